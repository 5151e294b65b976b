"""What the module of a schema prints: a model, an enum, a union or an alias."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sdkpress import text
from sdkpress.annotations import Annotation, Import, annotate, import_lines, optional, value_kind
from sdkpress.ir import Alias, Enum, Field, Model, Nullable, Scalar, Schema, Sdk, Type, Union
from sdkpress.views.origin import origin

_ENUM_BASES = {"str": "StrEnum", "int": "IntEnum", "any": "AnyEnum"}


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of a model, or a member of an enum; the docstring may be empty."""

    declaration: str
    docstring: str


@dataclass(frozen=True, slots=True)
class SchemaView:
    """A module with one schema."""

    docstring: str
    origin: str
    imports: tuple[str, ...]
    checked_imports: tuple[str, ...]
    python_name: str
    base: str
    class_docstring: str
    class_variables: tuple[str, ...]
    fields: tuple[FieldView, ...]
    literal_name: str
    definition: str


def schema_view(sdk: Sdk, schema: Schema) -> SchemaView:
    """What the module of a schema prints."""
    match schema:
        case Model():
            return _model_view(sdk, schema)
        case Enum():
            return _enum_view(sdk, schema)
        case Union():
            return _union_view(sdk, schema)
        case Alias():
            return _alias_view(sdk, schema)


def _view(
    sdk: Sdk,
    schema: Schema,
    base: str,
    *,
    annotations: Iterable[Annotation] = (),
    imports: Iterable[Import] = (),
    class_variables: Iterable[str] = (),
    fields: Iterable[FieldView] = (),
    definition: str = "",
) -> SchemaView:
    every = list(annotations)
    needed = {each for annotation in every for each in annotation.imports} | set(imports)
    own = f".models.{schema.module}"
    checked = {each for annotation in every for each in annotation.models if each.module != own or each.alias}
    title = text.docstring(f"The schema `{schema.name}`.", 0)
    return SchemaView(
        docstring=title,
        origin=origin(sdk, schema.pointer),
        imports=import_lines(needed, ".."),
        checked_imports=import_lines(checked, "..", package=".models"),
        python_name=schema.python_name,
        base=base,
        class_docstring=text.docstring(schema.description or schema.title or f"The schema `{schema.name}`.", 4),
        class_variables=tuple(class_variables),
        fields=tuple(fields),
        literal_name=text.literal(schema.python_name),
        definition=definition,
    )


def _model_view(sdk: Sdk, model: Model) -> SchemaView:
    names = {field.python_name for field in model.fields}
    annotations: list[Annotation] = []
    fields = [_field_view(field, names, annotations) for field in model.fields]
    nullable = [field.python_name for field in model.fields if not field.required and _takes_null(field.type)]
    variables = []
    imports = set()
    if nullable:
        imports.add(Import("typing", "ClassVar"))
        listed = ", ".join(text.literal(name) for name in nullable)
        variables.append(f"__nullable__: ClassVar[frozenset[str]] = frozenset({{{listed}}})")
    base = "Model"
    if model.additional_properties:
        base = "OpenModel"
        if model.additional_properties != Scalar("any"):
            values = annotate(model.additional_properties, "field", shadowed=names)
            annotations.append(values)
            imports.add(Import("._types", "extra_fields"))
            word = "_dict" if "dict" in names else "dict"
            imports |= {Import("builtins", "dict", "_dict")} if "dict" in names else set()
            fields.append(
                FieldView(
                    f"additional_properties: {word}[str, {values.text}] = extra_fields()",
                    text.docstring("The properties that the schema does not name.", 4, attribute=True),
                )
            )
    imports |= {Import("._model", base)}
    if any(field.read_only for field in model.fields):
        imports.add(Import("._types", "read_only"))
    return _view(sdk, model, base, annotations=annotations, imports=imports, class_variables=variables, fields=fields)


def _takes_null(type_: Type) -> bool:
    return isinstance(type_, Nullable) or type_ in (Scalar("any"), Scalar("none"))


def _field_view(field: Field, names: set[str], annotations: list[Annotation]) -> FieldView:
    annotation = annotate(field.type, "field", shadowed=names)
    if not field.required:
        annotation = optional(annotation)
    if field.name != field.python_name:
        word = "_Field" if "Field" in names else "Field"
        written = f"Annotated[{annotation.text}, {word}(alias={text.literal(field.name)})]"
        added = {Import("typing", "Annotated"), Import("pydantic", "Field")}
        annotation = Annotation(written, annotation.imports | added, annotation.models)
    annotations.append(annotation)
    default = " = read_only()" if field.read_only else "" if field.required else " = None"
    said = _field_text(field)
    return FieldView(
        f"{field.python_name}: {annotation.text}{default}",
        text.docstring(said, 4, attribute=True) if said else "",
    )


def _field_text(field: Field) -> str:
    return "\n\n".join(part for part in (field.description or field.title, "Deprecated." * field.deprecated) if part)


def _enum_view(sdk: Sdk, enum: Enum) -> SchemaView:
    base = _ENUM_BASES[value_kind(member.value for member in enum.members)]
    fields = [
        FieldView(
            f"{member.python_name} = {text.literal(member.value)}",
            text.docstring(member.description, 4, attribute=True) if member.description else "",
        )
        for member in enum.members
    ]
    return _view(sdk, enum, base, imports={Import("._enum", base)}, fields=fields)


def _union_view(sdk: Sdk, union: Union) -> SchemaView:
    annotation = annotate(Nullable(union.type) if union.nullable else union.type, "field")
    imports = {Import("._union", "OneOf")}
    variables = []
    if union.type.discriminator:
        imports |= {Import("typing", "ClassVar"), Import("collections.abc", "Mapping")}
        known = {schema.name: schema.python_name for schema in sdk.schemas}
        mapping = ", ".join(
            f"{text.literal(value)}: {text.literal(known[name])}"
            for value, name in union.type.discriminator.mapping.items()
        )
        variables.append(
            "__discriminator__: ClassVar[tuple[str, Mapping[str, str]] | None] = "
            f"({text.literal(union.type.discriminator.property_name)}, {{{mapping}}})"
        )
    field = FieldView(f"actual_instance: {annotation.text}", "")
    return _view(
        sdk, union, "OneOf", annotations=[annotation], imports=imports, class_variables=variables, fields=[field]
    )


def _alias_view(sdk: Sdk, alias: Alias) -> SchemaView:
    annotation = annotate(alias.type, "field")
    imports = {Import("typing_extensions", "TypeAliasType"), Import("._linking", "link_alias")}
    definition = text.literal(annotation.text) if annotation.models else annotation.text
    return _view(sdk, alias, "", annotations=[annotation], imports=imports, definition=definition)

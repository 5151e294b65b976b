"""What the module of a schema prints: a model, an enum, a union or an alias."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sdkpress import text
from sdkpress.annotations import Annotation, annotate, classes_in, mapping_of, optional, value_kind
from sdkpress.imports import Import, import_lines, import_of
from sdkpress.ir import (
    Alias,
    Discriminator,
    Enum,
    Field,
    Literals,
    Missing,
    Model,
    Nullable,
    Reference,
    Scalar,
    Schema,
    Sdk,
    Type,
    Union,
)
from sdkpress.reserved import BUILTIN_CLASSES
from sdkpress.views.later import expression
from sdkpress.views.origin import origin

_LONGEST = text.WIDTH - len("    ,")
_ENUM_BASES = {"str": "StrEnum", "int": "IntEnum", "any": "AnyEnum"}

LONGEST_NAME = 45
"""Of a name in the sentence that opens a docstring."""


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
    """What the module of a schema prints.

    Args:
        sdk: What is rendered.
        schema: The schema.
    """
    used = frozenset(name for type_ in _types_of(schema) for name in classes_in(type_))
    return _SchemaViewer(sdk, schema.python_name, used).view(schema)


def _types_of(schema: Schema) -> Iterable[Type | None]:
    match schema:
        case Model():
            return [*(field.type for field in schema.fields), schema.additional_properties or None]
        case Union() | Alias():
            return [schema.type]
        case Enum():
            return []


class _SchemaViewer:
    """Gathers what the module of one schema needs."""

    def __init__(self, sdk: Sdk, own: str, used: frozenset[str]) -> None:
        self.sdk = sdk
        self.own = own
        self.classes = used | {own}
        self.members: frozenset[str] = frozenset()
        self.imports: set[Import] = set()
        self.models: set[Import] = set()

    def view(self, schema: Schema) -> SchemaView:
        match schema:
            case Model():
                return self._model(schema)
            case Enum():
                return self._enum(schema)
            case Union():
                return self._union(schema)
            case Alias():
                return self._alias(schema)

    def _view(
        self,
        schema: Schema,
        base: str = "",
        *,
        class_variables: Iterable[str] = (),
        fields: Iterable[FieldView] = (),
        definition: str = "",
    ) -> SchemaView:
        own = f".models.{schema.module}"
        checked = {each for each in self.models if each.module != own or each.alias}
        title = f"The schema `{text.ending(schema.name, LONGEST_NAME)}`."
        return SchemaView(
            docstring=text.docstring(title, 0),
            origin=origin(self.sdk, schema.pointer),
            imports=import_lines(self.imports, ".."),
            checked_imports=import_lines(checked, "..", package=".models"),
            python_name=schema.python_name,
            base=base,
            class_docstring=text.docstring(schema.description or schema.title or title, 4),
            class_variables=tuple(class_variables),
            fields=tuple(fields),
            literal_name=text.literal(schema.python_name),
            definition=definition,
        )

    def _name(self, name: str) -> str:
        """A name that the module uses, imported."""
        each = import_of(name, {*self.members, *self.classes})
        if each.module != "builtins" or each.alias:
            self.imports.add(each)
        return each.alias or name

    def _annotate(self, type_: Type) -> Annotation:
        shadowed = self.members | (BUILTIN_CLASSES - {self.own})
        annotation = annotate(type_, "field", shadowed=shadowed, classes=self.classes)
        self.imports |= annotation.imports
        self.models |= annotation.models
        return annotation

    def _model(self, model: Model) -> SchemaView:
        self.members = frozenset(field.python_name for field in model.fields)
        fields = [self._field(field) for field in model.fields]
        variables = []
        nullable = [field.python_name for field in model.fields if not field.required and _takes_null(field.type)]
        if nullable:
            kind = f"{self._name('ClassVar')}[{self._name('frozenset')}[{self._name('str')}]]"
            variables.append(f"__nullable__: {kind} = {self._name('frozenset')}({_set_of(nullable)})")
        if model.subtypes:
            variables.append(self._told_apart("__subtypes__", model.subtypes))
        base = "Model"
        if model.additional_properties:
            base = "OpenModel"
            if model.additional_properties != Scalar("any"):
                fields.append(self._additional(model.additional_properties))
        return self._view(model, self._name(base), class_variables=variables, fields=fields)

    def _additional(self, type_: Type) -> FieldView:
        kind = f"{self._name('dict')}[{self._name('str')}, {self._annotate(type_).text}]"
        said = text.docstring("The properties that the schema does not name.", 4, attribute=True)
        return FieldView(f"additional_properties: {kind} = {self._name('extra_fields')}()", said)

    def _field(self, field: Field) -> FieldView:
        annotation = self._annotate(field.type)
        written = annotation.text if field.required else optional(annotation).text
        value = "" if field.required else self._default_of(field)
        # Pydantic makes the member of an enum, whose module is not imported before it is needed.
        checked = "validate_default=True" if value and self._enum_of(field) else ""
        default = "" if field.required else f" = {value or None}"
        if checked:
            default = f" = {self._name('Field')}(default={value}, {checked})"
        if field.name != field.python_name:
            alias = f"alias={text.literal(field.name)}"
            if field.keyword == field.python_name:
                written = self._annotated(written, f"{self._name('Field')}({alias})")
            else:
                given = ["" if field.required else f"default={value or None}", alias, checked]
                default = f" = {self._name('Field')}({', '.join(each for each in given if each)})"
        if field.read_only or field.write_only:
            default = f" = {self._name('read_only' if field.read_only else 'write_only')}({value})"
        said = [field.description or field.title, "Deprecated." if field.deprecated else ""]
        docstring = "\n\n".join(part for part in said if part)
        return FieldView(
            f"{field.python_name}: {written}{default}",
            text.docstring(docstring, 4, attribute=True) if docstring else "",
        )

    def _annotated(self, written: str, mark: str) -> str:
        """Add what pydantic is told of a field: beside the constraints, where its type has those already."""
        name = self._name("Annotated")
        if written.startswith(f"{name}["):
            whole = ast.parse(written, mode="eval").body
            if isinstance(whole, ast.Subscript):
                return f"{written[:-1]}, {mark}]"
        return f"{name}[{written}, {mark}]"

    def _default_of(self, field: Field) -> str:
        """What an optional field is where nothing was given, empty for None.

        It is the default where that can't be changed in place: a list which was read and changed
        would look as if it would be sent.
        """
        type_, value = _not_null(field.type), field.default
        if isinstance(value, Missing):
            return ""
        match type_:
            case Scalar("bool"):
                fits = isinstance(value, bool)
            case Scalar("int"):
                fits = isinstance(value, int) and not isinstance(value, bool)
            case Scalar("number"):
                fits = isinstance(value, int | float) and not isinstance(value, bool)
            case Scalar("str"):
                fits = isinstance(value, str)
            case Scalar("date" | "datetime" | "uuid") if isinstance(value, str):
                return self._read_from_text(type_, value)
            case Literals():
                fits = any(value == each and type(value) is type(each) for each in type_.values)
            case Reference():
                enum = self._enum_of(field)
                fits = enum is not None and any(
                    value == each.value and type(value) is type(each.value) for each in enum.members
                )
            case _:
                fits = False
        if not fits:
            return ""
        return text.long_literal(value) if isinstance(value, str) else text.literal(value)

    def _read_from_text(self, type_: Scalar, value: str) -> str:
        """The expression for a date or a UUID; empty where the text is none."""
        try:
            match type_.name:
                case "date":
                    given = text.literal(date.fromisoformat(value).isoformat())
                    return f"{self._name('date')}.fromisoformat({given})"
                case "datetime":
                    given = text.literal(datetime.fromisoformat(value).isoformat())
                    return f"{self._name('datetime')}.fromisoformat({given})"
                case _:
                    return f"{self._name('UUID')}({text.literal(str(UUID(value)))})"
        except ValueError:
            return ""

    def _enum_of(self, field: Field) -> Enum | None:
        """The named enum that a field is of."""
        type_ = _not_null(field.type)
        if not isinstance(type_, Reference) or type_.kind != "enum":
            return None
        enums = (each for each in self.sdk.schemas if isinstance(each, Enum))
        return next((each for each in enums if each.python_name == type_.python_name), None)

    def _enum(self, enum: Enum) -> SchemaView:
        base = self._name(_ENUM_BASES[value_kind(member.value for member in enum.members)])
        fields = [
            FieldView(
                f"{member.python_name} = {text.literal(member.value)}",
                text.docstring(member.description, 4, attribute=True) if member.description else "",
            )
            for member in enum.members
        ]
        return self._view(enum, base, fields=fields)

    def _union(self, union: Union) -> SchemaView:
        discriminator = union.type.discriminator
        members = replace(union.type, discriminator=None)
        annotation = self._annotate(Nullable(members) if union.nullable else members)
        variables = []
        if discriminator:
            variables.append(self._told_apart("__discriminator__", discriminator))
        fields = [FieldView(f"actual_instance: {annotation.text}", "")]
        return self._view(union, self._name("OneOf"), class_variables=variables, fields=fields)

    def _told_apart(self, variable: str, discriminator: Discriminator) -> str:
        told = self._name("Discriminator")
        value = f"{told}({text.literal(discriminator.property_name)}, {mapping_of(discriminator)})"
        return f"{variable}: {self._name('ClassVar')}[{told} | None] = {value}"

    def _alias(self, alias: Alias) -> SchemaView:
        annotation = self._annotate(alias.type)
        self.imports |= {Import("typing_extensions", "TypeAliasType"), Import("._linking", "link_alias")}
        definition = text.literal(annotation.text) if annotation.models else annotation.text
        if annotation.models and len(definition) > _LONGEST and not self._names_alias(annotation.models):
            later = {each.alias or each.name for each in annotation.models}
            definition = expression(annotation.text, later, self._name)
        return self._view(alias, definition=definition)

    def _names_alias(self, models: Iterable[Import]) -> bool:
        """Whether an alias is among them: a circle of aliases, mypy reads where each is one text alone."""
        names = {each.name for each in models}
        return any(isinstance(each, Alias) and each.python_name in names for each in self.sdk.schemas)


def _not_null(type_: Type) -> Type:
    return type_.of if isinstance(type_, Nullable) else type_


def _takes_null(type_: Type) -> bool:
    return isinstance(type_, Nullable) or type_ in (Scalar("any"), Scalar("none"))


def _set_of(names: Iterable[str]) -> str:
    return f"{{{', '.join(text.literal(name) for name in names)}}}"

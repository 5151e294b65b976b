"""What the module of a schema's plain form prints: a TypedDict, or a name for a union of them."""

from __future__ import annotations

import keyword
import unicodedata
from dataclasses import dataclass, replace

from sdkpress import text
from sdkpress.annotations import annotate, classes_in
from sdkpress.imports import Import, import_lines, import_of
from sdkpress.ir import Alias, Field, Model, Nullable, Sdk, Type, Union
from sdkpress.names import module_name
from sdkpress.reserved import BUILTIN_CLASSES
from sdkpress.views.later import expression
from sdkpress.views.models import LONGEST_NAME, FieldView
from sdkpress.views.origin import origin


@dataclass(frozen=True, slots=True)
class DefinitionView:
    """A name that is assigned; the docstring may be empty."""

    name: str
    expression: str
    docstring: str


@dataclass(frozen=True, slots=True)
class DictionaryView:
    """A module with one plain form. `keys_name` is the name of its class, where it has one."""

    docstring: str
    origin: str
    imports: tuple[str, ...]
    checked_imports: tuple[str, ...]
    keys_name: str
    base: str
    class_docstring: str
    keys: tuple[FieldView, ...]
    definitions: tuple[DefinitionView, ...]
    linked: str


def dictionary_view(sdk: Sdk, schema: Model | Union | Alias) -> DictionaryView:
    """What the module of a schema's plain form prints.

    Args:
        sdk: What is rendered.
        schema: The schema, one that has a plain form.
    """
    return _DictionaryViewer(schema).view(sdk)


class _DictionaryViewer:
    """Gathers what the module of one plain form needs."""

    def __init__(self, schema: Model | Union | Alias) -> None:
        self.schema = schema
        self.fields = _sent(schema)
        self.as_class = all(_is_plain(field.name) for field in self.fields)
        self.shadowed = frozenset(field.name for field in self.fields) if self.as_class else frozenset[str]()
        types = [field.type for field in self.fields] if isinstance(schema, Model) else [schema.type]
        self.classes = frozenset({schema.dictionary, *(name for type_ in types for name in classes_in(type_))})
        self.imports: set[Import] = {Import("._linking", "link_dictionary")}
        self.models: set[Import] = set()

    def view(self, sdk: Sdk) -> DictionaryView:
        schema = self.schema
        title = f"The schema `{text.ending(schema.name, LONGEST_NAME)}`, as a dictionary."
        said = (
            schema.description
            or schema.title
            or f"What may be given in place of `{text.ending(schema.python_name, LONGEST_NAME)}`."
        )
        fields: tuple[FieldView, ...] = ()
        keys_name = ""
        definitions: list[DefinitionView] = []
        base = ""
        if isinstance(schema, Model):
            named = f"_{schema.dictionary}" if schema.additional_properties else schema.dictionary
            base = f"{self._name('typing_extensions')}.TypedDict"
            if self.as_class:
                keys_name = named
                fields = tuple(self._key(field) for field in self.fields)
            else:
                definitions.append(DefinitionView(named, self._functional(named), ""))
            if schema.additional_properties:
                anything = f"{self._name('dict')}[{self._name('str')}, {self._name('Any')}]"
                definitions.append(self._alias(f"{named} | {anything}"))
        else:
            definitions.append(self._alias(self._annotate(_definition(schema))))
        described = [
            replace(each, docstring=text.docstring(said, 0, attribute=True) if each is definitions[-1] else "")
            for each in definitions
        ]
        own = f".models.{module_name(schema.dictionary)}"
        return DictionaryView(
            docstring=text.docstring(title, 0),
            origin=origin(sdk, schema.pointer),
            imports=import_lines(self.imports, ".."),
            checked_imports=import_lines({each for each in self.models if each.module != own}, "..", package=".models"),
            keys_name=keys_name,
            base=base,
            class_docstring=text.docstring(said, 4),
            keys=fields,
            definitions=tuple(described),
            linked=schema.dictionary,
        )

    def _name(self, name: str) -> str:
        each = import_of(name, {*self.shadowed, *self.classes})
        if each.module != "builtins" or each.alias:
            self.imports.add(each)
        return each.alias or name

    def _annotate(self, type_: Type) -> str:
        annotation = annotate(type_, "key", shadowed=self.shadowed | BUILTIN_CLASSES, classes=self.classes)
        self.imports |= annotation.imports
        self.models |= annotation.models
        return annotation.text

    def _typed(self, field: Field) -> str:
        annotation = self._annotate(field.type)
        return annotation if field.required else f"{self._name('typing_extensions')}.NotRequired[{annotation}]"

    def _key(self, field: Field) -> FieldView:
        said = [field.description or field.title, "Deprecated." if field.deprecated else ""]
        docstring = "\n\n".join(part for part in said if part)
        return FieldView(
            f"{field.name}: {self._typed(field)}", text.docstring(docstring, 4, attribute=True) if docstring else ""
        )

    def _functional(self, name: str) -> str:
        """The expression for keys that Python has no names for."""
        keys = [f"{text.literal(field.name)}: {self._expression(self._typed(field))}" for field in self.fields]
        return f"{self._name('typing_extensions')}.TypedDict({text.literal(name)}, {{{', '.join(keys)}}})"

    def _alias(self, definition: str) -> DefinitionView:
        name = self.schema.dictionary
        made = f"{self._name('typing_extensions')}.TypeAliasType({text.literal(name)}, {self._expression(definition)})"
        return DefinitionView(name, made, "")

    def _expression(self, annotation: str) -> str:
        later = {each.alias or each.name for each in self.models} | {f"_{self.schema.dictionary}"}
        return expression(annotation, later, self._name)


def _sent(schema: Model | Union | Alias) -> tuple[Field, ...]:
    return tuple(field for field in schema.fields if not field.read_only) if isinstance(schema, Model) else ()


def _is_plain(name: str) -> bool:
    """Whether a key can be written as the name of an attribute, which Python leaves as it is."""
    kept = name.isidentifier() and unicodedata.normalize("NFKC", name) == name
    return kept and not keyword.iskeyword(name) and not name.startswith("__")


def _definition(schema: Union | Alias) -> Type:
    if isinstance(schema, Alias):
        return schema.type
    return Nullable(schema.type) if schema.nullable else schema.type

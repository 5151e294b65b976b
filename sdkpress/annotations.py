"""The Python text of a type, and the imports it needs, for each kind of place where types stand.

A field's annotation is evaluated by pydantic, that of a signature or of a key of a dictionary only by type
checkers, and that of a wire description is an expression which runs when it is first used.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from sdkpress import text
from sdkpress.imports import Import, import_of
from sdkpress.ir import (
    NO_CONSTRAINTS,
    Constraints,
    Discriminator,
    Json,
    ListOf,
    Literals,
    MapOf,
    Nullable,
    Reference,
    Scalar,
    ScalarName,
    TupleOf,
    Type,
    UnionOf,
)
from sdkpress.names import module_name

ValueKind: TypeAlias = Literal["str", "int", "any"]
Place: TypeAlias = Literal["field", "argument", "key", "result", "wire"]


_ENUM_KINDS = {"str": ("str",), "int": ("int",), "any": ("str", "int", "float", "bool")}
_OPEN = {"str": "Open", "int": "OpenInt", "any": "OpenAny"}
_OPEN_MARKS = {"str": "OPEN", "int": "OPEN_INT", "any": "OPEN_ANY"}

SCALARS: Mapping[ScalarName, str] = {
    "any": "Any",
    "none": "None",
    "bool": "bool",
    "int": "int",
    "number": "float",
    "str": "str",
    "bytes": "bytes",
    "file": "File",
    "part": "Part",
    "date": "date",
    "datetime": "datetime",
    "time": "str",
    "duration": "str",
    "uuid": "UUID",
    "decimal": "Decimal",
}
"""What each scalar is called in Python."""

# What may stand in a dictionary as JSON has it, too.
_WRITTEN = frozenset({"date", "datetime", "uuid", "decimal"})
_STRICT = {**SCALARS, "bool": "StrictBool", "int": "StrictInt"}


@dataclass(frozen=True, slots=True)
class Annotation:
    """The text of a type. `models` are only for type checkers, `imports` are needed when the code runs."""

    text: str
    imports: frozenset[Import] = frozenset()
    models: frozenset[Import] = frozenset()


@dataclass(slots=True)
class _Writer:
    place: Place
    shadowed: Collection[str]
    classes: Collection[str]
    qualified: bool
    imports: set[Import] = field(default_factory=set)
    models: set[Import] = field(default_factory=set)

    @property
    def checked_only(self) -> bool:
        """Whether only type checkers read the text, so that it says what a value is and no more."""
        return self.place in ("argument", "key", "result")

    @property
    def given(self) -> bool:
        """Whether the text is of what users give: a model may come as a dictionary."""
        return self.place in ("argument", "key")

    def name(self, name: str) -> str:
        """A name that the text uses, spelled `_name` where something else in its module has that name."""
        each = import_of(name, {*self.shadowed, *self.classes})
        if each.module != "builtins" or each.alias:
            self.imports.add(each)
        return each.alias or name

    def model(self, reference: Reference) -> Iterator[str]:
        if self.qualified:
            yield f"models.{reference.python_name}"
            return
        yield self._model(reference.python_name)
        if self.given and reference.dictionary:
            yield self._model(reference.dictionary)

    def _model(self, name: str) -> str:
        alias = f"_{name}" if name in self.shadowed else None
        module = ".models" if self.place in ("argument", "result") else f".models.{module_name(name)}"
        self.models.add(Import(module, name, alias))
        return alias or name

    def union(self, members: Iterable[str]) -> str:
        """The members each once, None at the end, as linters want it."""
        return " | ".join(sorted(dict.fromkeys(members), key=lambda each: each == "None"))

    def open(self, closed: str, values: ValueKind) -> str:
        """An enum where newer values may come: expressions can't subscript a generic alias."""
        if self.place == "wire":
            return f"{self.name('Annotated')}[{closed}, {self.name(_OPEN_MARKS[values])}]"
        return f"{self.name(_OPEN[values])}[{closed}]"

    def write(self, type_: Type) -> str:
        return self.union(self._members(type_))

    def _members(self, type_: Type) -> Iterator[str]:
        """What a value may be, each in a text of its own: a union in a union is one with it."""
        match type_:
            case Scalar():
                yield from self._scalar(type_)
            case Literals(values):
                yield from self._literals(values)
            case ListOf(items, constraints):
                yield self._constrained(f"{self._list([items])}[{self.write(items)}]", constraints)
            case TupleOf(items, rest):
                yield self._tuple(items, rest)
            case MapOf(values, constraints):
                kind = self.name("Mapping" if self.given and self._varies(values) else "dict")
                plain = f"{kind}[{self.name('str')}, {self.write(values)}]"
                yield self._constrained(plain, constraints)
            case UnionOf(members, None):
                for member in self._literals_as_one(members):
                    yield from self._members(member)
            case UnionOf(members, discriminator):
                union = [each for member in members for each in self._members(member)]
                if self.checked_only or discriminator is None:
                    yield from union
                else:
                    yield self._discriminated(self.union(union), discriminator)
            case Nullable(of):
                yield from self._members(of)
                yield "None"
            case Reference(kind="enum"):
                if self.checked_only:
                    yield from self.model(type_)
                    yield from (self.name(kind) for kind in _ENUM_KINDS[type_.values])
                else:
                    yield self.open(self.union(self.model(type_)), type_.values)
            case Reference():
                yield from self.model(type_)

    def _literals_as_one(self, members: Iterable[Type]) -> Iterator[Type]:
        """The members of a union, with all that list values in one: of one kind, where newer values may come."""
        members = tuple(members)
        merged: dict[str, dict[tuple[type, str | int | bool], str | int | bool]] = {}
        for member in members:
            if isinstance(member, Literals):
                values = merged.setdefault(self._kind_of(member), {})
                values.update({(type(value), value): value for value in member.values})
        for member in members:
            if not isinstance(member, Literals):
                yield member
            elif listed := merged.pop(self._kind_of(member), None):
                yield Literals(tuple(listed.values()))

    def _kind_of(self, listed: Literals) -> ValueKind:
        """Of what kind the values are, where newer ones may come."""
        return "any" if self.given else value_kind(listed.values)

    def _literals(self, values: tuple[str | int | bool, ...]) -> Iterator[str]:
        plain = f"{self.name('Literal')}[{', '.join(text.literal(value) for value in values)}]"
        if self.given:
            yield plain
        elif self.place == "result":
            yield plain
            yield from (self.name(type(value).__name__) for value in values)
        else:
            yield self.open(plain, value_kind(values))

    def _discriminated(self, union: str, discriminator: Discriminator) -> str:
        arguments = f"{text.literal(discriminator.property_name)}, {mapping_of(discriminator)}"
        return f"{self.name('Annotated')}[{union}, {self.name('Discriminator')}({arguments})]"

    def _tuple(self, items: tuple[Type, ...], rest: Type | None) -> str:
        """A JSON array of set places: a tuple where its length is fixed, else a list of whatever may stand in it."""
        if rest is None:
            return f"{self.name('tuple')}[{', '.join(self.write(item) for item in items)}]"
        places: list[Type] = [*items, rest]
        inside = [each for each in places if each == Scalar("any")][:1] or places
        return f"{self._list(inside)}[{self.write(UnionOf(tuple(inside)))}]"

    def _list(self, items: Iterable[Type]) -> str:
        """What a list is called that is given.

        Where several things may stand in it, a list of one of them must do, too, and to type checkers a list
        is not one of something wider. A sequence is; but a text is a sequence of texts, which is never meant.
        """
        items = tuple(items)
        if not self.given or not any(map(self._varies, items)):
            return self.name("list")
        return self.name("SequenceNotStr" if any(map(self._takes_text, items)) else "Sequence")

    def _varies(self, type_: Type) -> bool:
        """Whether something narrower than a type is to be expected in its place."""
        match type_:
            case Scalar(name):
                return name in ("number", "file", "part") or (self.place == "key" and name in _WRITTEN)
            case Reference():
                return type_.kind == "enum" or bool(type_.dictionary)
            case ListOf(inner) | MapOf(inner):
                return self._varies(inner)
            case UnionOf() | Nullable():
                return True
            case TupleOf(items, rest):
                return any(self._varies(item) for item in (*items, rest) if item is not None)
            case Literals():
                return False

    def _takes_text(self, type_: Type) -> bool:
        """Whether a text may be given for a type."""
        match type_:
            case Scalar(name):
                return name in ("str", "file", "part", "time", "duration") or name in _WRITTEN
            case Reference():
                return type_.kind == "enum" and type_.values != "int"
            case Nullable(inner):
                return self._takes_text(inner)
            case UnionOf(members):
                return any(map(self._takes_text, members))
            case _:
                return False

    def _scalar(self, type_: Scalar) -> Iterator[str]:
        if type_.name == "none":
            yield "None"
        elif self.checked_only:
            yield self.name(SCALARS[type_.name])
            if self.place == "key" and type_.name in _WRITTEN:
                yield self.name("str")
        elif type_.name == "number":
            numbers = (self.name("StrictInt"), self.name("StrictFloat"))
            if type_.constraints == NO_CONSTRAINTS:
                yield from numbers
            else:
                yield self._constrained(self.union(numbers), type_.constraints)
        else:
            yield self._constrained(self.name(_STRICT[type_.name]), type_.constraints)

    def _constrained(self, plain: str, constraints: Constraints) -> str:
        if self.checked_only or constraints == NO_CONSTRAINTS:
            return plain
        arguments = ", ".join(f"{name}={text.literal(value)}" for name, value in constraint_arguments(constraints))
        return f"{self.name('Annotated')}[{plain}, {self.name('Constraints')}({arguments})]"


def constraint_arguments(constraints: Constraints) -> tuple[tuple[str, Json], ...]:
    """The constraints that are set, by the names that pydantic gives them."""
    lengths = (constraints.min_length, constraints.min_items)
    tops = (constraints.max_length, constraints.max_items)
    named: tuple[tuple[str, Json], ...] = (
        ("ge", constraints.minimum),
        ("gt", constraints.exclusive_minimum),
        ("le", constraints.maximum),
        ("lt", constraints.exclusive_maximum),
        ("multiple_of", constraints.multiple_of),
        ("min_length", next((each for each in lengths if each is not None), None)),
        ("max_length", next((each for each in tops if each is not None), None)),
        ("pattern", constraints.pattern),
        ("unique_items", constraints.unique_items or None),
        ("min_properties", constraints.min_properties),
        ("max_properties", constraints.max_properties),
    )
    return tuple((name, value) for name, value in named if value is not None)


def value_kind(values: Iterable[object]) -> ValueKind:
    """Of what kind the values of an enum are."""
    kinds = {type(value) for value in values}
    return "str" if kinds == {str} else "int" if kinds == {int} else "any"


def mapping_of(discriminator: Discriminator) -> str:
    """The expression of the classes by value of a discriminator."""
    entries = (f"{text.literal(value)}: {text.literal(name)}" for value, name in discriminator.mapping.items())
    return f"{{{', '.join(entries)}}}"


def annotate(
    type_: Type,
    place: Place,
    *,
    shadowed: Collection[str] = (),
    classes: Collection[str] = (),
    qualified: bool = False,
) -> Annotation:
    """Write a type for one kind of place.

    Args:
        type_: The type.
        place: Where it stands.
        shadowed: Names of the members of the class it stands in: `list` means the method there, so that the
            type is imported as `_list`.
        classes: The classes of the document that the module uses: a model called `File` is not the runtime's.
        qualified: Whether models are spelled `models.Name` instead of being imported.
    """
    writer = _Writer(place, shadowed, classes, qualified)
    written = writer.write(type_)
    if place == "wire" and _is_union(type_):
        written = f"{writer.name('Annotated')}[{written}, {writer.name('UNION')}]"
    return Annotation(written, frozenset(writer.imports), frozenset(writer.models))


def classes_in(type_: Type | None) -> Iterator[str]:
    """The classes of the document that a type is written with."""
    match type_:
        case Reference():
            yield type_.python_name
            yield type_.dictionary
        case ListOf(inner) | MapOf(inner) | Nullable(inner):
            yield from classes_in(inner)
        case UnionOf(members):
            for member in members:
                yield from classes_in(member)
        case TupleOf(items, rest):
            for item in (*items, rest):
                yield from classes_in(item)


def _is_union(type_: Type) -> bool:
    """Whether the text of a type is a union, which as an expression type checkers refuse."""
    match type_:
        case UnionOf(discriminator=None) | Nullable():
            return True
        case Scalar("number", constraints):
            return constraints == NO_CONSTRAINTS
    return False


def optional(annotation: Annotation) -> Annotation:
    """The annotation of what may be left out, None standing for that."""
    anything = {each.alias or each.name for each in annotation.imports if each.name == "Any"}
    if annotation.text in {"None", *anything} or annotation.text.endswith(" | None"):
        return annotation
    return Annotation(f"{annotation.text} | None", annotation.imports, annotation.models)

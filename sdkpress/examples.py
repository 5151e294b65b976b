"""The example values that docs show, each valid for its type.

A value of the document's own examples is taken where it fits, then a default, then the first of the
values allowed, then one made for the constraints. Of a model, the fields that are required and those
that the document gives examples for: what ends recursion too. A list or a dictionary that is an argument
is not empty, which would show nothing, and of which type checkers ask what would be in it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from sdkpress.fitting import Schemas, fits, fits_constraints
from sdkpress.ir import (
    Alias,
    Constraints,
    Enum,
    Example,
    Field,
    Json,
    ListOf,
    Literals,
    MapOf,
    Missing,
    Model,
    Nullable,
    Parameter,
    Reference,
    Scalar,
    Schema,
    TupleOf,
    Type,
    Union,
    UnionOf,
)
from sdkpress.patterns import text_matching

_BY_NAME: dict[str, Json] = {
    "any": "example",
    "none": None,
    "bool": True,
    "bytes": "ZXhhbXBsZQ==",
    "file": "example",
    "part": "example",
    "date": "2013-10-20",
    "datetime": "2013-10-20T19:20:30+01:00",
    "time": "19:20:30",
    "duration": "P1D",
    "uuid": "38400000-8cf0-11bd-b23e-10b96e4ef00d",
    "decimal": "12.50",
}

_BY_FORMAT = {
    "email": "user@example.com",
    "idn-email": "user@example.com",
    "uri": "https://example.com",
    "url": "https://example.com",
    "iri": "https://example.com",
    "uri-reference": "/example",
    "uri-template": "https://example.com/{id}",
    "hostname": "example.com",
    "idn-hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "json-pointer": "/example",
    "regex": "^example$",
}

_MOST_OPTIONAL = 3
"""So many optional properties are shown of an object that needs none."""


class Endless(Exception):
    """A schema needs a value of itself: there is no end to an example."""


class Examples:
    """Makes the examples of one document."""

    def __init__(self, schemas: Iterable[Schema]) -> None:
        self.schemas: Schemas = {schema.name: schema for schema in schemas}
        self._made: dict[str, Json] = {}

    def of_parameter(self, parameter: Parameter) -> Json:
        """Give a value for a parameter."""
        return self._given(parameter.type, parameter.examples, parameter.default, parameter.python_name)

    def of_schema(self, schema: Schema) -> Json:
        """Give a value for a named schema."""
        try:
            return self._schema(schema, ())
        except Endless:
            return {}

    def of_type(self, type_: Type, hint: str = "", examples: tuple[Example, ...] = ()) -> Json:
        """Give a value for a type, which may have examples of its own. A text is `<hint>_example`."""
        return self._given(type_, examples, Missing(), hint)

    def _given(self, type_: Type, examples: Iterable[Example], default: Json | Missing, hint: str) -> Json:
        known = self._own(type_, examples)
        if not isinstance(default, Missing) and default is not None and fits(default, type_, self.schemas):
            known.append(default)
        plain = type_.of if isinstance(type_, Nullable) else type_
        if isinstance(plain, ListOf | MapOf):
            known = [value for value in known if value]
        if known:
            return known[0]
        try:
            return self._type(plain, hint, ())
        except Endless:
            return {}

    def _own(self, type_: Type, examples: Iterable[Example]) -> list[Json]:
        return [example.value for example in examples if fits(example.value, type_, self.schemas)]

    # --- by kind of type ---

    def _schema(self, schema: Schema, within: tuple[str, ...]) -> Json:
        if schema.name in self._made:
            return self._made[schema.name]
        if schema.name in within:
            raise Endless(schema.name)
        within = (*within, schema.name)
        value: Json
        match schema:
            case Enum(members=members):
                value = members[0].value
            case Model():
                value = self._model(schema, within)
            case Union() | Alias():
                own = self._own(schema.type, schema.examples)
                value = own[0] if own else self._type(schema.type, schema.python_name.lower(), within)
        self._made[schema.name] = value
        return value

    def _model(self, model: Model, within: tuple[str, ...]) -> Json:
        reference = Reference(model.name, model.python_name, model.module, "model")
        own = self._own(reference, model.examples)
        if own:
            return own[0]
        value: dict[str, Json] = {}
        for field in model.fields:
            if field.required or (field.examples and not field.deprecated):
                self._put(value, field, within)
        if not value:  # an object without properties would show nothing
            told = [each for each in model.fields if not each.deprecated and not each.read_only]
            plain = [each for each in told if self._is_plain(each.type)][:_MOST_OPTIONAL]
            value |= {each.name: self._type(each.type, each.python_name, within) for each in plain}
        return value

    def _is_plain(self, type_: Type) -> bool:
        """Whether a value of the type is no list and no object."""
        match type_:
            case Nullable(of):
                return self._is_plain(of)
            case Reference():
                return isinstance(self.schemas.get(type_.name), Enum)
            case _:
                return isinstance(type_, Scalar | Literals)

    def _put(self, value: dict[str, Json], field: Field, within: tuple[str, ...]) -> None:
        own = self._own(field.type, field.examples)
        default = field.default
        if own:
            value[field.name] = own[0]
        elif field.required:
            if not isinstance(default, Missing) and fits(default, field.type, self.schemas):
                value[field.name] = default
            else:
                value[field.name] = self._type(field.type, field.python_name, within)

    def _type(self, type_: Type, hint: str, within: tuple[str, ...]) -> Json:
        match type_:
            case Scalar():
                return _scalar(type_, hint)
            case Literals(values):
                return values[0]
            case Reference():
                schema = self.schemas.get(type_.name)
                return {} if schema is None else self._schema(schema, within)
            case Nullable(of):
                try:
                    return self._type(of, hint, within)
                except Endless:
                    return None
            case ListOf(items, constraints):
                return self._list(items, constraints, hint, within)
            case TupleOf(items):
                return [self._type(item, hint, within) for item in items]
            case MapOf(values, constraints):
                return self._map(values, constraints, hint, within)
            case UnionOf(members):
                return self._union(members, hint, within)

    def _list(self, items: Type, constraints: Constraints, hint: str, within: tuple[str, ...]) -> Json:
        count = max(1, constraints.min_items or 0)
        if constraints.max_items is not None:
            count = min(count, constraints.max_items)
        try:
            first = self._type(items, hint, within) if count else None
        except Endless:
            if constraints.min_items:
                raise
            return []
        if not constraints.unique_items:
            return [first] * count
        return [first, *_others(items, first)][:count] if count else []

    def _map(self, values: Type, constraints: Constraints, hint: str, within: tuple[str, ...]) -> Json:
        try:
            value = self._type(values, hint, within)
        except Endless:
            if constraints.min_properties:
                raise
            return {}
        return {f"key{number or ''}": value for number in range(max(1, constraints.min_properties or 0))}

    def _union(self, members: tuple[Type, ...], hint: str, within: tuple[str, ...]) -> Json:
        for member in members:
            try:
                return self._type(member, hint, within)
            except Endless:
                continue
        raise Endless(hint)


# --- scalars -------------------------------------------------------------------------------


def _scalar(type_: Scalar, hint: str) -> Json:
    if type_.name in ("int", "number"):
        return _number(type_)
    if type_.name == "str":
        return _text(type_, hint)
    return _BY_NAME[type_.name]


def _number(type_: Scalar) -> Json:
    constraints = type_.constraints
    low = _highest(constraints.minimum, constraints.exclusive_minimum)
    high = _lowest(constraints.maximum, constraints.exclusive_maximum)
    step = constraints.multiple_of or 1
    usual: list[int | float] = [56] if type_.name == "int" else [3.4, 56]
    starts = [bound for bound in (low, high) if bound is not None]
    for start in starts:
        base = math.floor(start / step) * step
        usual += [base + offset * step for offset in (0, 1, -1, 2)] + [start]
    if low is not None and high is not None:
        usual.append((low + high) / 2)
    usual += [step, 0, 1]
    for candidate in usual:
        whole = int(candidate) if float(candidate).is_integer() else candidate
        if (type_.name == "number" or isinstance(whole, int)) and fits_constraints(whole, constraints):
            return whole
    return 56


def _highest(*bounds: int | float | None) -> int | float | None:
    return max((bound for bound in bounds if bound is not None), default=None)


def _lowest(*bounds: int | float | None) -> int | float | None:
    return min((bound for bound in bounds if bound is not None), default=None)


def _text(type_: Scalar, hint: str) -> str:
    constraints = type_.constraints
    usual = _BY_FORMAT.get(type_.format or "") or (f"{hint}_example" if hint else "example")
    shortest = constraints.min_length or 0
    candidates = [usual, usual.ljust(shortest, "x")[: constraints.max_length]]
    for candidate in candidates:
        if fits_constraints(candidate, constraints):
            return candidate
    if constraints.pattern:
        found = text_matching(constraints.pattern, shortest, constraints.max_length)
        if found is not None:
            return found
    return usual


def _others(items: Type, first: Json) -> list[Json]:
    """Give values that differ from the first, for arrays whose items must."""
    if isinstance(items, Literals):
        return [value for value in items.values if value != first]
    if isinstance(first, str):
        return [f"{first}{number}" for number in range(2, 100)]
    if isinstance(first, int | float) and not isinstance(first, bool):
        return [first + number for number in range(1, 100)]
    return []

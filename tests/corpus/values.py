"""Random values of a schema, as JSON has them, drawn from the schema of the raw document."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

DEEP = 5
"""How many references deep a value goes on; from there it has only what it must have."""

_DURATIONS = ("PT1H", "P1D", "P1DT2H3M4S", "PT0.5S", "PT0S", "-PT1S")
_UNDECLARED = ("newer", "x-newer ü", "copy", "model_config", "to_dict", "model_extra", "self", "additional_properties")

_LIKE_OTHERS = (
    "", "1", "-0", "1e5", "true", "null", "None", "NaN", "2000-01-01", "2024-02-29T01:02:03Z", "1700000000", "P1D",
    "00000000-0000-0000-0000-000000000001", "1.10", "AAH/", "[]", "a b/c?d#e%f+ü&=",
)  # fmt: skip
"""Texts that could be taken for something else."""

_text = st.text(st.characters(codec="utf-8"), max_size=8) | st.sampled_from(_LIKE_OTHERS)
_numbers = st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from((0.0, -0.0, 1.0, 1e16, 1e22, 0.1, 1e-7))
_integers = st.integers(-9, 9) | st.integers(-(2**70), 2**70) | st.sampled_from((2**53 + 1, -(2**63), 2**64, 10**30))
_anything = st.recursive(
    st.none() | st.booleans() | _integers | _numbers | _text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_text, inner, max_size=3),
    max_leaves=4,
)


def _offsets() -> st.SearchStrategy[dt.timezone]:
    return st.integers(-14 * 60, 14 * 60).map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)))


def _instant(value: dt.datetime) -> str:
    """A date-time as most servers write it: `Z` for UTC."""
    text = value.isoformat()
    return text[: -len("+00:00")] + "Z" if text.endswith("+00:00") else text


_FORMATS: Mapping[str, st.SearchStrategy[str]] = {
    "date-time": st.datetimes(timezones=st.none() | st.just(dt.UTC) | _offsets()).map(_instant),
    "date": st.dates().map(str),
    "uuid": st.uuids().map(str),
    "byte": st.binary(max_size=9).map(lambda value: base64.b64encode(value).decode()),
    "decimal": st.decimals(allow_nan=False, allow_infinity=False, places=3).map(lambda value: f"{value:f}"),
    "duration": st.sampled_from(_DURATIONS),
    "email": st.just("a.b+c@example.com"),
    "uri": st.just("https://example.com/a%20b?c=d#e"),
}


class Values:
    """Draws values of the schemas of a document."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.document = document

    def of(self, schema: Any, depth: int = 0) -> st.SearchStrategy[Any]:
        """Values of a schema, which has to have one: of a false one there are none."""
        if schema is True or not schema:
            return _anything
        if "$ref" in schema:
            return st.deferred(lambda: self.of(self.find(schema["$ref"]), depth + 1))
        if "allOf" in schema:
            return self._object(self._merged(schema), depth)
        for union in ("oneOf", "anyOf"):
            if union in schema:
                return self._union(schema[union], schema.get("discriminator"), depth)
        if "const" in schema:
            return st.just(schema["const"])
        if "enum" in schema:
            return st.sampled_from(schema["enum"])
        return self._typed(schema, depth)

    def find(self, reference: str) -> Any:
        """The component schema that a reference leads to."""
        return self.document["components"]["schemas"][reference.rpartition("/")[2]]

    def _typed(self, schema: Mapping[str, Any], depth: int) -> st.SearchStrategy[Any]:
        match schema["type"]:
            case "object":
                return self._object(schema, depth)
            case "array":
                return self._array(schema, depth)
            case "string" if schema.get("format") in _FORMATS:
                return _FORMATS[schema["format"]]
            case "string":
                return st.text(
                    st.characters(codec="utf-8"),
                    min_size=schema.get("minLength", 0),
                    max_size=schema.get("maxLength", 9),
                )
            case "integer":
                return self._integer(schema)
            case "number":
                low = schema.get("minimum")
                floats = st.floats(min_value=low, allow_nan=False, allow_infinity=False)
                return floats | st.integers(low or 0, 10**20) | st.sampled_from((0.0, 1.0, 1e16, 1e22, 0.1, 1e-7))
            case "boolean":
                return st.booleans()
            case _:
                return st.none()

    def _integer(self, schema: Mapping[str, Any]) -> st.SearchStrategy[int]:
        most = {"int32": 2**31 - 1, "int64": 2**63 - 1}.get(schema.get("format", ""), 2**70)
        low, high = schema.get("minimum", -most - 1), schema.get("maximum", most)
        edges = [each for each in (2**53 + 1, -(2**53) - 1, most, low, high) if low <= each <= high]
        return st.integers(low, high) | st.sampled_from(edges)

    def _array(self, schema: Mapping[str, Any], depth: int) -> st.SearchStrategy[Any]:
        if "prefixItems" in schema:
            return st.tuples(*(self.of(each, depth) for each in schema["prefixItems"])).map(list)
        most = 0 if depth > DEEP else schema.get("maxItems", 3)
        return st.lists(self.of(schema["items"], depth), max_size=most) if most else st.just([])

    def _union(self, members: Any, discriminator: Any, depth: int) -> st.SearchStrategy[Any]:
        if discriminator is None:
            return st.one_of(*(self.of(each, depth) for each in members))
        told = {reference: tag for tag, reference in discriminator.get("mapping", {}).items()}

        def member(reference: str) -> st.SearchStrategy[Any]:
            own = {discriminator["propertyName"]: told.get(reference, reference.rpartition("/")[2])}
            return self.of({"$ref": reference}, depth).map(lambda value: {**value, **own})

        return st.one_of(*(member(each["$ref"]) for each in members))

    def _object(self, schema: Mapping[str, Any], depth: int) -> st.SearchStrategy[Any]:
        properties, needed = schema.get("properties", {}), schema.get("required", ())
        required = {name: self.of(properties[name], depth) for name in needed}
        optional = {name: self.of(each, depth) for name, each in properties.items() if name not in needed}
        own = st.fixed_dictionaries(required, optional={} if depth > DEEP else optional)
        additional = schema.get("additionalProperties", True)
        if additional is False or depth > DEEP:
            return own
        names = (st.sampled_from(_UNDECLARED) | _text).filter(lambda name: name not in properties)
        return st.tuples(st.dictionaries(names, self.of(additional, depth), max_size=2), own).map(
            lambda pair: {**pair[0], **pair[1]}
        )

    def _merged(self, schema: Mapping[str, Any]) -> dict[str, Any]:
        """The properties of all members of an `allOf`: here they are objects that leave others open."""
        properties = dict(schema.get("properties", {}))
        for each in schema["allOf"]:
            member = self.find(each["$ref"]) if "$ref" in each else each
            properties |= self._merged(member)["properties"] if "allOf" in member else member.get("properties", {})
        return {"properties": properties}

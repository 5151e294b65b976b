"""Makes values for schemas, as small, large, odd or rare as a plan says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from bench.wire.document import Document, usable_pattern, with_usable_enum
from bench.wire.patterns import text_for

NASTY = "a b/c?d#e%f+ü&="
UNDECLARED = "x-newer ü"
UNKNOWN = "a value of a newer server"

FORMATS = {
    "date-time": ["2026-02-28T23:59:59.123456Z", "2024-02-29T01:02:03+05:30", "2026-01-01T00:00:00Z"],
    "date": ["2024-02-29", "2026-01-01"],
    "time": ["23:59:59Z", "01:02:03.5Z"],
    "duration": ["P1DT2H3M4S", "PT0.5S"],
    "uuid": ["3fa85f64-5717-4562-b3fc-2c963f66afa6", "00000000-0000-0000-0000-000000000001"],
    "email": ["a.b+c@example.com"],
    "uri": ["https://example.com/a%20b?c=d&e=f#g"],
    "url": ["https://example.com/a%20b?c=d&e=f#g"],
    "hostname": ["example.com"],
    "ipv4": ["192.0.2.1"],
    "ipv6": ["2001:db8::1"],
    "byte": ["aGVsbG8=", "AAH/"],
    "decimal": ["1.10", "12345678901234567890.123"],
}

RECEIVED = {
    "date-time": [*FORMATS["date-time"], "2026-03-04T05:06:07", "2026-03-04T05:06:07.25-08:00", "2026-03-04t05:06:07z"]
}
"""What servers send beside what the format allows: without a zone, and in lower case."""


MOST_OBJECTS = 1000
"""In one value; further ones have only what must be there: schemas that refer to each other grow without end."""


class Unmakeable(Exception):
    """No value is known that the schema allows."""


@dataclass(frozen=True)
class Plan:
    """What kind of value to make.

    Args:
        large: All properties, and large numbers, or only what must be there.
        branch: Which member of each union and each enum.
        nulls: Null wherever it is allowed.
        nasty: Text of characters that need encoding.
        extras: Properties that no schema declares.
        unknown: Enum and discriminator values that no schema declares.
        loose: Values that break constraints: too long, too many, too large, of no pattern.
    """

    large: bool = False
    branch: int = 0
    nulls: bool = False
    nasty: bool = False
    extras: bool = False
    unknown: bool = False
    loose: bool = False


class Maker:
    """Makes values of a document's schemas for requests or for responses.

    Args:
        document: The document.
        request: Whether the values are sent, not received.
        whole: Whether properties of the other way are there, too.
    """

    def __init__(self, document: Document, *, request: bool, whole: bool = False) -> None:
        self.document = document
        self.absent = "" if whole else "readOnly" if request else "writeOnly"
        self.formats = FORMATS if request else {**FORMATS, **RECEIVED}
        self._objects = 0
        self.branches = 1
        """The most members that a union met so far had."""

    def make(self, schema: Any, plan: Plan, seen: tuple[str, ...] = (), *, top: bool = False) -> Any:
        """A value for a schema. Raises Unmakeable."""
        if top:
            self._objects = 0
        if schema is False:
            raise Unmakeable
        if schema is True or not schema:
            return {"any": [1, None, "ü"], "b": 2.5} if plan.large else "anything"
        if not isinstance(schema, Mapping):
            raise Unmakeable
        schema, seen = self._merged(schema, seen)
        if len(seen) > 24 or any(seen.count(each) > 2 for each in set(seen[-8:])):
            raise Unmakeable
        if plan.nulls and not top and self._is_nullable(schema):
            return None
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            values = [value for value in schema["enum"] if value is not None]
            if not values:
                return None
            if plan.unknown and all(isinstance(value, str) for value in values):
                return UNKNOWN
            self.branches = max(self.branches, min(len(values), 3))
            return values[plan.branch % len(values)]
        for union in ("oneOf", "anyOf"):
            if union in schema:
                return self._union(schema, union, plan, seen)
        kind = self._kind(schema, plan)
        make = {"object": self._object, "array": self._array, "string": self._text, "integer": self._integer}
        make |= {"number": self._number}
        if kind in make:
            return make[kind](schema, plan, seen)
        if kind == "boolean":
            return plan.branch % 2 == 0
        if kind == "null":
            return None
        return {"any": [1, None, "ü"], "b": 2.5} if plan.large else "anything"

    def merged(self, schema: Mapping[str, Any]) -> dict[str, Any]:
        """A schema with what it refers to and its allOf, not to be changed. Raises Unmakeable."""
        return self._merged(schema, ())[0]

    def is_plain(self, schema: Mapping[str, Any]) -> bool:
        """Whether the values of a merged schema have no parts."""
        return self._kind(dict(schema), Plan()) in ("string", "integer", "number", "boolean")

    def has_parts(self, schema: Any) -> bool:
        """Whether the values of a schema are objects or arrays."""
        return isinstance(schema, Mapping) and self._kind(self.merged(schema), Plan()) in ("object", "array")

    def _is_nullable(self, schema: Mapping[str, Any]) -> bool:
        if self.document.old:
            return schema.get("nullable") is True
        kinds = schema.get("type")
        if isinstance(kinds, list) and "null" in kinds:
            return True
        return any(
            isinstance(member, Mapping) and member.get("type") == "null"
            for union in ("oneOf", "anyOf")
            for member in schema.get(union, ())
        )

    def _kind(self, schema: Mapping[str, Any], plan: Plan) -> str:
        kinds = schema.get("type")
        if isinstance(kinds, list):
            named = [kind for kind in kinds if kind != "null"] or ["null"]
            self.branches = max(self.branches, len(named))
            return str(named[plan.branch % len(named)])
        if isinstance(kinds, str):
            return kinds
        if "properties" in schema or isinstance(schema.get("additionalProperties"), Mapping):
            return "object"
        if "items" in schema or "prefixItems" in schema:
            return "array"
        return "string" if "pattern" in schema or "maxLength" in schema else ""

    def _merged(self, schema: Mapping[str, Any], seen: tuple[str, ...]) -> tuple[dict[str, Any], tuple[str, ...]]:
        """Put a schema, what it refers to and its allOf into one, which is not to be changed."""
        cache = self.document.merged
        known = cache.get(id(schema))
        if known is None:
            made, added = self._merge(schema, ())
            # The schema is kept, so that no other one gets its id.
            known = cache[id(schema)] = (schema, made, added)
        _, made, added = known
        if added and (len(seen) + len(added) > 24 or any(seen.count(each) > 2 for each in added)):
            raise Unmakeable
        return made, (*seen, *added)

    def _merge(self, schema: Mapping[str, Any], seen: tuple[str, ...]) -> tuple[dict[str, Any], tuple[str, ...]]:
        made: dict[str, Any] = {}
        if "$ref" in schema:
            reference = schema["$ref"]
            if seen.count(reference) > 2 or len(seen) > 24:
                raise Unmakeable
            target = self.document.find(reference).value
            if isinstance(target, bool):
                return ({"not": {}} if not target else {}), seen
            made, seen = self._merge(target, (*seen, reference))
            made = dict(made)
            if self.document.old:
                return made, seen
        for member in schema.get("allOf", ()):
            part, seen = self._merge(member, seen)
            _add(made, part)
        own = with_usable_enum(dict(schema)) if isinstance(schema.get("enum"), list) else schema
        _add(made, {key: value for key, value in own.items() if key not in ("$ref", "allOf")})
        members = schema.get("allOf", ()) if schema.get("nullable") is not True else ()
        if self.document.old and not all(self._nullable_member(member) for member in members):
            made.pop("nullable", None)
        return made, seen

    def _nullable_member(self, schema: Any) -> bool:
        return isinstance(schema, Mapping) and self.merged(schema).get("nullable") is True

    def _union(self, schema: dict[str, Any], union: str, plan: Plan, seen: tuple[str, ...]) -> Any:
        members = [
            member for member in schema[union] if not (isinstance(member, Mapping) and member.get("type") == "null")
        ]
        if not members:
            return None
        self.branches = max(self.branches, len(members))
        rest = {key: value for key, value in schema.items() if key not in (union, "discriminator", "nullable")}
        error: Exception | None = None
        for step in range(len(members)):
            member = members[(plan.branch + step) % len(members)]
            both = self._both(schema, rest, member) if set(rest) - {"description", "title", "example"} else member
            inner = replace(plan, branch=plan.branch // len(members) if len(members) > 1 else plan.branch)
            try:
                made = self.make(both, inner, seen)
            except Unmakeable as failure:
                error = failure
                continue
            return self._discriminated(schema.get("discriminator"), member, made, plan)
        raise error or Unmakeable

    def _both(self, schema: Any, rest: Mapping[str, Any], member: Any) -> Mapping[str, Any]:
        """A union's own keywords with one of its members: the same object each time, for the cache."""
        made = self.document.joined.setdefault((id(schema), id(member)), (schema, {"allOf": [rest, member]}))
        return made[1]

    def _discriminated(self, discriminator: Any, member: Any, made: Any, plan: Plan) -> Any:
        if not isinstance(discriminator, Mapping) or not isinstance(made, dict) or "$ref" not in member:
            return made
        reference = member["$ref"]
        name = discriminator["propertyName"]
        if plan.unknown and isinstance(made.get(name), str):
            return {**made, name: UNKNOWN}
        mapping = discriminator.get("mapping") or {}
        values = [value for value, target in mapping.items() if target in (reference, reference.rpartition("/")[2])]
        if made.get(name) not in values and name in made:
            made[name] = values[0] if values else reference.rpartition("/")[2]
        return made

    def _object(self, schema: dict[str, Any], plan: Plan, seen: tuple[str, ...]) -> Any:
        made: dict[str, Any] = {}
        self._objects += 1
        if self._objects > MOST_OBJECTS:
            plan = replace(plan, large=False)
        required = schema.get("required", ())
        properties = schema.get("properties", {})
        most = 10**9 if plan.loose else schema.get("maxProperties", 10**9)
        for name, property_ in properties.items():
            if name not in required and (not plan.large or len({*made, *required}) >= most):
                continue
            if self.is_absent(property_):
                continue
            try:
                made[name] = self.make(property_, plan, seen)
            except Unmakeable:
                if name in required:
                    raise
        additional = schema.get("additionalProperties", True)
        if plan.loose and additional is False:
            made[UNDECLARED] = [1, None, "ü"]
            additional = True
        for name in required:
            if name not in properties:
                made[name] = self.make(additional, plan, seen)
        if isinstance(additional, Mapping) and (plan.large or not properties):
            for name in ("k1", NASTY) if plan.nasty else ("k1",):
                try:
                    made.setdefault(name, self.make(additional, plan, seen))
                except Unmakeable:
                    break
        for index in range(len(made), schema.get("minProperties", 0)):
            if len(made) >= schema["minProperties"]:
                break
            missing = [name for name in properties if name not in made and not self.is_absent(properties[name])]
            name = missing[0] if missing else f"k{index}"
            made[name] = self.make(properties.get(name, additional), plan, seen)
        if plan.extras and additional is True and "propertyNames" not in schema and "patternProperties" not in schema:
            made[UNDECLARED] = {"a": [1, None, 2.50, "ü"]}
        return made

    def is_absent(self, schema: Any) -> bool:
        """Whether a property is only for the other way."""
        if not isinstance(schema, Mapping):
            return False
        return self.merged(schema).get(self.absent) is True

    def _array(self, schema: dict[str, Any], plan: Plan, seen: tuple[str, ...]) -> Any:
        least, most = schema.get("minItems", 0), schema.get("maxItems", 99)
        made = [self.make(item, plan, seen) for item in schema.get("prefixItems", ())]
        items = schema.get("items", {})
        if items is False:
            return made
        wanted = min(max(least, 2 if plan.large or plan.nasty else 0), most, 40)
        if plan.loose:
            wanted = most + 1 if "maxItems" in schema and most < 20 else 0 if least else wanted
        for index in range(wanted * 4):
            if len(made) >= wanted:
                break
            try:
                item = self.make(items, replace(plan, branch=plan.branch + index), seen)
            except Unmakeable:
                if least:
                    raise
                break
            if isinstance(item, str) and item in made and item != UNKNOWN:
                item = self._another(item, index, items)
            if plan.loose or not (schema.get("uniqueItems") and item in made):
                made.append(item)
        return made

    def _another(self, item: str, index: int, schema: Any) -> str:
        merged = self.merged(schema)
        if set(merged) & {"enum", "const", "format", "pattern", "maxLength", "oneOf", "anyOf"}:
            return item
        return f"{item}{index}"

    def _text(self, schema: dict[str, Any], plan: Plan, seen: tuple[str, ...]) -> Any:
        least, most = schema.get("minLength", 0), schema.get("maxLength")
        if plan.loose and schema.get("format", "") not in self.formats:
            return (
                NASTY + "b" * max(most - len(NASTY) + 1, 0)
                if most is not None and most < 500
                else NASTY
                if not least
                else ""
            )
        known = self.formats.get(schema.get("format", ""))
        if "pattern" in schema:
            fitting = [text for text in known or () if _is_found(schema["pattern"], text)]
            if fitting:
                return fitting[plan.branch % len(fitting)]
            found = text_for(usable_pattern(schema["pattern"]), least, most, plan.branch)
            if found is None:
                raise Unmakeable
            return found
        if known:
            return known[plan.branch % len(known)]
        text = NASTY if plan.nasty else "text ü" if plan.large else "a"
        text += "b" * (least - len(text))
        return text if most is None else text[:most] if most else ""

    def _integer(self, schema: dict[str, Any], plan: Plan, seen: tuple[str, ...]) -> Any:
        if plan.loose:
            return -(2**63) - 1 if "minimum" in schema else 2**70
        number = self._bounded(
            schema, (2**31 - 1 if schema.get("format") == "int32" else 2**53 + 1) if plan.large else 1
        )
        return int(number)

    def _number(self, schema: dict[str, Any], plan: Plan, seen: tuple[str, ...]) -> Any:
        if plan.loose:
            return -1e300 if "minimum" in schema else 1e300
        return float(self._bounded(schema, 1234567.125)) if plan.large else self._bounded(schema, 1)

    def _bounded(self, schema: dict[str, Any], wanted: float) -> int | float:
        low, high = schema.get("minimum"), schema.get("maximum")
        below, above = schema.get("exclusiveMinimum"), schema.get("exclusiveMaximum")
        if below is True:
            below, low = low, None
        if above is True:
            above, high = high, None
        least, most = low if below is None else below, high if above is None else above
        step = schema.get("multipleOf", 1)
        if "multipleOf" not in schema and schema.get("type") != "integer" and least is not None and most is not None:
            step = min(step, (most - least) / 4)  # Between two exclusive bounds there may be nothing whole.
        if isinstance(below, int | float) and not isinstance(below, bool):
            low = below + step
        if isinstance(above, int | float) and not isinstance(above, bool):
            high = above - step
        if high is not None:
            wanted = min(wanted, high)
        if low is not None:
            wanted = max(wanted, low)
        if "multipleOf" in schema:
            exact = Decimal(str(wanted)) // Decimal(str(step)) * Decimal(str(step))
            wanted = int(exact) if exact == int(exact) else float(exact)
        return wanted


def _is_found(pattern: str, text: str) -> bool:
    """Whether a pattern that Python can read is found in a text."""
    try:
        return re.search(usable_pattern(pattern), text) is not None
    except re.error:
        return False


def _add(made: dict[str, Any], part: Mapping[str, Any]) -> None:
    """Tighten a schema by another."""
    for key, value in part.items():
        if key == "properties":
            properties = dict(made.get("properties", {}))
            for name, schema in value.items():
                properties[name] = {"allOf": [properties[name], schema]} if name in properties else schema
            made["properties"] = properties
        elif key == "required":
            made["required"] = list(dict.fromkeys([*made.get("required", ()), *value]))
        elif key == "enum" and "enum" in made:
            made["enum"] = [item for item in value if item in made["enum"]]
        elif key in ("maximum", "maxLength", "maxItems") and key in made:
            made[key] = min(made[key], value)
        elif key in ("minimum", "minLength", "minItems") and key in made:
            made[key] = max(made[key], value)
        else:
            made[key] = value

"""Finds parameters that go out under a name which is not theirs alone, so that a server can't tell whose a value is.

An exploded object is sent as its properties (RFC 6570, 3.2.8 and 3.2.9), which another parameter may be called like,
and so may the API key of a security scheme. docs/wire.md says what is sent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sdkpress.build_schemas import pointer_of
from sdkpress.problems import Problem
from sdkpress.undefined_styles import schema_kinds

if TYPE_CHECKING:
    from sdkpress.normalize import Canonical

_NAMED = ("query", "cookie")
"""The locations where an object that is exploded is sent as its properties."""
_HINTS = {
    "shared-name": "Both are sent, in this order. Give one of them the style deepObject, or explode: false.",
    "credential-parameter": "It is sent in place of the configuration's key where it is given. Remove it.",
}


def shared_names(canonical: Canonical) -> tuple[Problem, ...]:
    """One notice for each two parameters, and for each parameter and API key, that go out under one name."""
    found: dict[tuple[str, str], Problem] = {}
    for path, methods in canonical.data["paths"].items():
        for method, operation in methods.items():
            owner = f"{method.upper()} {path}"
            for pointer, other, message, code in _clashes(canonical.data, operation, owner):
                problem = canonical.source.problem(code, pointer, message, _HINTS[code])
                found.setdefault((pointer, other), problem)
    return tuple(found.values())


def _clashes(data: Mapping[str, Any], operation: Any, owner: str) -> Iterator[tuple[str, str, str, str]]:
    """Where a parameter stands, whose name it shares, what to say of it, under which code."""
    components = data["components"]["schemas"]
    seen: list[tuple[Any, frozenset[str]]] = []
    for parameter in operation["parameters"]:
        names = _names(parameter, components)
        for other, taken in seen:
            if other["in"] == parameter["in"] and (both := sorted(names & taken)):
                listed = " and ".join(f'"{name}"' for name in both[:3]) + (" …" if both[3:] else "")
                message = f'{parameter["in"]} parameters "{other["name"]}" and "{parameter["name"]}" of {owner} '
                yield pointer_of(parameter), pointer_of(other), f"{message}both go out as {listed}", "shared-name"
        seen.append((parameter, names))
    schemes = data["components"].get("securitySchemes", {})
    for name in dict.fromkeys(name for alternative in operation["security"] for name in alternative):
        scheme = schemes.get(name, {})
        if scheme.get("type") != "apiKey":
            continue
        for parameter, names in seen:
            if parameter["in"] == scheme["in"] and _folded(scheme["in"], scheme["name"]) in names:
                message = f'{parameter["in"]} parameter "{parameter["name"]}" of {owner} is the API key "{name}", too'
                yield pointer_of(parameter), name, message, "credential-parameter"


def _folded(location: str, name: str) -> str:
    """The name as servers compare it: those of headers in any case."""
    return name.lower() if location == "header" else name


def _names(parameter: Mapping[str, Any], components: Mapping[str, Any]) -> frozenset[str]:
    """The names under which a parameter goes out."""
    location, own = parameter["in"], str(parameter["name"])
    if "schema" not in parameter or location not in _NAMED:
        return frozenset({_folded(location, own)})
    names: set[str] = set()
    kinds = list(schema_kinds(parameter["schema"], components))
    for kind, schema in kinds:
        if kind != "object" or not (parameter["explode"] or parameter["style"] == "deepObject"):
            names.add(own)
        elif parameter["style"] == "deepObject":
            names |= {f"{own}[{key}]" for key in schema.get("properties", {})}
        else:
            names |= set(schema.get("properties", {}))
    return frozenset(names) if kinds else frozenset({own})

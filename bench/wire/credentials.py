"""Says which credentials a request must carry, from the document's security requirements alone."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bench.wire.document import Document, Operation, Place
from bench.wire.variants import Call

USER, PASSWORD, TOKEN = "us er", "pä:ss", "the-token"

Credentials = frozenset[tuple[str, str, str]]
"""Where each goes, under which name, and its value."""


@dataclass(frozen=True)
class Settings:
    """What a configuration has: keys by the names of their schemes, a password, a token."""

    keys: frozenset[str] = frozenset()
    password: bool = False
    token: bool = False


def key_of(scheme: str) -> str:
    """The API key that stands for a scheme."""
    return f"key of {scheme}".replace(" ", "-")


def settings_for(document: Document, schemes: tuple[str, ...]) -> Settings:
    """What a configuration needs for schemes that hold together, and nothing else."""
    kinds = {name: _kind(_scheme(document, name)) for name in schemes}
    keys = frozenset(name for name, kind in kinds.items() if kind == "key")
    return Settings(keys, "password" in kinds.values(), "token" in kinds.values())


def expected(document: Document, operation: Operation, settings: Settings, call: Call | None = None) -> Credentials:
    """What a request carries: all that the first alternative asks for of which the configuration has all.

    Where it has all of none, nothing if the document lets that pass, else what it has of the first alternative.
    An argument that goes where a credential would is that credential.
    """
    named = [schemes for schemes in operation.security if schemes]
    given = given_places(operation, call) if call else frozenset()
    chosen: tuple[str, ...] = () if () in operation.security or not named else named[0]
    for schemes in named:
        if all(_has(document, settings, name) or _place(document, name) in given for name in schemes):
            chosen = schemes
            break
    return frozenset(each for each in _credentials(document, settings, chosen) if each[:2] not in given)


def given_places(operation: Operation, call: Call) -> frozenset[tuple[str, str]]:
    """Where the arguments of a call go, and under which names: those of headers in lower case."""
    found = set()
    for each in operation.parameters:
        value = call.parameters.get((each.location, each.name))
        if value in (None, [], {}):
            continue
        exploded = each.explode and each.media_type is None and isinstance(value, dict)
        if exploded and each.location in ("query", "cookie"):
            found |= {(each.location, name) for name, item in value.items() if item is not None}
        else:
            found.add((each.location, each.name.lower() if each.location == "header" else each.name))
    return frozenset(found)


def credentials_of(document: Document, schemes: tuple[str, ...]) -> Credentials | None:
    """What a request carries for schemes that hold together; None where the document does not say it."""
    if any(_kind(_scheme(document, name)) in ("", "certificate") for name in schemes):
        return None
    return frozenset(_credentials(document, settings_for(document, schemes), schemes))


def places(document: Document) -> Iterator[tuple[str, str]]:
    """All places where a credential of the document may go; names of headers in lower case."""
    yield "header", "authorization"
    for name in (document.data.get("components") or {}).get("securitySchemes") or {}:
        if (place := _place(document, name)) is not None:
            yield place


def _place(document: Document, name: str) -> tuple[str, str] | None:
    scheme = _scheme(document, name)
    kind = _kind(scheme)
    if kind in ("", "certificate"):
        return None
    if kind != "key":
        return "header", "authorization"
    return scheme["in"], scheme["name"].lower() if scheme["in"] == "header" else scheme["name"]


def _scheme(document: Document, name: str) -> Any:
    schemes = (document.data.get("components") or {}).get("securitySchemes") or {}
    return document.resolve(Place("", schemes[name])).value if name in schemes else None


def _kind(scheme: Any) -> str:
    if scheme is None:
        return ""
    if scheme["type"] == "apiKey":
        return "key"
    if scheme["type"] == "mutualTLS":
        return "certificate"
    return "password" if scheme["type"] == "http" and scheme["scheme"].lower() == "basic" else "token"


def _has(document: Document, settings: Settings, name: str) -> bool:
    kind = _kind(_scheme(document, name))
    return {"key": name in settings.keys, "password": settings.password, "token": settings.token}.get(kind, False)


def _credentials(document: Document, settings: Settings, schemes: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    for name in schemes:
        if not _has(document, settings, name):
            continue
        scheme = _scheme(document, name)
        kind = _kind(scheme)
        if kind == "key":
            location, place = _place(document, name) or ("", "")
            yield location, place, key_of(name)
        elif kind == "password":
            pair = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
            yield "header", "authorization", f"Basic {pair}"
        else:
            word = scheme.get("scheme", "bearer") if scheme["type"] == "http" else "Bearer"
            yield "header", "authorization", f"{'Bearer' if word.lower() == 'bearer' else word} {TOKEN}"

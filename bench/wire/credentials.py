"""Says which credentials a request must carry, from the document's security requirements alone."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bench.wire.document import Document, Operation, Place

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


def expected(document: Document, operation: Operation, settings: Settings) -> Credentials:
    """What a request carries: all that the first alternative asks for of which the configuration has all.

    Where it has all of none, nothing if the document lets that pass, else what it has of the first alternative.
    """
    named = [schemes for schemes in operation.security if schemes]
    for schemes in named:
        if all(_has(document, settings, name) for name in schemes):
            return frozenset(_credentials(document, settings, schemes))
    if () in operation.security or not named:
        return frozenset()
    return frozenset(_credentials(document, settings, named[0]))


def credentials_of(document: Document, schemes: tuple[str, ...]) -> Credentials | None:
    """What a request carries for schemes that hold together; None where the document does not say it."""
    if any(_kind(_scheme(document, name)) in ("", "certificate") for name in schemes):
        return None
    return frozenset(_credentials(document, settings_for(document, schemes), schemes))


def places(document: Document) -> Iterator[tuple[str, str]]:
    """All places where a credential of the document may go; names in lower case."""
    yield "header", "authorization"
    for name in (document.data.get("components") or {}).get("securitySchemes") or {}:
        scheme = _scheme(document, name)
        if scheme and scheme["type"] == "apiKey":
            yield scheme["in"], scheme["name"].lower()


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
            yield scheme["in"], scheme["name"].lower(), key_of(name)
        elif kind == "password":
            pair = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
            yield "header", "authorization", f"Basic {pair}"
        else:
            word = scheme.get("scheme", "bearer") if scheme["type"] == "http" else "Bearer"
            yield "header", "authorization", f"{'Bearer' if word.lower() == 'bearer' else word} {TOKEN}"

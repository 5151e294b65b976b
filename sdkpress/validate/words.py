"""How a place or a value of the document is called in a message."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from sdkpress.pointers import split
from sdkpress.validate.shapes import COMPONENT_SECTIONS

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")

# The key a named thing stands under, wherever that is, and what the thing is called.
_NAMED = {
    "properties": "property",
    "patternProperties": "property",
    "responses": "response",
    "headers": "header",
    "content": "media type",
    "callbacks": "callback",
    "links": "link",
    "examples": "example",
    "encoding": "encoding",
    "variables": "server variable",
    "$defs": "schema",
    "mapping": "mapping",
}
_TOLD_ALWAYS = ("response ", "the request body", "parameter ")
_NUMBERED = {"servers": "server", "oneOf": "member", "anyOf": "member", "allOf": "member", "prefixItems": "item"}


def quoted(value: object) -> str:
    """Put a word of the document in quotes, on one line and not too long."""
    text = " ".join(str(value).split())
    text = "".join(character if character.isprintable() else "?" for character in text)
    return f'"{text[:77]}..."' if len(text) > 80 else f'"{text}"'


def kind_of(value: Any) -> str:
    """Say what a value is, as people say it: `the text "10"`, `a list`."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return f"the number {value}"
        case str():
            return f"the text {quoted(value)}"
        case list():
            return "a list"
        case _:
            return "a mapping"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Suggest the known word that looks like this one: ` Did you mean "pets"?`, or nothing."""
    names = sorted(set(known))
    folded = {name.casefold(): name for name in names}
    found = folded.get(word.casefold())
    close = [found] if found else get_close_matches(word, names, n=1, cutoff=0.7)
    return f" Did you mean {quoted(close[0])}?" if close else ""


def listed(words: Iterable[str]) -> str:
    """Write words as a sentence lists them: `a, b or c`."""
    *head, last = words
    return f"{', '.join(head)} or {last}" if head else last


def describe(data: Any, pointer: str) -> str:
    """Name the place a pointer leads to by the nearest thing with a name and whose it is.

    `/paths/~1keys/get/responses/404/content` is `response "404" of GET /keys`. The root is `the document`.
    """
    tokens = split(pointer)
    names = _names_on_the_way(data, tokens)
    if not names:
        return f'"{tokens[0]}"' if tokens else "the document"
    owner, inner = names[0], names[-1]
    if owner is inner:
        return owner
    between = [name for name in names[1:-1] if name.startswith(_TOLD_ALWAYS)]
    return " of ".join([inner, *between[-1:], owner])


def describe_owner(data: Any, pointer: str) -> str:
    """Name what a place belongs to: an operation, a component, or the document."""
    names = _names_on_the_way(data, split(pointer))
    return names[0] if names else "the document"


def _names_on_the_way(data: Any, tokens: list[str]) -> list[str]:
    names: list[str] = []
    start = 0
    match tokens:
        case ["components", section, name, *_] if section in COMPONENT_SECTIONS:
            names, start = [f"{COMPONENT_SECTIONS[section]} {quoted(name)}"], 3
        case ["paths" | "webhooks" as section, path, method, *_] if method in METHODS:
            where = f"webhook {quoted(path)}" if section == "webhooks" else path
            names, start = [f"{method.upper()} {_one_line(where)}"], 3
        case ["paths" | "webhooks" as section, path, "additionalOperations", method, *_]:
            names, start = [f"{_one_line(method)} {_one_line(path)}"], 4
        case ["paths" | "webhooks" as section, path, *_]:
            names, start = [f"{'path' if section == 'paths' else 'webhook'} {quoted(path)}"], 2
        case ["tags", number, *_]:
            names, start = [_by_name(data, tokens[:2], "tag", number)], 2
        case ["info", *_]:
            names, start = ['"info"'], 1
    index = start
    while index < len(tokens):
        word = tokens[index]
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if word == "requestBody":
            names.append("the request body")
        elif word == "items" and (not names or following != "properties"):
            names.append("the items")
        elif word == "additionalProperties":
            names.append("the additional properties")
        elif following is not None and word in _NAMED:
            names.append(f"{_NAMED[word]} {quoted(following)}")
            index += 1
        elif following is not None and word == "parameters" and following.isdigit():
            names.append(_by_name(data, tokens[: index + 2], "parameter", following))
            index += 1
        elif following is not None and word in _NUMBERED and following.isdigit():
            names.append(f"{_NUMBERED[word]} {int(following) + 1}")
            index += 1
        index += 1
    return names


def _one_line(text: str) -> str:
    return quoted(text)[1:-1]


def _by_name(data: Any, tokens: list[str], kind: str, number: str) -> str:
    for token in tokens:
        try:
            data = data[int(token)] if isinstance(data, list) else data[token]
        except (LookupError, TypeError, ValueError):
            return f"{kind} {int(number) + 1}"
    match data:
        case {"name": str(name)}:
            return f"{kind} {quoted(name)}"
        case {"$ref": str(reference)}:
            return f"{kind} {quoted(reference.rpartition('/')[2])}"
        case _:
            return f"{kind} {int(number) + 1}" if number.isdigit() else f"{kind} {quoted(number)}"

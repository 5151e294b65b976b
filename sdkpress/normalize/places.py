"""Names for the schemas a document leaves unnamed: made from the place where they stand, and nothing else.

The words are OpenAPI Generator's: `Pet_tags_inner` for the items of a property, `createPet_request` for a body,
`createPet_404_response` for a response, `listPets_filter_parameter` for a parameter.
"""

from __future__ import annotations

import hashlib
import re
from typing import Any

from sdkpress import names, pointers
from sdkpress.normalize.context import Context, Named
from sdkpress.normalize.nodes import mapping, sequence

_WORDS = {"items": "inner", "additionalProperties": "value", "unevaluatedProperties": "value", "itemSchema": "item"}
_KIND_OF_COMPONENT = {
    "requestBodies": "request",
    "responses": "response",
    "parameters": "parameter",
    "headers": "header",
}


def wanted_names(context: Context, entry: Named) -> list[str]:
    """The names that a schema asks for, the nicest first, the last one unlike any other's."""
    tokens = pointers.split(entry.place)
    short = _words(context, tokens)
    name = "_".join(word for word in short if word)
    long = "_".join(word for word in (re.sub(r"\W+", "_", token).strip("_") for token in tokens) if word)
    digest = hashlib.sha256(entry.place.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    names = [name, f"{name}_{_media_type(tokens)}" if _media_type(tokens) else name, long, f"{long}_{digest}"]
    title = entry.node.get("title")
    of_body = tokens[-1] == "schema" and tokens[-4:-3] == ["requestBody"]
    if of_body and isinstance(title, str) and re.search(r"[^\W_]", title):
        names.insert(0, title)
    return list(dict.fromkeys(names))


def family(context: Context, place: str) -> tuple[str, int]:
    """The place, the same in all media types of a body, and the number of the media type that this one is in."""
    tokens = pointers.split(place)
    at = _content(tokens)
    if at is None:
        return place, 0
    content = list(mapping(_get(context, tokens[:at])))
    rank = content.index(tokens[at]) if tokens[at] in content else 0
    return pointers.join("", *tokens[:at], *tokens[at + 1 :]), rank


def _media_type(tokens: list[str]) -> str:
    at = _content(tokens)
    return "" if at is None else re.sub(r"\W+", "_", tokens[at].partition("/")[2]).strip("_")


def _content(tokens: list[str]) -> int | None:
    """Where in a pointer the first media type stands."""
    return next((at for at in range(1, len(tokens)) if tokens[at - 1] == "content" and "/" in tokens[at]), None)


def operation_base(path: str, method: str, operation: Any) -> str:
    """What the schemas of an operation are called after: its id, or its path and method."""
    given = mapping(operation).get("operationId")
    if isinstance(given, str) and given:
        return names.operation_base(given)
    return "_".join([*re.findall(r"[^\W_]+", path), method.lower()])


def _words(context: Context, tokens: list[str]) -> list[str]:
    match tokens:
        case ["components", "schemas", name, *rest]:
            return [name, *_inside(rest)]
        case ["components", "pathItems", name, *rest]:
            return _of_path(context, name, ["components", "pathItems", name], rest)
        case ["components", "callbacks", name, expression, *rest]:
            return _of_path(context, name, ["components", "callbacks", name, expression], rest)
        case ["components", kind, name, *rest] if kind in _KIND_OF_COMPONENT:
            return [name, *_of_holder(rest, _KIND_OF_COMPONENT[kind])]
        case ["paths" | "webhooks" as group, path, *rest]:
            return _of_path(context, path, [group, path], rest)
        case _:
            return _inside(tokens[1:] if len(tokens) > 1 else tokens)


def _of_path(context: Context, base: str, at: list[str], rest: list[str]) -> list[str]:
    item = _get(context, at)
    match rest:
        case ["parameters", index, *inner]:
            words = re.findall(r"[^\W_]+", base)
            return [*words, _parameter_name(mapping(item).get("parameters"), index), *_of_holder(inner, "parameter")]
        case ["additionalOperations", method, *inner]:
            operation = _get(context, [*at, "additionalOperations", method])
            return _of_operation(context, operation_base(base, method, operation), operation, [*at, *rest[:2]], inner)
        case [method, *inner]:
            operation = _get(context, [*at, method])
            return _of_operation(context, operation_base(base, method, operation), operation, [*at, method], inner)
        case _:
            return [base]


def _of_operation(context: Context, base: str, operation: Any, at: list[str], rest: list[str]) -> list[str]:
    match rest:
        case ["parameters", index, *inner]:
            name = _parameter_name(mapping(operation).get("parameters"), index)
            return [base, name, *_of_holder(inner, "parameter")]
        case ["requestBody", *inner]:
            return [base, *_of_holder(inner, "request")]
        case ["responses", status, *inner]:
            return [base, status, *_of_holder(inner, "response")]
        case ["callbacks", name, _, _, *inner]:
            place = [*at, *rest[:4]]
            called = _get(context, place)
            given = mapping(called).get("operationId")
            inner_base = names.operation_base(given) if isinstance(given, str) and given else f"{base}_{name}"
            return _of_operation(context, inner_base, called, place, inner)
        case _:
            return [base, *_inside(rest)]


def _of_holder(rest: list[str], kind: str) -> list[str]:
    match rest:
        case ["content", _, "schema", *inner]:
            return [kind, *_inside(inner)]
        case ["content", _, "itemSchema", *inner]:
            return [kind, "item", *_inside(inner)]
        case ["content", _, "encoding", part, "headers", header, *inner]:
            return [kind, part, header, *_of_holder(inner, "header")]
        case ["headers", name, *inner]:
            return [kind, name, *_of_holder(inner, "header")]
        case ["schema", *inner]:
            return [kind, *_inside(inner)]
        case _:
            return [kind, *_inside(rest)]


def _inside(tokens: list[str]) -> list[str]:
    """The words for the way from a schema to one inside it."""
    words: list[str] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        following = tokens[index + 1] if index + 1 < len(tokens) else ""
        if token in ("properties", "$defs", "definitions") and index + 1 < len(tokens):
            words.append(following)
            index += 2
        elif token in ("oneOf", "anyOf", "prefixItems") and following.isdigit():
            words.append(token if token != "prefixItems" else "inner")
            words.append("" if following == "0" else following)
            index += 2
        elif token == "allOf" and following.isdigit():
            words.append(token)
            index += 2
        elif token == "patternProperties" and index + 1 < len(tokens):
            words.append("value")
            index += 2
        else:
            words.append(_WORDS.get(token, token))
            index += 1
    return words


def _parameter_name(parameters: Any, index: str) -> str:
    listed = sequence(parameters)
    entry = mapping(listed[int(index)]) if index.isdigit() and int(index) < len(listed) else {}
    name = entry.get("name")
    return name if isinstance(name, str) else index


def _get(context: Context, tokens: list[str]) -> Any:
    try:
        return pointers.walk(context.data, tokens)
    except LookupError:
        return None

"""Rules for paths, operations, their parameters, bodies and responses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sdkpress.pointers import join
from sdkpress.validate.mend import DROP
from sdkpress.validate.security import drop_undefined_schemes
from sdkpress.validate.walk import Walk
from sdkpress.validate.words import METHODS, did_you_mean, listed, quoted

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_STATUS = re.compile(r"[1-5](\d\d|XX)|default")
_LOOSE_STATUS = re.compile(r"[1-5](\d\d|xx|Xx|xX)|Default|DEFAULT")
_MEDIA_TYPE = re.compile(r"[\w!#$&^.+*-]+/[\w!#$&^.+*-]+(\s*;.*)?", re.ASCII | re.DOTALL)

LOCATIONS = ("path", "query", "header", "cookie")
_STYLES = {
    "path": ("simple", "label", "matrix"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
    "cookie": ("form",),
}
_IGNORED_HEADERS = ("accept", "content-type", "authorization")


def check_paths(walk: Walk, paths: dict[str, Any], pointer: str) -> None:
    """Check how paths are written, and that no two of them are the same to a server."""
    seen: dict[str, str] = {}
    for path in paths:
        if path.startswith("x-"):
            continue
        here = join(pointer, path)
        if not path.startswith("/"):
            walk.say(
                "bad-path",
                here,
                f'path {quoted(path)} does not begin with "/"',
                f"It is read as, and should be, {quoted('/' + path)}.",
                key=True,
            )
        unfilled = _PLACEHOLDER.sub("", path)
        if not _is_template(path):
            walk.say(
                "bad-path-template",
                here,
                f"the braces of path {quoted(path)} do not pair up around names",
                "Write each path parameter as {name}.",
                key=True,
            )
            continue
        same = "/" + _PLACEHOLDER.sub("{}", path).removeprefix("/")
        if same in seen:
            walk.say(
                "equivalent-paths",
                here,
                f"path {quoted(path)} is the same to a server as {quoted(seen[same])}",
                "Both are generated. Put their operations under one of them.",
                key=True,
            )
        seen.setdefault(same, path)
        if "#" in unfilled:
            walk.say(
                "path-with-fragment",
                here,
                f"path {quoted(path)} has a fragment in it",
                "It tells operations apart, and is never sent. Give them paths of their own.",
                key=True,
            )
        elif "?" in unfilled:
            walk.say(
                "path-with-query",
                here,
                f"path {quoted(path)} has a query in it",
                "It is sent as it stands, with its path parameters filled in. Describe it as query parameters.",
                key=True,
            )


def _is_template(path: str) -> bool:
    """Tell whether the braces of a path pair up around names."""
    unfilled = _PLACEHOLDER.sub("", path)
    return not ("{" in unfilled or "}" in unfilled or "{}" in path)


def check_path_item(walk: Walk, item: dict[str, Any], pointer: str) -> None:
    """Check the parameters of all operations of a path against each other and against the path."""
    shared = list(_parameters(walk, item.get("parameters"), f"{pointer}/parameters"))
    _check_twice(walk, shared)
    path = _path_of(pointer)
    template = set(_PLACEHOLDER.findall(path)) if path is not None and _is_template(path) else None
    for where, operation in _operations(item, pointer):
        own = list(_parameters(walk, operation.get("parameters"), f"{where}/parameters"))
        _check_twice(walk, own)
        if template is not None and "$ref" not in item:
            _check_template(walk, path or "", template, where, [*shared, *own])


def _path_of(pointer: str) -> str | None:
    """The path of a path item directly under `paths`; None for webhooks, callbacks and components."""
    head, _, last = pointer.rpartition("/")
    return last.replace("~1", "/").replace("~0", "~") if head == "/paths" else None


def _operations(item: dict[str, Any], pointer: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for method in METHODS:
        if isinstance(item.get(method), dict):
            yield f"{pointer}/{method}", item[method]
    more = item.get("additionalOperations")
    if isinstance(more, dict):
        for method, operation in more.items():
            if isinstance(operation, dict):
                yield join(pointer, "additionalOperations", method), operation


def _parameters(walk: Walk, given: Any, pointer: str) -> Iterator[tuple[str, str, str, Any]]:
    """Each parameter of a list that can be read: its location, its name, its place and itself."""
    for index, entry in enumerate(given if isinstance(given, list) else ()):
        match walk.follow(entry):
            case {"in": str(location), "name": str(name)} as parameter:
                yield location, name, f"{pointer}/{index}", parameter


def _check_twice(walk: Walk, parameters: list[tuple[str, str, str, Any]]) -> None:
    seen: dict[tuple[str, str], tuple[str, Any]] = {}
    for location, name, pointer, parameter in parameters:
        at, first = seen.setdefault((location, name), (pointer, parameter))
        if at == pointer:
            continue
        if first == parameter:
            walk.say(
                "repeated-parameter", pointer, f"{walk.describe(pointer)} is there twice", "Remove one of the two."
            )
        else:
            walk.say(
                "duplicate-parameter",
                pointer,
                f"{walk.describe(pointer)} is there twice, and the two differ",
                "Keep one of the two, or rename one.",
            )


def _check_template(
    walk: Walk, path: str, template: set[str], where: str, parameters: list[tuple[str, str, str, Any]]
) -> None:
    declared = {name: pointer for location, name, pointer, _ in parameters if location == "path"}
    # `?q={q}` may show where a query parameter goes, which sends itself.
    queries = {name for location, name, *_ in parameters if location == "query"}
    shown = {name for name in queries if f"{name}={{{name}}}" in path.partition("?")[2].split("&")}
    open_names = template - declared.keys() - shown
    for name, pointer in declared.items():
        if name in template:
            continue
        if open_names:
            walk.say(
                "undeclared-path-parameter",
                pointer,
                f"parameter {quoted(name)} is not in the path {quoted(path)}",
                f"The path has {listed(sorted(f'{{{other}}}' for other in open_names))}, which no parameter declares."
                f"{did_you_mean(name, open_names)}",
            )
        else:
            walk.say(
                "unused-path-parameter",
                pointer,
                f"parameter {quoted(name)} is not in the path {quoted(path)}",
                "It is never sent. Put it into the path as {" + name + "}, or remove it.",
            )
    if all(name in template for name in declared):
        given = walk.resolve_list(f"{where}/parameters")
        added = [
            {"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in sorted(open_names)
        ]
        if open_names and given is not None:
            walk.mend(f"{where}/parameters", [*given, *added])
        for name in sorted(open_names):
            walk.say(
                "missing-path-parameter",
                where,
                f"no parameter declares {{{name}}} of the path of {walk.describe(where)}",
                "It is taken for a required text. Add a parameter with that name and in: path.",
                key=True,
            )


def check_parameter(walk: Walk, parameter: dict[str, Any], pointer: str) -> None:
    """Check one parameter by itself."""
    location, name = parameter.get("in"), parameter.get("name")
    if not isinstance(location, str) or not isinstance(name, str):
        return
    known = (*LOCATIONS, "querystring") if walk.version >= (3, 2) else LOCATIONS
    if location not in known:
        hint = f"Write {listed(known)}.{did_you_mean(location, known)}"
        if location in ("body", "formData"):
            hint = "That is Swagger 2.0. Describe it under requestBody."
        walk.say("unknown-location", f"{pointer}/in", f"{walk.describe(pointer)} is in {quoted(location)}", hint)
        return
    if location == "path" and parameter.get("required") is not True and parameter.get("required") != "true":
        at = f"{pointer}/required" if "required" in parameter else pointer
        walk.say(
            "optional-path-parameter",
            at,
            f"{walk.describe(pointer)} is in the path, and not required",
            "It is taken as required, for a path has no gaps. Add required: true.",
        )
        walk.mend(f"{pointer}/required", True)
    if location == "header" and name.casefold() in _IGNORED_HEADERS:
        walk.say(
            "reserved-header-parameter",
            pointer,
            f"header {quoted(name)} is described as a parameter, where OpenAPI has it ignored",
            "It stays an argument, sent in place of what media types and security schemes say. Remove it.",
        )
    style = parameter.get("style")
    styles = _STYLES.get(location, ())
    if location == "cookie" and walk.version >= (3, 2):
        styles = ("form", "cookie")
    if isinstance(style, str) and style not in styles:
        walk.say(
            "bad-style",
            f"{pointer}/style",
            f"{walk.describe(pointer)} has the style {quoted(style)}, which is none for its location, {location}",
            f"It is left out. Write {listed(styles)}." if styles else "It is left out. Remove it.",
        )
        walk.mend(f"{pointer}/style", DROP)
    check_described(walk, parameter, pointer)


def check_described(walk: Walk, parameter: dict[str, Any], pointer: str) -> None:
    """Check that a parameter or header says what it holds, once."""
    content = parameter.get("content")
    if isinstance(content, dict) and content:
        if "schema" in parameter:
            walk.say(
                "schema-and-content",
                f"{pointer}/content",
                f"{walk.describe(pointer)} has both schema and content",
                "Keep one of the two: they say different things about how it is sent.",
                key=True,
            )
        if len(content) > 1:
            walk.say(
                "several-contents",
                f"{pointer}/content",
                f"{walk.describe(pointer)} has {len(content)} media types where one is allowed",
                "The first is used. Remove the others.",
                key=True,
            )
            for media_type in list(content)[1:]:
                walk.mend(join(pointer, "content", media_type), DROP)
    elif "schema" not in parameter:
        walk.say(
            "missing-schema",
            pointer,
            f"{walk.describe(pointer)} has neither schema nor content",
            "It is taken for text. Add a schema.",
        )
        walk.mend(f"{pointer}/schema", {"type": "string"})


def check_operation(walk: Walk, operation: dict[str, Any], pointer: str) -> None:
    """Check what an operation must have."""
    drop_undefined_schemes(walk, operation, pointer)
    responses = operation.get("responses")
    if responses is None and walk.version >= (3, 1):
        responses = {"": None}
    if not responses:
        walk.say(
            "no-responses",
            pointer,
            f"{walk.describe(pointer)} has no responses",
            "What the server answers is not decoded. Add one, at least as default.",
            key=True,
        )


def check_operation_ids(walk: Walk) -> None:
    """Check that no two operations have one operationId. Webhooks and callbacks become no methods."""
    first: dict[str, str] = {}
    items = walk.data.get("paths")
    for path, item in items.items() if isinstance(items, dict) else ():
        for pointer, operation in _operations(item, join("/paths", path)) if isinstance(item, dict) else ():
            name = operation.get("operationId")
            if isinstance(name, str) and first.setdefault(name, pointer) != pointer:
                _say_twice(walk, name, pointer, first[name])


def _say_twice(walk: Walk, name: str, second: str, first: str) -> None:
    hint = "Give one of the two another operationId: the name of a method comes from it."
    for here, other in ((first, second), (second, first)):
        line = walk.document.locate(f"{other}/operationId").line
        walk.say(
            "duplicate-operation-id",
            f"{here}/operationId",
            f"operationId {quoted(name)} of {walk.describe(here)} is that of {walk.describe(other)} too, line {line}",
            hint,
        )


def check_responses(walk: Walk, responses: dict[str, Any], pointer: str) -> None:
    """Check that responses are told apart by status codes."""
    for status in responses:
        if status.startswith("x-") or _STATUS.fullmatch(status):
            continue
        here = join(pointer, status)
        if _LOOSE_STATUS.fullmatch(status):
            proper = "default" if status[0] in "dD" else status.upper()
            walk.say(
                "loose-status-code", here, f"{walk.describe(here)} is read as {proper}", f"Write {proper}.", key=True
            )
            continue
        whose = walk.describe(here)
        walk.say(
            "bad-status-code",
            here,
            f"{whose} is not a status code",
            'Write a number such as 404, a range such as 4XX, or "default".',
            key=True,
        )


def check_response(walk: Walk, response: dict[str, Any], pointer: str) -> None:
    """Check what a response must have."""
    if "description" not in response and walk.version < (3, 2):
        walk.say(
            "missing-description",
            pointer,
            f"{walk.describe(pointer)} has no description",
            "Say when it comes.",
            key=True,
        )
    check_media_types(walk, response.get("content"), pointer)


def check_request_body(walk: Walk, body: dict[str, Any], pointer: str) -> None:
    """Check what a request body must have."""
    if not body.get("content"):
        walk.say(
            "empty-request-body",
            pointer,
            f"{walk.describe(pointer)} has no content",
            "Nothing can be sent with it, so it is left out. Add a media type under content.",
            key=True,
        )
        if not pointer.startswith("/components/"):
            walk.mend(pointer, DROP)
    check_media_types(walk, body.get("content"), pointer)


def check_media_types(walk: Walk, content: Any, pointer: str) -> None:
    """Check how media types are written."""
    for name in content if isinstance(content, dict) else ():
        if not _MEDIA_TYPE.fullmatch(name):
            here = join(pointer, "content", name)
            walk.say(
                "bad-media-type",
                here,
                f"{walk.describe(here)} is not written as a media type",
                "It is sent as it stands. Write a type and a subtype, such as application/json.",
                key=True,
            )


def check_media_type(walk: Walk, media_type: dict[str, Any], pointer: str) -> None:
    """Check that encodings are for properties there are."""
    encoding, schema = media_type.get("encoding"), walk.follow(media_type.get("schema"))
    if not isinstance(encoding, dict) or not isinstance(schema, dict) or not isinstance(schema.get("properties"), dict):
        return
    if schema.keys() & {"allOf", "oneOf", "anyOf"} or schema.get("additionalProperties"):
        return
    for name in encoding:
        if name not in schema["properties"]:
            here = join(pointer, "encoding", name)
            walk.say(
                "unknown-encoding",
                here,
                f"{walk.describe(here)} is for a property the schema does not have",
                f"It is ignored. Correct its name, or remove it.{did_you_mean(name, schema['properties'])}",
                key=True,
            )

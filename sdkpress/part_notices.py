"""Finds what a document leaves open of the parts of multipart bodies: their names, and the values of their headers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sdkpress.build_schemas import pointer_of
from sdkpress.multipart import essence, is_binary, is_multipart, is_plain, resolved
from sdkpress.problems import Problem

if TYPE_CHECKING:
    from sdkpress.normalize import Canonical

_NESTED = frozenset({"encoding", "prefixEncoding", "itemEncoding"})


def unnamed_parts(canonical: Canonical) -> tuple[Problem, ...]:
    """One notice for each multipart body of which the document does not say what parts it has."""
    components = canonical.data["components"]["schemas"]
    found: dict[str, str] = {}
    for owner, media_type, each in _bodies_of(canonical):
        if not is_multipart(media_type):
            continue
        schema = resolved(each.get("schema", {}), components)
        if is_plain(each.get("schema", {})):
            found[pointer_of(schema)] = f"the multipart body of {owner} is plain data, and no part has a name"
        elif schema.get("type") == "array" and essence(media_type) == "multipart/form-data":
            found[pointer_of(schema)] = f"the multipart body of {owner} is an array, and no part of the form has a name"
    by_name = "It is given as a dictionary of parts by name. Describe an object with a property for each part."
    in_order = "Its items go out in order, without names. Describe an object with a property for each part."
    return tuple(
        canonical.source.problem("unnamed-parts", pointer, message, in_order if "array" in message else by_name)
        for pointer, message in found.items()
    )


def silent_headers(canonical: Canonical) -> tuple[Problem, ...]:
    """One notice for each header of a part that is never sent: nobody can say its value.

    Headers with one value alone are sent, and those of a file are given with it.
    """
    components = canonical.data["components"]["schemas"]
    found: dict[str, Problem] = {}
    for owner, media_type, content in _bodies_of(canonical):
        if not is_multipart(media_type):
            continue
        schema = resolved(content.get("schema", {}), components)
        for name, encoding, part in _parts_of(content, schema):
            part = resolved(part, components)
            is_file = is_binary(part) or is_binary(resolved(part.get("items", {}), components))
            for header, described in encoding.get("headers", {}).items():
                known = len(_header_schema(described).get("enum", ())) == 1
                ours = header.lower() == "content-disposition"
                if ours or not (known or is_file):
                    message = f'header "{header}" of {name} of {owner} is not sent: '
                    why = "it has the names of part and file" if ours else "its value can't be given"
                    pointer = pointer_of(described)
                    found.setdefault(pointer, canonical.source.problem("silent-header", pointer, message + why))
    return tuple(found.values())


def nested_parts(canonical: Canonical) -> tuple[Problem, ...]:
    """One notice for each part that is multipart itself (OpenAPI 3.2, section 4.15.1.2)."""
    found: dict[str, Problem] = {}
    for owner, media_type, content in _bodies_of(canonical):
        schema = resolved(content.get("schema", {}), canonical.data["components"]["schemas"])
        for name, encoding, _ in _parts_of(content, schema) if is_multipart(media_type) else ():
            if is_multipart(str(encoding.get("contentType", ""))) or encoding.keys() & _NESTED:
                message = f"{name} of {owner} is multipart itself: its parts are not written"
                pointer = pointer_of(encoding)
                hint = "An object goes out as JSON. Describe it as a text or a file, and give it written already."
                found.setdefault(pointer, canonical.source.problem("nested-parts", pointer, message, hint))
    return tuple(found.values())


def _header_schema(header: Mapping[str, Any]) -> Mapping[str, Any]:
    holder: Mapping[str, Any] = next(iter(header.get("content", {}).values()), header)
    schema: Mapping[str, Any] = holder.get("schema", {})
    return schema


def _parts_of(
    content: Mapping[str, Any], schema: Mapping[str, Any]
) -> Iterator[tuple[str, Mapping[str, Any], Mapping[str, Any]]]:
    """What each part with an encoding is called, the encoding and the schema."""
    for name, encoding in content.get("encoding", {}).items():
        yield f'part "{name}"', encoding, schema.get("properties", {}).get(name, {})
    listed = schema.get("prefixItems", ())
    for index, encoding in enumerate(content.get("prefixEncoding", ())):
        yield f"part {index}", encoding, listed[index] if index < len(listed) else {}
    if "itemEncoding" in content:
        item = content.get("itemSchema") or schema.get("items", {})
        yield "each part", content["itemEncoding"], item if isinstance(item, Mapping) else {}


def _bodies_of(canonical: Canonical) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Each operation with each media type of its body."""
    for path, methods in canonical.data["paths"].items():
        for method, operation in methods.items():
            for media_type, each in (operation.get("requestBody") or {}).get("content", {}).items():
                yield f"{method.upper()} {path}", media_type, each

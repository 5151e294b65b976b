"""The document in one canonical form, its meaning unchanged, so that later stages know one way to say each thing.

What is done to a schema, in this order:

1. `atoms` takes it apart into the schemas that must hold together: behind `$ref`, in `allOf`, and its own keywords.
2. `keywords` brings the keywords of each into one spelling, by the rules of its table, each with its reason.
3. `compositions` and `redundancy` leave out what another part says already; what is left of `allOf` around one
   reference is the reference.
4. `merge` says in one description what all parts say.
5. `enums`, `unions` and `schemas` build what that comes to: an enum, a union, or a schema of one type. An object with
   properties becomes a component.
6. `finish` names those components by their places (`places`), writes the references, lets null through them and
   completes the discriminators.

`operations`, `parameters`, `bodies` and `contents` gather what holds for an operation and come to schemas from there.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sdkpress import pointers
from sdkpress.normalize.context import Context, Named
from sdkpress.normalize.finish import finish
from sdkpress.normalize.nodes import Canonical, Node, as_given, mapping
from sdkpress.normalize.operations import build_paths
from sdkpress.normalize.schemas import build_component
from sdkpress.problems import SpecError

if TYPE_CHECKING:
    from sdkpress.document import Document

__all__ = ["Canonical", "Node", "normalize_document"]

_AS_GIVEN = ("openapi", "info", "servers", "tags", "externalDocs", "jsonSchemaDialect", "$self")
_DEEPEST = 30_000


def normalize_document(document: Document) -> Canonical:
    """Rewrite a validated document into its canonical form.

    Raises SpecError for what can't be said in it, with every refusal found.
    """
    context = Context(document)
    try:
        with _deep_recursion():
            data = _normalize(context)
    except RecursionError:
        raise SpecError(
            [document.problem("too-deep", "", "the schemas of this document are nested too deeply")]
        ) from None
    return Canonical(data, document, context.notices())


def _normalize(context: Context) -> Node:
    data = context.data
    components = mapping(data.get("components"))
    schemas = mapping(components.get("schemas"))
    for name in schemas:
        place = pointers.join("/components/schemas", name)
        context.named[place, False] = Named(place, Node({}, place), hoisted=False, name=name)
    _note_children(context, schemas)
    canonical = Node({}, "")
    for key in _AS_GIVEN:
        if key in data:
            canonical[key] = as_given(data[key], f"/{key}")
    for key, value in data.items():
        if key.startswith("x-") and not key.startswith("x-sdkpress-"):
            canonical[key] = value
    for name, schema in schemas.items():
        build_component(context, name, schema)
    canonical["paths"] = build_paths(context, data.get("paths"), "/paths")
    canonical["webhooks"] = build_paths(context, data.get("webhooks"), "/webhooks")
    canonical["components"] = Node(
        {
            "schemas": Node(finish(context), "/components/schemas"),
            "securitySchemes": _security_schemes(context, components.get("securitySchemes")),
        },
        "/components",
    )
    return canonical


def _note_children(context: Context, schemas: dict[str, Any]) -> None:
    """Note which schemas compose which others: the implicit values of a parent's discriminator."""
    for name, schema in schemas.items():
        for member in mapping(schema).get("allOf") or ():
            if isinstance(member, dict) and isinstance(member.get("$ref"), str):
                place = pointers.join("/components/schemas", name)
                target = context.target(member["$ref"], place)
                context.children.setdefault(target, []).append(place)


def _security_schemes(context: Context, schemes: Any) -> Node:
    pointer = "/components/securitySchemes"
    built = Node({}, pointer)
    for name, given in mapping(schemes).items():
        scheme, place = context.resolved(given, pointers.join(pointer, name))
        if isinstance(scheme, dict):
            built[name] = as_given(scheme, place)
    return built


@contextmanager
def _deep_recursion() -> Iterator[None]:
    """Let schemas nest deeper than Python's default allows; its own limit is back afterwards."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, _DEEPEST))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)

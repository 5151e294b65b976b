"""Any document of a grammar of schemas comes out in the canonical form, or is refused."""

from __future__ import annotations

import copy
import tempfile
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sdkpress.document import read_document
from sdkpress.normalize import normalize_document
from sdkpress.problems import SpecError
from tests.normalize.canonical_form import assert_canonical

NAMES = ("A", "B", "C", "D")
PROPERTIES = ("id", "kind", "self", "a b")

references = st.sampled_from(NAMES).map(lambda name: {"$ref": f"#/components/schemas/{name}"})
deep_references = st.sampled_from(PROPERTIES).map(
    lambda name: {"$ref": f"#/components/schemas/D/properties/{name.replace(' ', '%20')}"}
)
scalars = st.sampled_from(
    (
        {}, {"type": "string"}, {"type": "integer"}, {"type": "number", "minimum": 1}, {"type": "boolean"},
        {"type": "null"}, {"type": ["string", "null"]}, {"type": ["string", "integer"]},
        {"type": "string", "nullable": True},
        {"enum": ["a", "b"]}, {"enum": ["a", 1, None, True]}, {"const": "a"}, {"const": None}, {"enum": []},
        {"type": "string", "enum": ["a", "a", 1]}, {"type": "integer", "enum": [1, 2.0, "3"]}, {"minLength": 1},
        {"type": "string", "format": "date-time", "example": "2020-01-01T00:00:00Z"}, {"not": {"type": "string"}},
        {"required": ["id"]}, {"description": "Any."}, {"nullable": True}, {"type": "object"}, {"type": "array"},
        {"type": "integer", "minimum": 3, "exclusiveMinimum": True}, {"type": "thing"}, {"additionalProperties": False},
    )
)  # fmt: skip
schemas: st.SearchStrategy[Any] = st.recursive(
    st.one_of(scalars, references, references, deep_references, st.booleans()),
    lambda inner: st.one_of(
        st.dictionaries(st.sampled_from(PROPERTIES), inner, min_size=1).map(
            lambda entries: {"type": "object", "properties": entries, "required": list(entries)[:1]}
        ),
        inner.map(lambda schema: {"type": "array", "items": schema}),
        inner.map(lambda schema: {"type": "object", "additionalProperties": schema}),
        inner.map(lambda schema: {"patternProperties": {"^x": schema}}),
        st.lists(inner, min_size=1, max_size=3).map(lambda members: {"allOf": members}),
        st.lists(inner, min_size=1, max_size=3).map(lambda members: {"oneOf": members}),
        st.lists(inner, min_size=1, max_size=3).map(lambda members: {"anyOf": members}),
        st.lists(inner, min_size=1, max_size=2).map(lambda members: {"type": "array", "prefixItems": members}),
        st.tuples(inner, inner).map(
            lambda pair: {
                **(pair[0] if isinstance(pair[0], dict) else {}),
                **(pair[1] if isinstance(pair[1], dict) else {}),
            }
        ),
        st.lists(references, min_size=1, max_size=3).map(
            lambda members: {"oneOf": members, "discriminator": {"propertyName": "kind"}}
        ),
    ),
    max_leaves=12,
)

components = st.fixed_dictionaries(
    {
        **dict.fromkeys(("A", "B", "C"), schemas),
        "D": st.fixed_dictionaries(dict.fromkeys(PROPERTIES, schemas)).map(lambda entries: {"properties": entries}),
    }
)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much),
)
@given(
    components=st.fixed_dictionaries(dict.fromkeys(NAMES, schemas)),
    body=schemas,
    version=st.sampled_from(("3.0.3", "3.1.0")),
)
def test_random_schemas(components: dict[str, Any], body: Any, version: str) -> None:
    """Whatever schemas say and however they refer to each other, the result has the form or a refusal says why not."""
    content = {"application/json": {"schema": body}}
    responses = {"200": {"description": "", "content": content}}
    operation = {"operationId": "send", "requestBody": {"content": content}, "responses": responses}
    data = {
        "openapi": version,
        "info": {"title": "Random", "version": "1"},
        "paths": {"/a": {"post": operation}},
        "components": {"schemas": components},
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "spec.yaml"
        path.write_text(yaml.dump(data, Dumper=_NoAliases), encoding="utf-8")
        document = read_document(path)
    before = copy.deepcopy(document.data)
    try:
        canonical = normalize_document(document)
    except SpecError as refused:
        assert all(problem.position is not None for problem in refused.problems)
        return
    assert document.data == before
    assert_canonical(canonical)


class _NoAliases(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True

"""Each rule for operations, one by one."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from sdkpress.normalize.operations import normal_status
from tests.normalize.conftest import Normalize

HEAD = "openapi: 3.2.0\ninfo: {title: Test, version: '1'}\n"


@pytest.fixture
def operations(normalize: Normalize) -> Any:
    """Normalize path items; gives them with all components resolved."""

    def run(paths: str, components: str = "{}", **more: Any) -> dict[str, Any]:
        data = {
            **yaml.safe_load(HEAD),
            "paths": yaml.safe_load(paths),
            "components": yaml.safe_load(components),
            **more,
        }
        return normalize(data).data

    return run


def test_path_level_is_pushed_down(operations: Any) -> None:
    """Parameters, servers and summary of a path hold for each operation; its own win."""
    data = operations(
        """
        /a/{id}:
          summary: Of the path.
          servers: [{url: /x}]
          parameters:
            - {name: id, in: path, required: true, schema: {type: string}}
            - {name: q, in: query, schema: {type: string}}
          get: {parameters: [{name: q, in: query, schema: {type: integer}}], responses: {}}
          x-note: 1
        x-other: 2
        """
    )

    operation = data["paths"]["/a/{id}"]["get"]
    assert list(data["paths"]) == ["/a/{id}"]
    assert [(each["name"], each["schema"]["type"]) for each in operation["parameters"]] == [
        ("q", "integer"),
        ("id", "string"),
    ]
    assert operation["summary"] == "Of the path."
    assert operation["servers"] == [{"url": "/x"}]


def test_headers_that_openapi_has_ignored_are_as_published(operations: Any) -> None:
    """OpenAPI Generator 7 has them in its signatures, required ones too: positions of arguments depend on it."""
    parameters = [{"name": name, "in": "header", "required": name != "Accept"} for name in ("Authorization", "Accept")]
    data = operations(f"{{/a: {{get: {{parameters: {parameters}, responses: {{}}}}}}}}")

    assert [(each["name"], each["required"]) for each in data["paths"]["/a"]["get"]["parameters"]] == [
        ("Authorization", True),
        ("Accept", False),
    ]


def test_parameters_are_written_out(operations: Any) -> None:
    """Style, explode, required and allowReserved are always there."""
    data = operations("{/a: {get: {parameters: [{name: h, in: header, schema: {type: string}}], responses: {}}}}")

    parameter = data["paths"]["/a"]["get"]["parameters"][0]
    assert (parameter["style"], parameter["explode"]) == ("simple", False)
    assert (parameter["required"], parameter["allowReserved"]) == (False, False)


def test_security_is_gathered(operations: Any) -> None:
    """The document's security holds where an operation says nothing."""
    data = operations("{/a: {get: {responses: {}}, put: {security: [], responses: {}}}}", security=[{"key": []}])

    assert data["paths"]["/a"]["get"]["security"] == [{"key": []}]
    assert data["paths"]["/a"]["put"]["security"] == []


@pytest.mark.parametrize(("given", "normal"), [("2xx", "2XX"), ("200", "200"), ("Default", "default"), ("5XX", "5XX")])
def test_status(given: str, normal: str) -> None:
    """Ranges are in capitals, default is not."""
    assert normal_status(given) == normal


def test_methods_of_3_2(operations: Any) -> None:
    """`query` and additional operations are operations."""
    data = operations("{/a: {query: {responses: {}}, additionalOperations: {COPY: {responses: {}}}}}")

    assert list(data["paths"]["/a"]) == ["query", "COPY"]


def test_components_are_inlined(operations: Any) -> None:
    """Parameters, bodies, responses, headers and links stand where they are used."""
    data = operations(
        """
        /a:
          post:
            operationId: send
            parameters: [{$ref: '#/components/parameters/P'}]
            requestBody: {$ref: '#/components/requestBodies/B'}
            responses: {'200': {$ref: '#/components/responses/R'}}
        """,
        """
        parameters: {P: {name: p, in: query, schema: {type: string}}}
        requestBodies: {B: {content: {application/json: {schema: {properties: {b: {}}}}}}}
        responses:
          R:
            description: Fine.
            headers: {X-A: {$ref: '#/components/headers/H'}}
            content: {application/json: {schema: {properties: {r: {}}}}}
        headers: {H: {schema: {type: integer}}}
        """,
    )

    operation = data["paths"]["/a"]["post"]
    assert operation["parameters"][0].pointer == "/components/parameters/P"
    assert operation["responses"]["200"]["headers"]["X-A"]["schema"] == {"type": "integer"}
    assert list(data["components"]["schemas"]) == ["B_request", "R_response"]


def test_names_of_inline_bodies(operations: Any) -> None:
    """Bodies, responses, parameters and callbacks name their schemas after the operation."""
    content = "{application/json: {schema: {properties: {x: {}}}}}"
    data = operations(
        f"""
        /a:
          post:
            operationId: send
            parameters: [{{name: f, in: query, schema: {{properties: {{x: {{}}}}}}}}]
            requestBody: {{content: {content}}}
            responses:
              '200': {{description: '', content: {content}}}
              default: {{description: '', content: {content}}}
            callbacks: {{done: {{'{{$url}}': {{post: {{requestBody: {{content: {content}}}, responses: {{}}}}}}}}}}
          delete: {{responses: {{'200': {{description: '', content: {content}}}}}}}
        """
    )

    assert list(data["components"]["schemas"]) == [
        "send_f_parameter",
        "send_request",
        "send_200_response",
        "send_default_response",
        "send_done_request",
        "a_delete_200_response",
    ]


def test_the_first_media_type_that_needs_a_name_gives_the_body_its_own(operations: Any) -> None:
    """It is what the published client calls the body by; a schema that comes twice is one."""
    data = operations(
        """
        /a:
          post:
            operationId: make
            requestBody:
              content:
                text/plain: {schema: {type: string}}
                application/json: {schema: {type: object, properties: {a: {type: object, properties: {b: {}}}}}}
                multipart/form-data: {schema: {type: object, properties: {a: {type: object, properties: {c: {}}}}}}
                application/x-www-form-urlencoded: {schema: {type: object, properties: {a: {
                  type: object, properties: {b: {}}}}}}
            responses: {}
        """
    )
    content = data["paths"]["/a"]["post"]["requestBody"]["content"]

    assert [each["schema"].get("$ref", "").rpartition("/")[2] for each in content.values()] == [
        "",
        "make_request",
        "make_request_form_data",
        "make_request",
    ]
    assert set(data["components"]["schemas"]) == {
        "make_request",
        "make_request_a",
        "make_request_form_data",
        "make_request_a_form_data",
    }

"""The pages of the docs: the published layout, valid tables and links, programs that compile."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import jinja2
import pytest

from sdkpress.docs_types import docs_type, linked_type
from sdkpress.docs_views import pages
from sdkpress.ir import (
    Alias,
    Api,
    Constraints,
    Enum,
    EnumMember,
    Field,
    Header,
    Link,
    ListOf,
    MapOf,
    Model,
    Nullable,
    Operation,
    Parameter,
    Reference,
    Response,
    Scalar,
    Sdk,
    SecurityRequirement,
    SecurityScheme,
    Server,
    ServerVariable,
    TupleOf,
    Type,
    Union,
    UnionOf,
)
from sdkpress.templates import builtin_templates
from tests.h2ogpte_sdk import h2ogpte_sdk
from tests.markdown_pages import code_blocks, faults

PARITY = Path(__file__).resolve().parents[2] / "shared" / "tools" / "seed_parity.py"
NASTY = 'x """ \\ | <b>y</b> {{ z }} `w`\n\n# h\n```\n[a](javascript:b)'
CAT = Reference("Cat", "Cat", "cat", "model")
DOG = Reference("Dog", "Dog", "dog", "model")


def _render(sdk: Sdk) -> dict[str, str]:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(builtin_templates()),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return {path: environment.get_template(name).render(context) for path, name, context in pages(sdk)}


def _nasty_sdk() -> Sdk:
    """An SDK in which every text of the document is hostile."""
    schemes = (
        SecurityScheme(NASTY, "http", NASTY, scheme="bearer", bearer_format=NASTY),
        SecurityScheme("basic", "http", scheme="basic"),
        SecurityScheme("key", "apiKey", parameter_name="k", location="query"),
        SecurityScheme("other", "apiKey", parameter_name=NASTY, location="cookie"),
        SecurityScheme("oauth", "oauth2"),
        SecurityScheme("oidc", "openIdConnect", open_id_connect_url=NASTY),
        SecurityScheme("tls", "mutualTLS"),
        SecurityScheme("digest", "http", scheme=NASTY),
    )
    alternatives = tuple(SecurityRequirement(((scheme.name, ()),)) for scheme in schemes)
    operation = Operation(
        NASTY,
        "example",
        "GET",
        f"/{NASTY}",
        (
            Parameter("a", "configuration", "path", True, Scalar("str", Constraints(pattern=NASTY)), description=NASTY),
            Parameter("b", "datetime", "query", False, Scalar("datetime"), default=NASTY, description=NASTY),
            Parameter("c", "old", "query", False, Scalar("str"), deprecated=True),
        ),
        None,
        (
            Response("200", NASTY, headers=(Header(NASTY, Scalar("int"), description=NASTY),)),
            Response("4XX", NASTY, links=(Link(NASTY, NASTY, NASTY),)),
        ),
        Nullable(UnionOf((CAT, DOG, ListOf(CAT)))),
        security=alternatives,
        servers=(Server("https://{x}.example.com", NASTY, (ServerVariable("x", "y"),)),),
        summary=NASTY,
        description=NASTY,
        deprecated=True,
        external_docs="https://example.com/<x>",
        callbacks=(NASTY,),
    )
    parameters = replace(operation, python_name="parameters", security=(), servers=())
    field = Field(NASTY, "name", Scalar("str"), True, NASTY, NASTY, NASTY)
    schemas = (
        Model("Cat", "Cat", "cat", (field,), additional_properties=Scalar("int"), title=NASTY, description=NASTY),
        Model("Dog", "Dog", "dog", ()),
        Enum("E", "E", "e", (EnumMember("A", NASTY, NASTY),), description=NASTY, deprecated=True),
        Union("U", "U", "u", UnionOf((CAT, DOG)), description=NASTY),
        Alias("A", "A", "a", MapOf(CAT, Constraints(min_properties=1)), description=NASTY),
    )
    return Sdk(
        package="nasty",
        distribution="nasty",
        version="1.0",
        document_version=NASTY,
        title=NASTY,
        source=NASTY,
        apis=(Api(NASTY, "NastyApi", "nasty_api", (operation, parameters), NASTY),),
        schemas=schemas,
        servers=(Server(NASTY, NASTY),),
        security_schemes=schemes,
        summary=NASTY,
        description=NASTY,
        license=NASTY,
        contact=NASTY,
        webhooks=(NASTY,),
    )


def test_the_page_has_every_token_of_the_published_one(tmp_path: Path) -> None:
    """The comparison with the seed page finds all of its tokens."""
    if not PARITY.exists():
        pytest.skip("../shared/tools is absent")
    page = tmp_path / "APIKeysApi.md"
    page.write_text(_render(h2ogpte_sdk())["docs/APIKeysApi.md"], encoding="utf-8")

    done = subprocess.run([sys.executable, str(PARITY), str(page)], capture_output=True, text=True)

    assert done.stdout.startswith("parity: 1849 of 1849 seed tokens"), done.stdout


@pytest.mark.parametrize("sdk", [h2ogpte_sdk(), _nasty_sdk()], ids=["h2ogpte", "nasty"])
def test_pages_are_whole(sdk: Sdk) -> None:
    """Tables have as many cells as their heads, links lead somewhere, and the programs compile."""
    rendered = _render(sdk)

    assert faults(rendered) == []
    for text in rendered.values():
        assert not re.search(r"(?<!-> )(?<!is not )(?<!gives )None(?!s)", text), "a value that is missing was printed"
        assert not re.search("\n\n\n(?!async def|asyncio.run|def |configuration)", text)
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        for code in code_blocks(text):
            ast.parse(code)


def test_there_is_a_page_for_everything() -> None:
    """One for each API class and each schema, and the README lists them."""
    rendered = _render(h2ogpte_sdk())

    assert sorted(rendered) == [
        "README.md",
        "docs/APIKeyCreateRequest.md",
        "docs/APIKeyInfo.md",
        "docs/APIKeyResult.md",
        "docs/APIKeyUpdateExpiryRequest.md",
        "docs/APIKeysApi.md",
        "docs/EndpointError.md",
    ]
    assert "docs/APIKeysApi.md#create_api_key_for_user" in rendered["README.md"]


def test_an_operation_named_like_a_heading_is_found() -> None:
    """GitHub numbers repeated headings, and links follow it."""
    page = _render(_nasty_sdk())["docs/NastyApi.md"]

    assert "(NastyApi.md#example)" in page
    assert "(NastyApi.md#parameters-1)" in page


def test_arguments_do_not_shadow_what_the_program_uses() -> None:
    """An argument called `configuration` gets another variable."""
    page = _render(_nasty_sdk())["docs/NastyApi.md"]

    assert "api_instance.example(configuration_, datetime=datetime_)" in page


def test_a_document_without_operations_has_docs() -> None:
    """Webhooks only: models, and a README without a program."""
    rendered = _render(replace(h2ogpte_sdk(), apis=(), servers=(), security_schemes=()))

    assert "docs/APIKeyInfo.md" in rendered
    assert code_blocks(rendered["README.md"]) == []
    assert faults(rendered) == []


@pytest.mark.parametrize(
    ("type_", "written"),
    [
        (ListOf(CAT), "[**List[Cat]**](Cat.md)"),
        (MapOf(Scalar("int")), "**Dict[str, int]**"),
        (UnionOf((CAT, DOG)), "Union\\[[**Cat**](Cat.md), [**Dog**](Dog.md)\\]"),
        (TupleOf((Scalar("int"), Scalar("str")), None), "**Tuple[int, str]**"),
        (ListOf(Nullable(Scalar("datetime"))), "**List[Optional[datetime]]**"),
    ],
)
def test_types(type_: Type, written: str) -> None:
    """Types are written as on the published pages, with a link to each model."""
    assert linked_type(type_) == written
    assert "[**" not in docs_type(type_)


def test_the_readme_names_webhooks_and_where_openid_connect_is_described() -> None:
    """What no method comes from is told all the same."""
    scheme = SecurityScheme("oidc", "openIdConnect", "By id.", open_id_connect_url="https://example.com/openid")
    sdk = replace(h2ogpte_sdk(), webhooks=("newPet",), security_schemes=(scheme,))

    readme = _render(sdk)["README.md"]

    assert "\n## Webhooks\n" in readme
    assert readme.endswith("\n- `newPet`\n")
    assert "By id. Discovery: `https://example.com/openid` |" in readme
    assert "Webhooks" not in _render(h2ogpte_sdk())["README.md"]


def test_the_readme_speaks_of_tokens_only_where_there_are_some() -> None:
    """An API with passwords takes no token; one that names no token URL has its tokens where the user says."""
    basic = SecurityScheme("basic", "http", scheme="Basic")
    implicit = SecurityScheme("oauth", "oauth2", flows={"implicit": {"authorizationUrl": "https://example.com/in"}})
    flow = {"clientCredentials": {"tokenUrl": "https://example.com/token"}}

    def readme(*schemes: SecurityScheme) -> str:
        return _render(replace(h2ogpte_sdk(), security_schemes=schemes))["README.md"]

    assert not re.search("access_token", readme(basic), re.IGNORECASE)
    assert 'token_url=os.environ.get("TOKEN_URL")' in readme(implicit, basic)
    assert "TOKEN_URL" not in readme(implicit, SecurityScheme("client", "oauth2", flows=flow))


def test_a_digest_is_not_for_the_configuration() -> None:
    """The client can't answer the server's challenge: the README says where the header can be added."""
    found = _render(replace(h2ogpte_sdk(), security_schemes=(SecurityScheme("bearerAuth", "http", scheme="Digest"),)))

    row = next(line for line in found["README.md"].splitlines() if line.startswith("| bearerAuth |"))
    assert "before_request" in row
    assert not any("access_token" in each.lower() for each in found.values())


def test_the_readme_says_how_to_choose_a_server() -> None:
    """Its place in the list, the variables of its URL, and what becomes of operations with servers of their own."""
    region = ServerVariable("region", "eu", ("eu", "us"), "Where the data is.")
    sdk = replace(
        h2ogpte_sdk(), servers=(Server("https://{region}.example.com", "", (region,)), Server("https://b.example.com"))
    )
    (api, *_) = sdk.apis
    own = replace(api.operations[0], servers=(Server("https://upload.example.com"),))

    readme = _render(sdk)["README.md"]

    assert "`Configuration(server_index=1)`" in readme
    assert '`server_variables={"region": "us"}`' in readme
    assert "| `region` | `eu` | `eu`, `us` | Where the data is. |" in readme
    assert "servers of their own" not in readme
    assert "servers of their own" in _render(replace(sdk, apis=(replace(api, operations=(own,)),)))["README.md"]

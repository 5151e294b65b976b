"""Code as it was written for a client that OpenAPI Generator made runs with ours, asynchronous and synchronous.

Each setting, method and argument that such code uses is here by its name.
"""

from __future__ import annotations

import asyncio
import copy
import importlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.corpus.packages import Package, generate_package
from tests.runtime.flavours import FLAVOURS, finish

NOTE = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}}}
PET = {
    "type": "object",
    "required": ["id", "petName"],
    "properties": {
        "id": {"type": "integer", "minimum": 1},
        "petName": {"type": "string"},
        "schema": {"type": "string"},
        "from": {"type": "string"},
        "bornAt": {"type": "string", "format": "date-time"},
        "owner": {"type": "string", "nullable": True},
        "note": {"$ref": "#/components/schemas/Note"},
        "bestNote": {"$ref": "#/components/schemas/Note"},
        "vaccinated": {"type": "boolean", "default": False},
        "size": {"type": "string", "enum": ["small", "large"], "default": "small"},
        "legs": {"type": "integer", "default": 4, "readOnly": True},
        "tags": {"type": "array", "items": {"type": "string"}, "default": ["new"]},
    },
}
PROBLEM = {"type": "object", "required": ["code"], "properties": {"code": {"type": "integer"}}}
CHOICE = {"oneOf": [{"$ref": "#/components/schemas/Note"}, {"type": "string"}]}


def _json(name: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}


DOCUMENT: dict[str, Any] = {
    "openapi": "3.0.3",
    "info": {"title": "Kennel", "version": "1.0.0"},
    "servers": [
        {"url": "https://kennel.example/{stage}", "variables": {"stage": {"default": "v1"}}},
        {"url": "https://other.example"},
    ],
    "paths": {
        "/pets/{pet_id}": {
            "put": {
                "tags": ["pets"],
                "operationId": "changePet",
                "parameters": [
                    {"name": "dry", "in": "query", "schema": {"type": "boolean"}},
                    {"name": "pet_id", "in": "path", "required": True, "schema": {"type": "string"}},
                    {"name": "X-Trace", "in": "header", "schema": {"type": "string"}},
                ],
                "requestBody": {"required": True, "content": {**_json("Pet"), "application/xml": {}}},
                "responses": {
                    "200": {"description": "The pet.", "content": _json("Pet")},
                    "4XX": {"description": "Refused.", "content": _json("Problem")},
                },
            }
        },
        "/photos": {
            "post": {
                "tags": ["pets"],
                "operationId": "addPhotos",
                "requestBody": {
                    "content": {
                        "multipart/form-data": {
                            "schema": {
                                "type": "object",
                                "required": ["photo"],
                                "properties": {
                                    "title": {"type": "string"},
                                    "photo": {"type": "string", "format": "binary"},
                                },
                            }
                        }
                    }
                },
                "responses": {"204": {"description": "Taken."}},
            }
        },
    },
    "components": {
        "schemas": {"Pet": PET, "Note": NOTE, "Problem": PROBLEM, "Choice": CHOICE},
        "securitySchemes": {
            "bearer": {"type": "http", "scheme": "bearer"},
            "basic": {"type": "http", "scheme": "basic"},
            "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
        },
    },
    "security": [{"bearer": []}, {"key": []}, {"basic": []}],
}


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """The package of the document."""
    folder = tmp_path_factory.mktemp("published")
    spec = folder / "kennel.json"
    spec.write_text(json.dumps(DOCUMENT), encoding="utf-8")
    return generate_package(spec, folder / "package")


@pytest.fixture(scope="module")
def root(generated: Package) -> Iterator[ModuleType]:
    """The package itself."""
    sys.path.insert(0, str(generated.folder))
    yield importlib.import_module(generated.name)
    sys.path.remove(str(generated.folder))


@pytest.fixture(params=FLAVOURS)
def rest(root: ModuleType, request: pytest.FixtureRequest) -> Any:
    """The package, or its synchronous twin, as code imports it."""
    return root if request.param == "async" else importlib.import_module(f"{root.__name__}.sync")


class Line:
    """What stands in the place of a server, for either client: it keeps requests and gives one answer."""

    def __init__(self, synchronous: bool, status: int = 200, body: bytes = b'{"id": 1, "petName": "Rex"}') -> None:
        self.synchronous = synchronous
        self.answer = Answer(synchronous, status, body)
        self.seen: list[Any] = []

    def send(self, request: Any) -> Any:
        """Keep the request, give the answer."""
        self.seen.append(request)
        return self.answer.give(self.answer)

    def close(self) -> Any:
        """Do nothing."""
        return self.answer.give(None)


class Answer:
    """A response."""

    reason = "Because"

    def __init__(self, synchronous: bool, status: int, body: bytes) -> None:
        self.synchronous = synchronous
        self.status = status
        self.body = body
        self.headers = {"Content-Type": "application/json", "X-More": "m"}

    def give(self, value: Any) -> Any:
        """Give a value, as something to await where that is wanted."""
        if self.synchronous:
            return value

        async def later() -> Any:
            return value

        return later()

    def read(self) -> Any:
        """Give the body."""
        return self.give(self.body)

    def close(self) -> Any:
        """Do nothing."""
        return self.give(None)


Call = Callable[..., Any]


@pytest.fixture
def call(rest: Any) -> Call:
    """Call a method of the pets, and give what came back and the request."""

    def run(method: str, *arguments: Any, line: Line | None = None, configuration: Any = None, **options: Any) -> Any:
        used = line or Line(rest.__name__.endswith(".sync"))

        async def main() -> Any:
            client = rest.ApiClient(configuration or rest.Configuration(access_token="t"))
            client.rest_client = used
            return await finish(getattr(rest.PetsApi(client), method)(*arguments, **options))

        return asyncio.run(main()), used.seen[0]

    return run


# --- names -------------------------------------------------------------------------------------


def test_names_are_where_code_looks_for_them(generated: Package) -> None:
    """Every module and class, as an attribute of the package or imported; in a process that imported nothing else."""
    attributes = [
        "PetsApi",
        "Pet",
        "api.pets_api.PetsApi",
        "api_client.ApiClient",
        "api_response.ApiResponse",
        "configuration.Configuration",
        "exceptions.ApiException",
        "models.Pet",
        "models.pet.Pet",
        "rest.ApiException",
        "rest.RESTResponse",
        "OpenApiException",
        "ApiTypeError",
        "ApiValueError",
        "ApiKeyError",
        "ApiAttributeError",
        "ApiException",
        "ApiResponse",
    ]
    name = generated.name
    for package in (name, f"{name}.sync"):
        for attribute in attributes:
            generated_run(generated, f"import {package}\n{package}.{attribute}")
    generated_run(
        generated,
        f"from {name}.api.pets_api import PetsApi\nfrom {name}.models.pet import Pet\n"
        f"from {name}.rest import RESTResponse\nfrom {name}.exceptions import ServiceException\n"
        f"from {name}.api_client import ApiClient\nfrom {name}.configuration import Configuration\n"
        f"from {name}.api_response import ApiResponse\nfrom {name} import *\nassert Choice and __version__",
    )


def generated_run(generated: Package, program: str) -> None:
    """Run a program with the package in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=generated.folder, capture_output=True, text=True, check=False
    )
    assert done.stderr == "", program


def test_the_twin_under_another_name(generated: Package) -> None:
    """As a package of its own, as it was published: its modules are those of the twin, its models shared."""
    name = generated.name
    folder = generated.folder / "kennel_sync"
    folder.mkdir()
    (folder / "__init__.py").write_text(
        f'from {name}.aliases import alias_package\n\nalias_package(__name__, "{name}.sync")\n', encoding="utf-8"
    )

    generated_run(
        generated,
        "import kennel_sync as rest\n"
        "from kennel_sync.models.pet import Pet\n"
        "import kennel_sync.api.pets_api, kennel_sync.api_client, kennel_sync.configuration, kennel_sync.exceptions\n"
        f"import {name} as root\n"
        "assert Pet is rest.Pet is rest.models.Pet is root.Pet and Pet.__module__.endswith('.models.pet')\n"
        "assert rest.PetsApi is kennel_sync.api.pets_api.PetsApi is root.sync.PetsApi is not root.PetsApi\n"
        "assert rest.ApiClient is kennel_sync.api_client.ApiClient is root.sync.ApiClient\n"
        "assert rest.exceptions is kennel_sync.exceptions is root.exceptions\n"
        f"assert root.models.pet.__spec__.name == '{name}.models.pet'\n"
        "from kennel_sync import *\n"
        "assert PetsApi is root.sync.PetsApi\n"
        "for wrong in ('kennel_sync.nothing', 'kennel_sync.models.nothing'):\n"
        "    try:\n"
        "        __import__(wrong)\n"
        "    except ModuleNotFoundError as error:\n"
        "        assert error.name == wrong\n"
        "    else:\n"
        "        raise AssertionError(wrong)\n",
    )


# --- Configuration -----------------------------------------------------------------------------


def test_arguments_of_the_configuration(rest: Any) -> None:
    """Each is an attribute, too."""
    given: dict[str, Any] = {
        "api_key": {"key": "k"},
        "api_key_prefix": {"key": "Token"},
        "username": "u",
        "password": "p",
        "access_token": "t",
        "server_index": 1,
        "server_variables": {"stage": "v2"},
        "server_operation_index": {"changePet": 0},
        "server_operation_variables": {"changePet": {}},
        "ignore_operation_servers": True,
        "ssl_ca_cert": "ca.pem",
        "retries": 3,
    }

    configuration = rest.Configuration(**given, debug=False)

    assert {name: getattr(configuration, name) for name in given} == given
    assert configuration.debug is False
    assert configuration.host == "https://other.example"
    assert rest.Configuration(None, {"key": "k"}).api_key == {"key": "k"}
    assert rest.Configuration("http://h").host == "http://h"
    assert rest.Configuration().host == "https://kennel.example/v1"


def test_attributes_of_the_configuration(rest: Any) -> None:
    """They are there from the beginning, with the published defaults, can be set, and live through a copy."""
    defaults: dict[str, Any] = {
        "verify_ssl": True,
        "ssl_ca_cert": None,
        "cert_file": None,
        "key_file": None,
        "assert_hostname": None,
        "tls_server_name": None,
        "connection_pool_maxsize": 100,
        "proxy": None,
        "proxy_headers": None,
        "safe_chars_for_path_param": "",
        "retries": None,
        "client_side_validation": True,
        "socket_options": None,
        "temp_folder_path": None,
        "refresh_api_key_hook": None,
        "logger_file": None,
        "datetime_format": "%Y-%m-%dT%H:%M:%S.%f%z",
        "date_format": "%Y-%m-%d",
    }
    configuration = rest.Configuration()

    assert {name: getattr(configuration, name) for name in defaults} == defaults
    for name in defaults:
        setattr(configuration, name, None)
    configuration.verify_ssl = False
    assert copy.deepcopy(configuration).verify_ssl is False
    assert set(configuration.logger) >= {"package_logger"}
    assert configuration.logger_format == "%(asctime)s %(levelname)s %(message)s"
    assert "SDK Package Version: 1.0.0" in configuration.to_debug_report()


def test_methods_of_the_configuration(rest: Any) -> None:
    """Servers and credentials are given in the published forms."""
    configuration = rest.Configuration(api_key={"key": "k"}, api_key_prefix={"key": "Token"}, access_token="t")
    configuration.username, configuration.password = "u", "p"

    assert configuration.get_api_key_with_prefix("key") == "Token k"
    assert configuration.get_basic_auth_token() == "Basic dTpw"
    settings = configuration.auth_settings()
    assert settings["key"] == {"type": "api_key", "in": "header", "key": "X-Key", "value": "Token k"}
    assert settings["bearer"]["value"] == "Bearer t"
    assert settings["basic"]["key"] == "Authorization"
    assert [each["url"] for each in configuration.get_host_settings()][1] == "https://other.example"
    assert configuration.get_host_from_settings(0, {"stage": "v3"}) == "https://kennel.example/v3"
    assert type(configuration).get_default_copy() is type(configuration).get_default()
    try:
        rest.Configuration.set_default(configuration)
        assert rest.ApiClient().configuration is configuration
    finally:
        rest.Configuration.set_default(None)


# --- ApiClient ---------------------------------------------------------------------------------


def test_the_client(rest: Any) -> None:
    """Headers, the default client, and use as a context manager."""
    configuration = rest.Configuration(host="http://h")

    async def main() -> None:
        client = rest.ApiClient(configuration, "X-Team", "blue", "a=b")
        client.set_default_header("X-More", "1")
        client.user_agent = "mine"
        assert client.default_headers == {"User-Agent": "mine", "X-Team": "blue", "X-More": "1"}
        assert client.cookie == "a=b"
        assert client.configuration is configuration
        assert client.rest_client is not None
        await finish(client.close())
        if rest.__name__.endswith(".sync"):
            with rest.ApiClient(configuration) as entered:
                assert isinstance(entered, rest.ApiClient)
        else:
            async with rest.ApiClient(configuration) as entered:
                assert isinstance(entered, rest.ApiClient)

    asyncio.run(main())
    client = rest.ApiClient(configuration)
    try:
        rest.ApiClient.set_default(client)
        assert rest.ApiClient.get_default() is client
        assert rest.PetsApi().api_client is client
        assert rest.PetsApi(api_client=client).api_client is client
    finally:
        rest.ApiClient.set_default(None)


# --- calls -------------------------------------------------------------------------------------


def test_arguments_by_position(call: Call, rest: Any) -> None:
    """Required ones first, then optional ones, as OpenAPI Generator orders them."""
    pet, request = call("change_pet", "a/b", rest.Pet(id=1, pet_name="Rex"), True, "trace")

    assert isinstance(pet, rest.Pet)
    assert request.method == "PUT"
    assert request.url == "https://kennel.example/v1/pets/a%2Fb?dry=true"
    assert dict(request.headers)["X-Trace"] == "trace"


def test_options_of_a_call(call: Call, rest: Any) -> None:
    """`_headers`, `_request_timeout`, `_request_auth`, `_content_type` and `_host_index`."""
    pet = rest.Pet(id=1, pet_name="Rex")
    own = {"in": "header", "key": "X-Own", "value": "o"}

    _, request = call(
        "change_pet",
        pet_id="p",
        pet=pet,
        _headers={"Authorization": "Bearer mine", "X-Extra": 1},
        _request_timeout=(1, 2.5),
        _content_type="application/json",
        _host_index=1,
    )
    _, other = call("change_pet", pet_id="p", pet=pet, _request_auth=own, _request_timeout=3)

    headers = dict(request.headers)
    assert headers["Authorization"] == "Bearer mine"
    assert headers["X-Extra"] == "1"
    assert headers["Content-Type"] == "application/json"
    assert (request.timeout.total, request.timeout.connect, request.timeout.read) == (None, 1.0, 2.5)
    assert request.url == "https://other.example/pets/p"
    assert dict(other.headers)["X-Own"] == "o"
    assert "Authorization" not in dict(other.headers)
    assert other.timeout.total == 3.0


def test_the_forms_of_a_method(call: Call, rest: Any) -> None:
    """With its HTTP info; without its content."""
    pet = rest.Pet(id=1, pet_name="Rex")

    whole, _ = call("change_pet_with_http_info", "p", pet)
    assert isinstance(whole, rest.ApiResponse)
    assert (whole.status_code, whole.headers["x-more"], whole.data.pet_name) == (200, "m", "Rex")
    assert whole.raw_data == b'{"id": 1, "petName": "Rex"}'

    raw, _ = call("change_pet_without_preload_content", "p", pet)
    assert (raw.status, raw.reason, raw.getheader("X-More"), raw.getheaders()["x-more"]) == (200, "Because", "m", "m")
    assert asyncio.run(finish_later(raw.read)) == b'{"id": 1, "petName": "Rex"}'
    assert raw.data == b'{"id": 1, "petName": "Rex"}'


async def finish_later(function: Callable[[], Any]) -> Any:
    """Call a function where there is an event loop."""
    return await finish(function())


def test_wrong_arguments(call: Call, rest: Any) -> None:
    """They raise before anything is sent: what pydantic raises is a ValueError, what Python raises a TypeError."""
    line = Line(rest.__name__.endswith(".sync"))
    for arguments in ({"pet_id": 1}, {"pet_id": "p", "pet": 3}, {"pet_id": "p", "dry": "yes"}):
        with pytest.raises((TypeError, ValueError)):
            call("change_pet", **{"pet": rest.Pet(id=1, pet_name="R"), **arguments}, line=line)
    with pytest.raises((TypeError, ValueError)):
        call("change_pet", line=line)
    assert line.seen == []


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (400, "BadRequestException"),
        (401, "UnauthorizedException"),
        (403, "ForbiddenException"),
        (404, "NotFoundException"),
        (409, "ApiException"),
        (422, "ApiException"),
        (418, "ApiException"),
        (500, "ServiceException"),
        (503, "ServiceException"),
    ],
)
def test_exceptions(call: Call, rest: Any, status: int, name: str) -> None:
    """By status, with what code reads of them."""
    line = Line(rest.__name__.endswith(".sync"), status, b'{"code": 7}')

    with pytest.raises(getattr(rest.exceptions, name)) as raised:
        call("change_pet", "p", rest.Pet(id=1, pet_name="R"), line=line)

    error = raised.value
    assert isinstance(error, rest.ApiException)
    assert isinstance(error, rest.OpenApiException)
    assert (error.status, error.reason, error.body) == (status, "Because", '{"code": 7}')
    assert error.headers["X-More"] == "m"
    assert error.data == (rest.Problem(code=7) if status < 500 else None)
    assert str(error).startswith(f"({status})\nReason: Because\n")


@pytest.mark.parametrize("kind", ["path", "pathlib", "bytes", "pair", "file"])
def test_files(call: Call, tmp_path: Path, kind: str) -> None:
    """A path, bytes, a file object or a pair of name and bytes."""
    path = tmp_path / "rex.png"
    path.write_bytes(b"picture")
    given: dict[str, Any] = {
        "path": str(path),
        "pathlib": path,
        "bytes": b"picture",
        "pair": ("rex.png", b"picture"),
        "file": io.BytesIO(b"picture"),
    }

    done, request = call("add_photos", given[kind], title="Rex")

    body = request.body if isinstance(request.body, bytes) else b"".join(request.body)
    assert done is None
    assert b"picture" in body
    assert b'name="title"' in body
    assert (b'filename="rex.png"' in body) is (kind not in ("bytes", "file"))


def test_unawaited_calls_send_nothing(root: ModuleType) -> None:
    """An operation is a coroutine function: it can be handed on, and awaited elsewhere."""
    line = Line(synchronous=False)
    client = root.ApiClient(root.Configuration(access_token="t"), transport=line)

    async def later(coroutine: Any) -> Any:
        assert line.seen == []
        return await coroutine

    pet = asyncio.run(later(root.PetsApi(client).change_pet("p", root.Pet(id=1, pet_name="Rex"))))

    assert pet.pet_name == "Rex"


# --- models ------------------------------------------------------------------------------------


def test_models_are_built_and_shown(root: ModuleType) -> None:
    """By names of fields or of properties; `to_dict` has the names of properties."""
    pet = root.Pet(id=1, pet_name="Rex", note=root.Note(id=2), var_schema="s")
    same = root.Pet(**{"id": 1, "petName": "Rex", "note": {"id": 2}, "schema": "s"})

    assert pet == same
    shown = {
        "id": 1, "petName": "Rex", "schema": "s", "note": {"id": 2}, "vaccinated": False, "size": "small", "legs": 4,
    }  # fmt: skip
    assert pet.to_dict() == shown
    assert json.loads(pet.to_json()) == shown
    assert pet.model_dump(by_alias=True, exclude_none=True)["petName"] == "Rex"
    assert "'petName': 'Rex'" in pet.to_str()
    assert root.Pet.from_dict(shown) == root.Pet.from_json(json.dumps(shown))
    assert root.Pet.from_dict(None) is None
    assert pet.model_copy(update={"id": 3}).id == 3
    assert root.Pet.model_validate(shown).pet_name == "Rex"
    with pytest.raises(ValueError, match="greater than or equal to 1"):
        root.Pet(id=0, pet_name="Rex")
    with pytest.raises(ValueError, match="petName"):
        root.Pet(id=1)


def test_type_checkers_know_an_escaped_field_by_its_property(generated: Package, tmp_path: Path) -> None:
    """`schema=`, as the published package has it; other fields, and words of Python, by their own names."""
    program = tmp_path / "use.py"
    program.write_text(
        f"from {generated.name} import Pet\n\n"
        'Pet(id=1, pet_name="Rex", schema="s", var_from="here")\n'
        'Pet(id=1, pet_name="Rex", schema=3)\n',
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", "", "--cache-dir", str(tmp_path / "cache")]
    environment = {**os.environ, "MYPYPATH": str(generated.folder)}
    run = subprocess.run([*command, program], capture_output=True, text=True, check=False, env=environment)

    [error, summary] = run.stdout.splitlines()
    assert ':4: error: Argument "schema" to "Pet" has incompatible type "int"' in error, run.stdout
    assert summary.startswith("Found 1 error")


def test_fields_are_known_before_the_first_model(generated: Package) -> None:
    """Programs that go through `model_fields` find all aliases and types."""
    generated_run(
        generated,
        f"from {generated.name} import Pet\n"
        "field = Pet.model_fields['best_note']\n"
        "assert (field.alias, field.is_required()) == ('bestNote', False), field\n"
        "assert 'Note' in repr(field.annotation) and 'ForwardRef' not in repr(field.annotation), field\n"
        "assert Pet(id=1, petName='Rex').model_fields is Pet.model_fields\n",
    )


def test_fields_are_set_by_their_own_names(root: ModuleType) -> None:
    """By that of the property, which would be another attribute, they are not."""
    pet = root.Pet(id=1, pet_name="Rex")
    pet.pet_name = "Max"
    with pytest.raises(ValueError, match="petName"):
        pet.petName = "Tom"
    assert pet.model_dump(by_alias=True, exclude_unset=True) == {"id": 1, "petName": "Max"}


def test_null_where_it_may_be(root: ModuleType) -> None:
    """A field that is null and was set is shown, others that are None are not."""
    assert root.Pet(id=1, pet_name="R", owner=None, note=None).to_dict().get("owner", "absent") is None
    assert "owner" not in root.Pet(id=1, pet_name="R").to_dict()
    assert "note" not in root.Pet(id=1, pet_name="R", note=None).to_dict()


def test_defaults_are_read_but_not_sent(root: ModuleType, call: Call, rest: Any) -> None:
    """What is not there has the document's default; a request says only what was given."""
    read = root.Pet.from_dict({"id": 1, "petName": "Rex"})
    assert (read.vaccinated, read.size, read.legs, read.tags) == (False, "small", 4, None)
    told = root.Pet.from_dict({"id": 1, "petName": "Rex", "vaccinated": True, "legs": 3})
    assert (told.vaccinated, told.legs) == (True, 3)
    emptied = root.Pet(id=1, pet_name="Rex", vaccinated=None)
    assert emptied.vaccinated is None
    assert "vaccinated" not in emptied.to_dict()

    for pet in (read, emptied):
        _, request = call("change_pet", "p", pet)
        assert json.loads(request.body) == {"id": 1, "petName": "Rex"}
    read.vaccinated = False
    _, request = call("change_pet", "p", read)
    assert json.loads(request.body) == {"id": 1, "petName": "Rex", "vaccinated": False}


def test_unions(root: ModuleType) -> None:
    """A named one holds its value in `actual_instance`."""
    chosen = root.Choice(root.Note(id=1))

    assert chosen.actual_instance == root.Note(id=1)
    assert root.Choice(actual_instance="text").actual_instance == "text"
    assert root.Choice.from_dict({"id": 1}).actual_instance == root.Note(id=1)
    assert root.Choice.from_json('"text"').actual_instance == "text"
    assert chosen.to_dict() == {"id": 1}
    assert json.loads(chosen.to_json()) == {"id": 1}
    assert "1" in chosen.to_str()
    with pytest.raises(ValueError):
        root.Choice(actual_instance=[1])

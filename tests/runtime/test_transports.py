"""What aiohttp and urllib3 do for the client: TLS, proxies, streamed and compressed bodies."""

from __future__ import annotations

import asyncio
import gzip
import importlib
import inspect
import ssl
import subprocess
import sys
import threading
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import trustme

from tests.runtime.conftest import Server


@pytest.fixture(params=["async", "sync"])
def things(request: pytest.FixtureRequest, package: ModuleType, server: Any) -> Any:
    """The modules of one flavour."""
    return package if request.param == "async" else package.sync


@pytest.fixture
def send(things: Any, package: ModuleType) -> Callable[..., tuple[int, bytes]]:
    """Send a request with a transport of its own, and read the response."""

    async def finish(value: Any) -> Any:
        return await value if inspect.isawaitable(value) else value

    def run(configuration: Any, request: Any) -> tuple[int, bytes]:
        async def main() -> tuple[int, bytes]:
            client = things.api_client.ApiClient(configuration)
            try:
                response = await finish(client.rest_client.send(request))
                return response.status, await finish(response.read())
            finally:
                await finish(client.close())

        return asyncio.run(main())

    return run


@pytest.fixture
def make(package: ModuleType) -> Any:
    """Make a request."""
    return package._request.Request


# --- bodies --------------------------------------------------------------------------------


def test_a_body_is_streamed(send: Any, make: Any, package: ModuleType, server: Any) -> None:
    """From an iterable of pieces, with or without a known length."""
    pieces = (b"abc" for _ in range(3))
    status, raw = send(package.configuration.Configuration(), make("PUT", f"{server.url}/echo", [], pieces))
    assert status == 200
    assert b'"body": "abcabcabc"' in raw
    assert b'"Transfer-Encoding": "chunked"' in raw

    headers = [("Content-Length", "6")]
    _, raw = send(package.configuration.Configuration(), make("PUT", f"{server.url}/echo", headers, [b"abc", b"def"]))
    assert b'"body": "abcdef"' in raw
    assert b'"Transfer-Encoding"' not in raw


def test_a_compressed_body_is_unpacked(send: Any, make: Any, package: ModuleType, server: Any) -> None:
    """By the HTTP library, also where its length is that of the packed one."""
    status, raw = send(package.configuration.Configuration(), make("GET", f"{server.url}/zipped", []))
    assert (status, raw) == (200, b"x" * 200_000)


@pytest.mark.parametrize("codings", ["x-gzip", "gzip+br", "br+gzip", "deflate+gzip", "gzip+gzip+x-gzip"])
def test_codings_are_undone_in_turn(send: Any, make: Any, package: ModuleType, server: Any, codings: str) -> None:
    """Several, as they are listed, and gzip by its old name with two members (RFC 9110, 8.4; RFC 1952, 2.2)."""
    configuration = package.configuration.Configuration()

    assert send(configuration, make("GET", f"{server.url}/coded-{codings}", [])) == (200, b"x" * 200_000)


@pytest.mark.parametrize("codings", ["wrong", "wrong+x-gzip", "gzip+wrong+deflate"])
def test_a_body_that_is_not_in_its_coding(send: Any, make: Any, package: ModuleType, server: Any, codings: str) -> None:
    """It is no success, unless there are no bytes at all."""
    configuration = package.configuration.Configuration()

    with pytest.raises(package.exceptions.ApiConnectionError):
        send(configuration, make("GET", f"{server.url}/coded-{codings}", []))
    assert send(configuration, make("GET", f"{server.url}/coded-{codings}:0", [])) == (200, b"")


def test_codings_that_aiohttp_leaves_alone() -> None:
    """Those it knows are its own, and what nobody knows stays as it is."""
    unpacking = importlib.import_module("runtime._unpacking")
    brotli = importlib.import_module("brotli")

    def unpack(codings: str, body: bytes, limit: int = 99) -> bytes:
        unpacker = unpacking.find_unpacker(codings, limit)
        pieces = [unpacker.unpack(body[index : index + 1]) for index in range(len(body))]
        unpacker.finish()
        return b"".join(pieces)

    for native in ("gzip", "GZIP", "br", "identity", "", "zstd"):
        assert unpacking.find_unpacker(native, 9) is None
    for unknown in ("compress", "gzip, compress", "identity, identity"):
        assert unpacking.find_unpacker(unknown, 9) is None
    assert unpack("gzip, identity", gzip.compress(b"text")) == b"text"
    assert unpack("deflate , ,gzip", gzip.compress(zlib.compress(b"text"))) == b"text"
    assert unpack("deflate, deflate", zlib.compress(zlib.compress(b"text", wbits=-15))) == b"text"
    assert unpack("br, br", brotli.compress(brotli.compress(b"text"))) == b"text"
    for codings, body in (("x-gzip", b"text"), ("br, br", b"text"), ("x-gzip", gzip.compress(b"text")[:-1])):
        with pytest.raises(unpacking.UnpackError):
            unpack(codings, body)
    for codings, pack in (("x-gzip", gzip.compress), ("br, identity", brotli.compress)):
        with pytest.raises(unpacking.UnpackError, match="more than 99 bytes"):
            unpacking.find_unpacker(codings, 99).unpack(pack(b"x" * 100))


def test_methods_and_paths_go_out_as_they_are(send: Any, make: Any, package: ModuleType, server: Any) -> None:
    """An encoded URL isn't encoded again, or decoded."""
    send(package.configuration.Configuration(), make("QUERY", f"{server.url}/a%2Fb%20%C3%BC/echo?q=a%2Bb%26+c", []))
    assert server.seen[0]["method"] == "QUERY"
    assert server.seen[0]["path"] == "/a%2Fb%20%C3%BC/echo"
    assert server.seen[0]["query"] == "q=a%2Bb%26+c"


@pytest.mark.parametrize("url", ["nonsense", "ftp://127.0.0.1/x", "http://:80/x"])
def test_what_is_no_url_is_an_error(send: Any, make: Any, package: ModuleType, url: str) -> None:
    """Of this package's."""
    with pytest.raises(package.exceptions.OpenApiException):
        send(package.configuration.Configuration(), make("GET", url, []))


# --- proxies -------------------------------------------------------------------------------


def test_a_proxy_is_used(send: Any, make: Any, package: ModuleType, server: Any) -> None:
    """With its own credentials and headers."""
    proxy = server.url.replace("http://", "http://user:p%40ss@")
    configuration = package.configuration.Configuration(proxy=proxy, proxy_headers={"X-Proxy": "1"})
    send(configuration, make("GET", "http://api.invalid/echo", []))

    seen = server.seen[0]
    assert seen["headers"]["Host"] == "api.invalid"
    assert seen["headers"]["Proxy-Authorization"] == "Basic dXNlcjpwQHNz"
    assert seen["headers"]["X-Proxy"] == "1"


def test_the_environment_names_proxies(
    send: Any, make: Any, package: ModuleType, server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And hosts that are reached without."""
    monkeypatch.setenv("http_proxy", server.url.removeprefix("http://"))
    monkeypatch.setenv("no_proxy", "127.0.0.1,.local")
    send(package.configuration.Configuration(), make("GET", "http://api.invalid/echo", []))
    assert server.seen.pop()["headers"]["Host"] == "api.invalid"

    send(package.configuration.Configuration(), make("GET", f"{server.url}/echo", []))
    assert server.seen.pop()["headers"]["Host"] == server.url.removeprefix("http://")

    with pytest.raises(package.exceptions.ApiConnectionError):
        send(package.configuration.Configuration(), make("GET", "http://api.local/echo", []))


# --- TLS -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """A certificate for 127.0.0.1 with that of its authority, which nobody trusts, and its key."""
    folder = tmp_path_factory.mktemp("tls")
    cert, key = folder / "cert.pem", folder / "key.pem"
    authority = trustme.CA()
    issued = authority.issue_cert("127.0.0.1", "things.test")
    issued.private_key_pem.write_to_path(key)
    for blob in (*issued.cert_chain_pems, authority.cert_pem):
        blob.write_to_path(cert, append=True)
    return str(cert), str(key)


@pytest.fixture
def secure(package: ModuleType, certificate: tuple[str, str]) -> Iterator[tuple[Any, str]]:
    """A server with that certificate, which wants one of the client's where it can have it."""
    server = Server()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    context.load_verify_locations(certificate[0])
    context.verify_mode = ssl.CERT_OPTIONAL
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server, f"https://127.0.0.1:{server.server_port}/echo"
    server.shutdown()
    server.server_close()
    thread.join()


def test_certificates_are_verified(
    send: Any, make: Any, package: ModuleType, secure: tuple[Any, str], certificate: tuple[str, str]
) -> None:
    """Unless told not to; an own file of certificates is trusted."""
    settings = package.configuration.Configuration
    _, url = secure
    with pytest.raises(package.exceptions.ApiConnectionError, match=r"(?i)certificate") as caught:
        send(settings(), make("GET", url, []))
    assert caught.value.lasting, "there is no use in trying again"
    assert send(settings(ssl_ca_cert=certificate[0]), make("GET", url, []))[0] == 200
    assert send(settings(ca_cert_data=Path(certificate[0]).read_text()), make("GET", url, []))[0] == 200
    assert send(settings(verify_ssl=False), make("GET", url, []))[0] == 200
    named = settings(ssl_ca_cert=certificate[0], cert_file=certificate[0], key_file=certificate[1])
    assert send(named, make("GET", url, []))[0] == 200


def test_the_name_in_the_certificate_is_compared(
    send: Any, make: Any, package: ModuleType, secure: tuple[Any, str], certificate: tuple[str, str]
) -> None:
    """With the host, or with the name that is given, or not at all."""
    settings = package.configuration.Configuration
    url = secure[1].replace("127.0.0.1", "localhost")
    with pytest.raises(package.exceptions.ApiConnectionError):
        send(settings(ssl_ca_cert=certificate[0]), make("GET", url, []))
    assert send(settings(ssl_ca_cert=certificate[0], assert_hostname=False), make("GET", url, []))[0] == 200
    assert send(settings(ssl_ca_cert=certificate[0], tls_server_name="things.test"), make("GET", url, []))[0] == 200


def test_tls_settings_are_built_once(package: ModuleType, certificate: tuple[str, str]) -> None:
    """Clients with the same settings share them; a file that changed is read again."""
    build, settings = package._tls.tls_context, package.configuration.Configuration
    first = build(settings(ssl_ca_cert=certificate[0]))
    assert build(settings(ssl_ca_cert=certificate[0])) is first
    assert build(settings(ssl_ca_cert=certificate[0], verify_ssl=False)) is not first
    Path(certificate[0]).touch()
    assert build(settings(ssl_ca_cert=certificate[0])) is not first


# --- imports -------------------------------------------------------------------------------


def test_http_libraries_wait_for_the_first_request(package_folder: Path) -> None:
    """Importing a client and making one costs neither of them."""
    code = (
        "import sys\n"
        "from things_client.api_client import ApiClient\n"
        "from things_client.sync.api_client import ApiClient as SyncClient\n"
        "ApiClient(); SyncClient()\n"
        "print(*sorted({'aiohttp', 'urllib3', 'ssl', 'asyncio', 'logging', 'http'} & sys.modules.keys()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=package_folder.parent, capture_output=True, text=True, check=True
    )
    assert done.stdout == "\n"

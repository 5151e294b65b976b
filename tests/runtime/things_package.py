"""A small package made of the runtime as a generator would make it."""

from __future__ import annotations

from pathlib import Path

from sdkpress.unasync import DOUBLED, MOVED, sync_path, to_sync

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"

OPERATIONS = '''"""Operations as they are rendered."""

from __future__ import annotations

from typing import Any

from .._operation import Body, Operation, Parameter, Response
from .._security import Scoped
from .._server import Server, ServerVariable
from .._types import File

OK = Response({"application/json": lambda: dict[str, Any]})
RESPONSES = {"200": OK, "204": Response(), "4XX": OK, "5XX": OK}
PATH = (Parameter("rest", "path", lambda: str, required=True),)

GET_IT: Operation[dict[str, Any]] = Operation(
    id="get_it",
    method="GET",
    path="/{rest}",
    parameters=(
        *PATH,
        Parameter("size", "query", lambda: int),
        Parameter("x_trace", "header", lambda: str, name="X-Trace"),
        Parameter("flavour", "cookie", lambda: str),
    ),
    responses=RESPONSES,
    security=(("bearerAuth",),),
)
POST_IT: Operation[dict[str, Any]] = Operation(
    id="post_it",
    method="POST",
    path="/{rest}",
    parameters=PATH,
    body=Body(
        "body",
        {
            "application/json": lambda: dict[str, Any],
            "application/octet-stream": lambda: File,
        },
    ),
    responses=RESPONSES,
    security=(("both", "basicAuth"), ("queryKey",), ("cookieKey",), ("mtls",)),
)
LOG_IN: Operation[dict[str, Any]] = Operation(
    id="log_in",
    method="POST",
    path="/{rest}",
    parameters=PATH,
    responses=RESPONSES,
    security=(("login",),),
)
WRITE: Operation[dict[str, Any]] = Operation(
    id="write",
    method="GET",
    path="/{rest}",
    parameters=PATH,
    responses=RESPONSES,
    security=((Scoped("login", "things:write", "things:read"),),),
)
OLD: Operation[dict[str, Any]] = Operation(
    id="old",
    method="GET",
    path="/{rest}",
    parameters=(*PATH, Parameter("size", "query", lambda: int, deprecated=True)),
    responses=RESPONSES,
    deprecated=True,
)
COUNT: Operation[dict[str, int]] = Operation(
    id="count",
    method="GET",
    path="/{rest}",
    parameters=PATH,
    responses={"200": Response({"application/json": lambda: dict[str, int]})},
)
ELSEWHERE: Operation[dict[str, Any]] = Operation(
    id="elsewhere",
    method="GET",
    path="/echo",
    responses=RESPONSES,
    servers=(
        Server(
            "http://{where}:{port}/own",
            variables=(
                ServerVariable("where", "127.0.0.1", ("127.0.0.1", "localhost")),
                ServerVariable("port", "1"),
            ),
        ),
        Server("/relative"),
    ),
)
'''

API = '''"""The operations of one tag."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._deprecation import warns as _warns
from .._operations import things_api as operations
from ..api_client import BaseApi

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .._request import RequestOptions
    from ..api_response import ApiResponse
    from ..rest import RESTResponse


class ThingsApi(BaseApi):
    """Things."""

    async def get_it(
        self,
        rest: str,
        size: int | None = None,
        x_trace: str | None = None,
        flavour: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> dict[str, Any]:
        """Get it."""
        return await self._call(
            operations.GET_IT,
            (rest, size, x_trace, flavour),
            options,
        )

    async def get_it_with_http_info(
        self, rest: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[dict[str, Any]]:
        """Get it, with status and headers."""
        return await self._call_with_http_info(
            operations.GET_IT, (rest, None, None, None), options
        )

    async def get_it_without_preload_content(
        self, rest: str, **options: Unpack[RequestOptions]
    ) -> RESTResponse:
        """Get it, undecoded."""
        return await self._call_without_preload_content(
            operations.GET_IT, (rest, None, None, None), options
        )

    async def post_it(
        self,
        rest: str,
        body: dict[str, Any] | None = None,
        **options: Unpack[RequestOptions],
    ) -> dict[str, Any]:
        """Post it."""
        return await self._call(
            operations.POST_IT, (rest, body), options
        )

    async def log_in(
        self, rest: str, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Send a token of OAuth 2."""
        return await self._call(operations.LOG_IN, (rest,), options)

    @_warns(operations.OLD)
    async def old(
        self,
        rest: str,
        size: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> dict[str, Any]:
        """Get it as nobody does any more."""
        return await self._call(operations.OLD, (rest, size), options)

    async def count(
        self, rest: str, **options: Unpack[RequestOptions]
    ) -> dict[str, int]:
        """Give numbers."""
        return await self._call(operations.COUNT, (rest,), options)

    async def write(
        self, rest: str, **options: Unpack[RequestOptions]
    ) -> dict[str, Any]:
        """Call with a token of two scopes."""
        return await self._call(operations.WRITE, (rest,), options)

    async def elsewhere(self, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Ask another server."""
        return await self._call(operations.ELSEWHERE, (), options)
'''

SETTINGS = '''"""What the runtime must know of the document."""

from __future__ import annotations

from ._security import SecurityScheme
from ._server import Server

PACKAGE = "things_client"
DISTRIBUTION = "things-client"
VERSION = "1.2.3"
DOCUMENT_VERSION = "v1.2.3"

SERVERS: tuple[Server, ...] = (Server("http://127.0.0.1:1/first"), Server("/second"))

SECURITY_SCHEMES: dict[str, SecurityScheme] = {
    scheme.name: scheme
    for scheme in (
        SecurityScheme("bearerAuth", "http", scheme="bearer"),
        SecurityScheme("basicAuth", "http", scheme="basic"),
        SecurityScheme("both", "apiKey", location="header", parameter_name="X-Key"),
        SecurityScheme("queryKey", "apiKey", location="query", parameter_name="key"),
        SecurityScheme("cookieKey", "apiKey", location="cookie", parameter_name="sid"),
        SecurityScheme("login", "oauth2", token_url="/token"),
        SecurityScheme("mtls", "mutualTLS"),
    )
}
'''


def write_package(root: Path) -> Path:
    """Write the package, as `render` puts it together, and give its folder."""
    package = root / "things_client"
    rendered = {
        "__init__.py": '"""Things."""\n',
        "_settings.py": SETTINGS,
        "_operations/__init__.py": '"""The operations."""\n',
        "_operations/things_api.py": OPERATIONS,
        "api/__init__.py": '"""The API classes."""\n',
        "api/things_api.py": API,
        "models/__init__.py": '"""The models."""\n',
        "sync/__init__.py": '"""The same without await."""\n',
    }
    for module in sorted((TEMPLATES / "runtime").glob("*.py")):
        rendered.setdefault(module.name, module.read_text(encoding="utf-8"))
    doubled = DOUBLED | {"api/__init__.py", "api/things_api.py"}
    for path in sorted(doubled | MOVED):
        rendered[sync_path(path)] = to_sync(path, rendered[path], doubled)
    for path in MOVED:
        del rendered[path]
    for path, text in rendered.items():
        file = package / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return package

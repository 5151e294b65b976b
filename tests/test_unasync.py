"""The synchronous twin of a module."""

from __future__ import annotations

import pytest

from sdkpress.unasync import DOUBLED, sync_path, to_sync


def twin(source: str, path: str = "api_client.py", doubled: frozenset[str] = DOUBLED) -> str:
    """Rewrite a module of the root."""
    return to_sync(path, source, doubled)


def test_the_twin_stands_in_a_folder_of_its_own() -> None:
    """The path below it stays."""
    assert sync_path("api/keys_api.py") == "sync/api/keys_api.py"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("async def f():\n    return await g(await h())\n", "def f():\n    return g(h())\n"),
        ("async with a as b, c:\n    pass\n", "with a as b, c:\n    pass\n"),
        ("x = [i async for i in it if await f(i)]\n", "x = [i for i in it if f(i)]\n"),
        ("return (\n    await f()\n)\n", "return (\n    f()\n)\n"),
        ("async def __aenter__(self): ...\n", "def __enter__(self): ...\n"),
        ("except StopAsyncIteration:\n", "except StopIteration:\n"),
        ("await it.aclose()\n", "it.close()\n"),
        ("x = (await  f())\n", "x = (f())\n"),
    ],
)
def test_the_words_are_taken_out(source: str, expected: str) -> None:
    """And names that stand for them are replaced."""
    assert twin(source) == expected


def test_text_of_the_document_stays() -> None:
    """A string is data; only docstrings and comments that show code are adapted."""
    source = 'x = "await async def f"\nasync_ = {"await": b"async with"}\n'
    assert twin(source) == source

    source = '"""Use it with `async with`, `await read()`; they await it."""\n# await f()\n'
    assert twin(source) == '"""Use it with `with`, `read()`; they await it."""\n# f()\n'


def test_shared_modules_are_a_dot_farther() -> None:
    """Doubled ones are not; and the order is the one that linters want."""
    source = (
        "from . import _settings\n"
        "from .exceptions import (\n    ApiException,\n)\n"
        "from .rest import RESTResponse\n"
        "if TYPE_CHECKING:\n    from ._operation import Operation\n    from .transport import Transport\n"
        "def f():\n    from ._aiohttp import AiohttpTransport\n"
    )
    assert twin(source) == (
        "from .. import _settings\n"
        "from ..exceptions import (\n    ApiException,\n)\n"
        "from .rest import RESTResponse\n"
        "if TYPE_CHECKING:\n    from .._operation import Operation\n    from .transport import Transport\n"
        "def f():\n    from ._urllib3 import Urllib3Transport\n"
    )


def test_imports_that_move_are_sorted() -> None:
    """What is farther away stands first."""
    assert twin("from .rest import a\nfrom .z import b\n") == "from ..z import b\nfrom .rest import a\n"


def test_modules_of_a_folder_see_their_neighbours() -> None:
    """Whether a module has a twin is found from where the import stands."""
    source = (
        "from .. import models\nfrom .._operations import keys_api as operations\nfrom ..api_client import BaseApi\n"
    )
    assert twin(source, "api/keys_api.py") == (
        "from ... import models\nfrom ..._operations import keys_api as operations\nfrom ..api_client import BaseApi\n"
    )


def test_names_of_twins_are_imported_where_they_stand() -> None:
    """`from . import module` is about modules, which must be of one kind."""
    doubled = DOUBLED | {"api/keys_api.py"}
    assert twin("from .api import keys_api\n", doubled=doubled | {"api/__init__.py"}) == "from .api import keys_api\n"
    assert twin("from . import rest as r, transport\n") == "from . import rest as r, transport\n"
    with pytest.raises(ValueError, match="with and without a twin"):
        twin("from . import rest, models\n")


def test_absolute_imports_stay() -> None:
    """Only what is relative moves."""
    assert twin("from typing import Any\nimport time\n") == "from typing import Any\nimport time\n"


def test_abstract_types_are_replaced() -> None:
    """An asynchronous iterator becomes an iterator."""
    source = "from collections.abc import AsyncIterator\n\ndef f() -> AsyncIterator[bytes]: ...\n"
    assert twin(source) == "from collections.abc import Iterator\n\ndef f() -> Iterator[bytes]: ...\n"


def test_what_is_yielded_one_by_one_is_yielded_from() -> None:
    """An asynchronous generator has no `yield from`; in its twin, linters ask for it."""
    source = "async def each(items):\n    async for item in items:\n        yield item\n"

    assert to_sync("each.py", source, frozenset()) == "def each(items):\n    yield from items\n"

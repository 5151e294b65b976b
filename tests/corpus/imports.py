"""Imports each module of a generated package as the first one, and prints what goes wrong.

`python -m tests.corpus.imports FOLDER PACKAGE [MODULE …]` is a process in which the libraries that every package needs
are imported, and nothing of the package. It forks for each module (for all, where none are named): there that module
is imported first, and an adapter is built for each model and each type that an operation sends or reads. Then come
`ORDERS` forks more, which import all modules in an order of chance, the same in each run.

A fork costs some hundredths of a second, an interpreter with pydantic half a second: whole documents can be tried.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import random
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import GenericAlias, ModuleType
from typing import Any

ORDERS = 3
LONGEST = 120
"""Seconds that a fork may take."""


def modules_of(folder: Path, package: str) -> list[str]:
    """Every module of the package `package` below `folder`."""
    files = sorted(file.relative_to(folder).with_suffix("") for file in (folder / package).rglob("*.py"))
    return [".".join(file.parts).removesuffix(".__init__") for file in files]


def build_adapters(module: ModuleType) -> int:
    """Build an adapter for each type that a module defines or that its operations use; how many it has.

    That is when pydantic looks at annotations: a name in them that is not defined shows here.
    """
    from pydantic import TypeAdapter

    types = list(_types_of(module))
    for each in types:
        wanted: Any = GenericAlias(list, (each,))
        adapter = TypeAdapter[Any](wanted)
        if not adapter.pydantic_complete:
            # It waits for a name that is not defined, and would say so at the first value only.
            adapter.rebuild(raise_errors=True)
    return len(types)


def _types_of(module: ModuleType) -> Iterator[Any]:
    parts = module.__name__.split(".")
    for value in list(vars(module).values()):
        if "models" in parts and getattr(value, "__module__", None) == module.__name__:
            yield value
        elif "_operations" in parts and type(value).__name__ == "Operation":
            for parameter in (*value.parameters, *(value.body.form if value.body else ())):
                yield parameter.kind()
            contents = [value.body.content] if value.body else []
            contents += [response.content for response in value.responses.values()]
            yield from (make() for content in contents for make in content.values() if make is not None)


def errors_in_forks(package: str, modules: list[str], *, orders: int = ORDERS) -> Iterator[str]:
    """What goes wrong where each of `modules` is the first, and where all are imported in some order."""
    for name in modules:
        yield from _in_a_fork(name, partial(_use, package, [name]))
    for seed in range(orders):
        shuffled = sorted(modules)
        random.Random(seed).shuffle(shuffled)
        what = f"all modules, in order {seed}"
        yield from _in_a_fork(what, partial(_use, package, shuffled))


def _use(package: str, modules: list[str]) -> None:
    early = [name for name in sys.modules if name.split(".")[0] == package.split(".")[0]]
    if early:
        raise AssertionError(f"imported before the first: {early}")
    for module in [importlib.import_module(name) for name in modules]:
        build_adapters(module)


def _in_a_fork(what: str, act: Callable[[], None]) -> Iterator[str]:
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        status = 1
        os.close(reading)
        signal.alarm(LONGEST)
        try:
            act()
            status = 0
        except BaseException as error:
            said = "".join(traceback.format_exception_only(error)).strip()
            os.write(writing, " ".join(said.split())[:300].encode("utf-8", "replace"))
        finally:
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    if status:
        yield f"{what}: {said or f'ended by signal {status & 0x7F}'}"


def _prepare() -> None:
    """Import what every package imports of others, down to what pydantic only imports when it is used."""
    import aiohttp
    import pydantic
    import urllib3

    class Model(pydantic.BaseModel):
        number: int = pydantic.Field(default=0, gt=-1)

    pydantic.TypeAdapter(list[Model])
    for library in (aiohttp, urllib3):
        for name in library.__all__:
            getattr(library, name)


def main(arguments: list[str]) -> int:
    """Print what goes wrong, a line each; 1 where anything does."""
    folder, package, *modules = arguments
    sys.path.insert(0, folder)
    _prepare()
    found = 0
    with tempfile.TemporaryDirectory() as cache, contextlib.suppress(BrokenPipeError):
        # Compiled once, for all forks, and beside the package, which stays as it was made.
        sys.pycache_prefix, sys.dont_write_bytecode = cache, False
        for line in errors_in_forks(package, modules or modules_of(Path(folder), package)):
            print(line, flush=True)
            found += 1
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

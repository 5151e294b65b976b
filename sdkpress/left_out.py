"""Imports a package without the libraries that only the parts of it need which are not used here."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


class LeftOut(Exception):
    """Whatever is imported from a library that is left out: a class, so that it can stand in an `except`, too."""

    def __init__(self, *arguments: object, **more: object) -> None:
        raise ImportError(f"{type(self).__module__} is left out here, and so is its {type(self).__name__}")


class _StandIn(ModuleType):
    def __getattr__(self, name: str) -> type[LeftOut]:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (LeftOut,), {"__module__": self.__name__})


@contextmanager
def left_out(*modules: str) -> Iterator[None]:
    """Let what is imported meanwhile find stand-ins for these modules, all of whose names say that they are left out.

    Afterwards an import finds the modules themselves again. One that is imported already stays what it is.
    """
    stand_ins = {name: _StandIn(name) for name in modules if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, stand_in in stand_ins.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]

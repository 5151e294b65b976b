"""Gives the package, or its synchronous twin, another name.

Code may import the twin as a package of its own, `acme.rest_sync` say. Its module is

    from acme.rest.aliases import alias_package

    alias_package(__name__, "acme.rest.sync")

so that `acme.rest_sync.models.pet` and all its other modules can be imported, and are
the very modules of the package: a model is the same class under both names. Type
checkers see the names with `from acme.rest.sync import *` above.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

__all__ = ["alias_package"]

_ROOT = __name__.rpartition(".")[0]


def alias_package(name: str, package: str = _ROOT) -> None:
    """Let modules of a package be imported by another name.

    What the synchronous twin shares with the package, its models and exceptions, can be
    imported from the twin's new name, too.

    Args:
        name: The new name, that of the module which calls this: `__name__`.
        package: The package itself, or its `.sync`.

    """
    aliased = import_module(package)
    module = sys.modules[name]
    # The modules under `name` are not files beside the one that calls this.
    module.__path__ = []
    vars(module)["__all__"] = aliased.__all__
    vars(module)["__getattr__"] = partial(getattr, aliased)
    sys.meta_path.insert(0, _Finder(name, package))


class _Finder(MetaPathFinder):
    """Finds the modules of a package under another name."""

    def __init__(self, name: str, package: str) -> None:
        self.name = name
        self.packages = [package]
        if package == f"{_ROOT}.sync":
            self.packages.append(_ROOT)

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,
        target: ModuleType | None = None,
        /,
    ) -> ModuleSpec | None:
        """Give the module that the new name stands for, if it has one."""
        if not fullname.startswith(f"{self.name}."):
            return None
        rest = fullname.removeprefix(self.name)
        for package in self.packages:
            try:
                module = import_module(package + rest)
            except ModuleNotFoundError as error:
                if not (package + rest).startswith(str(error.name)):
                    raise
                continue
            return ModuleSpec(fullname, _Existing(module))
        return None


class _Existing(Loader):
    """Gives a module that was imported before."""

    def __init__(self, module: ModuleType) -> None:
        self.module = module
        self.spec = module.__spec__

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Give the module itself."""
        return self.module

    def exec_module(self, module: ModuleType) -> None:
        """Leave the module as it is: Python has written the new name into it."""
        module.__spec__ = self.spec

"""Imports the public names of a package when they are first used (PEP 562)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module


def lazy_names(
    package: str, names: Mapping[str, str], submodules: Iterable[str] = ()
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Give `__getattr__` and `__dir__` of a package that imports nothing by itself.

    Args:
        package: The name of the package.
        names: The module of each public name, relative to the package: `.models.pet`.
        submodules: The modules that are public themselves, relative to the package.
    """
    modules = {module.rpartition(".")[2]: module for module in submodules}

    def find(name: str) -> object:
        value: object
        if name in names:
            value = getattr(import_module(names[name], package), name)
        elif name in modules:
            value = import_module(modules[name], package)
        else:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        setattr(sys.modules[package], name, value)
        return value

    def list_names() -> list[str]:
        return sorted({*vars(sys.modules[package]), *names, *modules})

    return find, list_names

"""Imports the public names of a package when they are first used (PEP 562)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from importlib import import_module


def lazy_names(
    package: str,
    *names: tuple[str, str],
    packages: Iterable[str] = (),
    submodules: Iterable[str] = (),
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Give `__getattr__` and `__dir__` of a package that imports nothing by itself.

    The modules of the package are attributes, too, without having been imported.

    Args:
        package: The name of the package.
        names: Its public names, each with the module that defines it: `.models.pet`.
        packages: Packages whose public names are also its own.
        submodules: Modules that are public themselves.

    """
    sources = dict(names)
    modules = {module.rpartition(".")[2]: module for module in submodules}

    def find(name: str) -> object:
        value: object
        if name in sources:
            value = getattr(import_module(sources[name], package), name)
        elif name in modules:
            value = import_module(modules[name], package)
        else:
            value = find_in_packages(name)
        setattr(sys.modules[package], name, value)
        return value

    def find_in_packages(name: str) -> object:
        if not name.startswith("_"):
            for each in packages:
                found = import_module(each, package)
                if name in found.__all__:
                    return getattr(found, name)
            module = find_module(f"{package}.{name}")
            if module is not None:
                return module
        raise AttributeError(f"module {package!r} has no attribute {name!r}")

    def find_module(name: str) -> object:
        try:
            return import_module(name)
        except ModuleNotFoundError as error:
            if error.name != name:
                raise
            return None

    def list_names() -> list[str]:
        inherited = (import_module(each, package).__all__ for each in packages)
        known = {*vars(sys.modules[package]), *sources, *modules}
        return sorted(known.union(*inherited))

    return find, list_names

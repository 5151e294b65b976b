"""Makes names in annotations known to a module, when they are first needed.

A module under `models` imports the others for type checkers only, so that it costs
nothing to import and cycles do no harm. Before pydantic evaluates the annotations of a
class, the names in them are fetched from the package's lazy `models` and put into the
globals of the class's module.
"""

from __future__ import annotations

import builtins
import importlib
import inspect
import re
import sys
from collections.abc import Iterable
from types import ModuleType
from typing import Any

_NAME = re.compile(r"[^\W\d]\w*")


def link(annotations: Iterable[object], module_name: str) -> None:
    """Put the models that annotations mention into the globals of a module.

    Only annotations that are still text are looked at. The module is the one whose
    globals they are evaluated in.
    """
    module = sys.modules.get(module_name)
    if module is None:
        return
    known = module.__dict__
    for annotation in annotations:
        if not isinstance(annotation, str):
            continue
        for name in _NAME.findall(annotation):
            if name in known or hasattr(builtins, name):
                continue
            # A class called like one of Python's is imported as `_Warning`.
            found = find_model(name.removeprefix("_"))
            if found is not None and not isinstance(found, ModuleType):
                known.setdefault(name, found)


def find_model(name: str) -> Any:
    """Return what `models` has under a name, or None."""
    return getattr(_models(), name, None)


def link_class(cls: type[Any]) -> None:
    """Link a class and the classes it is derived from."""
    for base in cls.__mro__:
        if base.__module__ not in _FOREIGN:
            link(list(inspect.get_annotations(base).values()), base.__module__)


def link_alias(alias: object) -> None:
    """Link what a type alias stands for; the last line of a module that has one.

    Type checkers take it for an alias of `typing` from Python 3.12 on, and for one of
    `typing_extensions` before.
    """
    link(
        [repr(getattr(alias, "__value__", None))], str(getattr(alias, "__module__", ""))
    )


def link_dictionary(form: object) -> None:
    """Link a TypedDict or a name for several; the last line of a module that has one.

    So pydantic and `typing.get_type_hints` can evaluate it, too. A TypedDict that takes
    further keys is a name for it or any dictionary: it is `_Form`, the name is `Form`.
    """
    module = str(getattr(form, "__module__", ""))
    name = getattr(form, "__name__", "")
    keys = vars(sys.modules[module]).get(f"_{name}", form)
    annotations = inspect.get_annotations(keys) if isinstance(keys, type) else {}
    found = [getattr(form, "__value__", None), *annotations.values()]
    link([repr(each) for each in found], module)


_FOREIGN = frozenset(
    {
        "builtins",
        "enum",
        "pydantic.main",
        "typing",
        "typing_extensions",
        f"{__package__}._model",
    }
)


def _models() -> ModuleType | None:
    name = f"{__package__}.models"
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        return None

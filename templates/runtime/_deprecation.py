"""Warns where something is used that the document advises against."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from . import _settings

if TYPE_CHECKING:
    from ._operation import Operation


def warn_deprecated(operation: Operation[Any], arguments: Sequence[object]) -> None:
    """Warn of a deprecated operation, and of deprecated arguments that are given."""
    if operation.deprecated:
        _warn(f"{operation.id}() is deprecated")
    given = dict(zip(operation.argument_names, arguments, strict=True))
    for name in operation.deprecated_arguments:
        if given.get(name) is not None:
            _warn(f"The argument {name} of {operation.id}() is deprecated")


def _warn(message: str) -> None:
    """Show the line outside of this package from which the call came."""
    import inspect

    level, frame = 1, inspect.currentframe()
    inside = f"{_settings.PACKAGE}."
    while (
        frame
        and frame.f_back
        and f"{frame.f_globals.get('__name__')}.".startswith(inside)
    ):
        level, frame = level + 1, frame.f_back
    warnings.warn(message, DeprecationWarning, stacklevel=level)

"""Warns where something is used that the document advises against."""

from __future__ import annotations

import functools
import sys
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar, cast

from . import _settings

if TYPE_CHECKING:
    from ._operation import Operation

F = TypeVar("F", bound=Callable[..., Any])


def warns(operation: Operation[Any]) -> Callable[[F], F]:
    """Let a method warn of a deprecated operation, and of arguments that are given.

    It warns when it is called. What it gives may be awaited in a task of its own, from
    where nobody can tell which line made the call.
    """

    def decorate(method: F) -> F:
        names = method.__code__.co_varnames
        deprecated = [
            (name, names.index(name))
            for name in operation.deprecated_arguments
            if name in names
        ]

        @functools.wraps(method)
        def call(*args: Any, **kwargs: Any) -> Any:
            if operation.deprecated:
                _warn(f"{operation.id}() is deprecated")
            for name, place in deprecated:
                given = args[place] if place < len(args) else kwargs.get(name)
                if given is not None:
                    _warn(f"The argument {name} of {operation.id}() is deprecated")
            return method(*args, **kwargs)

        _mark_like(method, call)
        return cast("F", call)

    return decorate


def _mark_like(method: Callable[..., Any], call: Callable[..., Any]) -> None:
    """Let `call` pass for a coroutine function where the method is one."""
    import inspect

    if not inspect.iscoroutinefunction(method):
        return
    if sys.version_info >= (3, 12):
        inspect.markcoroutinefunction(call)
    else:
        import asyncio.coroutines

        # Mocks of an API class look for this.
        mark = "_is_coroutine"
        vars(call)[mark] = vars(asyncio.coroutines)[mark]


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

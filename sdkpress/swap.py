"""Puts one folder in the place of another in one step, and tidies up after a run that was killed.

Beside the output folder `generated` stand, while a run is at it:

    .generated.sdkpress-lock    held by the run (the system lets go of it when the run dies)
    .generated.sdkpress-new     the tree being made; after the exchange, the old one being deleted
    .generated.sdkpress-old     only where the system can't exchange two folders: the old tree, between two renames

Where nothing can be made beside the output folder, the lock is in it (`sdkpress.journal`).

So whatever moment a run is killed at, `settle` knows what to do: where the output folder is missing and
`-old` is there, that is the tree that stood; everything else with these names is rubbish.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sdkpress.journal import LOCK, STAGE, finish

if sys.platform != "win32":
    import fcntl

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


@dataclass(frozen=True, slots=True)
class Places:
    """The output folder and what stands beside it during a run."""

    output: Path

    @property
    def lock(self) -> Path:
        """The file a run holds."""
        inside = self.output.is_dir() and not os.access(self.output.parent, os.W_OK)
        return self.output / LOCK if inside else self._beside("lock")

    @property
    def new(self) -> Path:
        """The tree in the making."""
        return self._beside("new")

    @property
    def old(self) -> Path:
        """The tree that stood, between two renames."""
        return self._beside("old")

    def left_over(self) -> bool:
        """Whether a run was killed here, or is at work."""
        return any(os.path.lexists(place) for place in (self.lock, self.new, self.old, self.output / STAGE))

    def _beside(self, what: str) -> Path:
        return self.output.parent / f".{self.output.name}.sdkpress-{what}"


@contextmanager
def locked(places: Places) -> Iterator[None]:
    """Hold the output folder: a second run waits until the first has ended."""
    handle = _acquire(places.lock)
    try:
        yield
    finally:
        if sys.platform == "win32":
            os.close(handle)
            places.lock.unlink(missing_ok=True)
        else:
            places.lock.unlink(missing_ok=True)
            os.close(handle)


def _acquire(lock: Path) -> int:
    while True:
        handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
        if sys.platform == "win32":
            return handle
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            # The run before us removed the file it held: then this is another file than the next run will open.
            if os.path.lexists(lock) and os.path.samestat(os.fstat(handle), lock.stat()):
                return handle
        except FileNotFoundError:
            pass
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def settle(places: Places) -> None:
    """Bring a folder that a killed run left behind into order: the tree that stood stands again, alone."""
    if os.path.lexists(places.old) and not os.path.lexists(places.output):
        places.old.rename(places.output)
    remove_tree(places.old)
    remove_tree(places.new)
    finish(places.output)
    remove_tree(places.output / STAGE)


def swap(places: Places) -> None:
    """Put the new tree in the place of the old one, which is then at `places.new` or `places.old`."""
    if not os.path.lexists(places.output):
        places.new.rename(places.output)
    elif not exchange(places.new, places.output):
        places.output.rename(places.old)
        places.new.rename(places.output)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where this system or this file system can't."""
    arguments: tuple[object, ...]
    if sys.platform == "linux":
        name, flags = "renameat2", _RENAME_EXCHANGE
        arguments = (_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), flags)
    elif sys.platform == "darwin":
        name, flags = "renamex_np", _RENAME_SWAP
        arguments = (os.fsencode(one), os.fsencode(other), flags)
    else:
        return False
    function: Callable[..., int] | None = getattr(ctypes.CDLL(None, use_errno=True), name, None)
    if function is None:
        return False
    if function(*arguments) == 0:
        return True
    error = ctypes.get_errno()
    if error in _UNSUPPORTED:
        return False
    raise OSError(error, os.strerror(error), str(other))


def remove_tree(path: Path) -> None:
    """Remove a file or a folder with all it holds, read-only ones too; nothing where there is none."""
    if not os.path.lexists(path):
        return
    if path.is_symlink() or not path.is_dir():
        path.unlink()
        return
    for folder, _, _ in os.walk(path):
        mode = stat.S_IMODE(os.lstat(folder).st_mode)
        if mode & 0o700 != 0o700:
            Path(folder).chmod(mode | 0o700)
    shutil.rmtree(path)

"""Keeps compiled templates where Python keeps compiled modules: in `__pycache__`, beside their sources.

To compile ours anew takes a tenth of a small generation. A user's are always compiled: their folder is not ours to
write into.
"""

from __future__ import annotations

import os
import pickle
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket


class CompiledTemplates(jinja2.BytecodeCache):
    """The compiled templates of one folder, as the installed Jinja compiles them with these options.

    A file that was made by another Python, or from another text, Jinja itself knows and compiles anew.
    """

    def __init__(self, folder: Path, options: Mapping[str, object]) -> None:
        self._folder = folder
        shaping = [version("jinja2"), sorted(options.items())]
        self._mark = sha256(repr(shaping).encode()).hexdigest()[:12]

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The file for a template; an empty string for one of another folder."""
        if filename is None or not Path(filename).is_relative_to(self._folder):
            return ""
        return cache_from_source(f"{filename}.py", optimization=self._mark)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is there, if it is whole."""
        if bucket.key:
            with suppress(OSError, EOFError, pickle.UnpicklingError), Path(bucket.key).open("rb") as file:
                bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write the file, whole or not at all, and only where Python would write one."""
        if not bucket.key or sys.dont_write_bytecode:
            return
        with suppress(OSError):
            place = Path(bucket.key)
            place.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=f"{place.name}.", dir=place.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    bucket.write_bytecode(file)
                Path(name).chmod(0o644)
                Path(name).replace(place)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise

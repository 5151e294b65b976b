"""Writes a tree and kills itself (SIGKILL) just before its n-th step that touches a file; run by test_write.py.

    python killed_writer.py OUTPUT TREE.json STEP [without-exchange]

A step is anything Python reports to an audit hook about files: open, mkdir, link, rename, chmod, remove …
Exit status 0:
there was no n-th step, the tree is written.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

from sdkpress import swap
from sdkpress.write import write_files

WATCHED = ("open", "os.", "shutil.", "ctypes.dlsym", "tempfile.")


def main() -> None:
    """Read the tree, arm the trap, write."""
    output, tree, step = Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text()), int(sys.argv[3])
    if "without-exchange" in sys.argv:
        swap.exchange = lambda one, other: False
    left = step

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event.startswith(WATCHED):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    write_files(tree, output)
    os._exit(0)


main()

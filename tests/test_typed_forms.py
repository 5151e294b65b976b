"""Programs that use iterators, streams and downloads: both type checkers know what they give."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.snapshot_cases import write_packages

CASES = ["pagination", "streams"]

PROGRAM = '''"""Uses each further form, asynchronous and synchronous."""

from __future__ import annotations
from typing_extensions import assert_type
from streams import Note, Word, RadioApi, Question
from streams.streaming import Stream, ServerSentEvent
from streams.sync import RadioApi as Sync
from streams.sync.streaming import Stream as SyncStream
from pagination import LibraryApi, Book
from collections.abc import AsyncIterator

async def main(api: RadioApi, sync: Sync, library: LibraryApi) -> None:
    assert_type(await api.follow_log(), Stream[Note])
    async for word in await api.stream_chat({"text": "x"}):
        assert_type(word, Word)
    async with await api.listen() as events:
        async for event in events:
            assert_type(event, ServerSentEvent)
            print(event.data)
    for note in sync.follow_log(since=3):
        assert_type(note, Note)
    assert_type(sync.get_records(), SyncStream[Note])
    assert_type(await api.chat(Question(text="x")), Note)
    assert_type(await api.download_get_recording("x", "y", _progress=lambda done, of: print(done, of)), int)
    assert_type(library.iter_list_books_items(limit=3), AsyncIterator[Book])
    async for book in library.iter_list_books_items(limit=3):
        print(book.id)
'''


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the program, and with the packages it uses."""
    root = tmp_path_factory.mktemp("forms")
    assert [package.name for package in write_packages(root, CASES)] == CASES
    (root / "program.py").write_text(PROGRAM, encoding="utf-8")
    settings = {"typeCheckingMode": "strict", "include": ["program.py"], "extraPaths": CASES}
    (root / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    (root / "mypy.ini").write_text(f"[mypy]\nstrict = True\nmypy_path = {':'.join(CASES)}\n", encoding="utf-8")
    return root


@pytest.mark.parametrize("checker", [["pyright"], ["mypy", "program.py"]], ids=["pyright", "mypy"])
def test_programs_are_typed(folder: Path, checker: list[str]) -> None:
    """Strictly."""
    run = subprocess.run([sys.executable, "-m", *checker], cwd=folder, capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stdout + run.stderr

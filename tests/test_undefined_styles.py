"""What the specification's tables of styles leave open is told, and nothing else is."""

from __future__ import annotations

from pathlib import Path

from sdkpress.document import read_document
from sdkpress.normalize import normalize_document
from sdkpress.undefined_styles import undefined_styles

REQUESTS = Path(__file__).resolve().parent / "wire" / "requests.yaml"


def test_parts_of_parts_are_told() -> None:
    """An array of objects in a query, and an array in a deepObject; plain arrays and objects are not."""
    notices = undefined_styles(normalize_document(read_document(REQUESTS)))

    assert [(notice.code, notice.message) for notice in notices] == [
        (
            "undefined-style",
            'parameter "deep" has the style deepObject and parts that have parts themselves: '
            "they go out as name[key][0]",
        ),
        (
            "undefined-style",
            'parameter "nested" has the style form and parts that have parts themselves: they go out as JSON',
        ),
    ]
    assert all(notice.position is not None for notice in notices)

"""Where a file comes from."""

from __future__ import annotations

from sdkpress import text
from sdkpress.ir import Sdk


def origin(sdk: Sdk, pointer: str) -> str:
    """The comment that says which part of the document a file comes from."""
    return text.comment(f"From {sdk.source}#{pointer}")

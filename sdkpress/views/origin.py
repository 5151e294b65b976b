"""Where a file comes from."""

from __future__ import annotations

from sdkpress import text
from sdkpress.ir import Sdk

_WIDTH = 80


def origin(sdk: Sdk, pointer: str) -> str:
    """The comment that says which part of the document a file comes from, a long pointer on several lines."""
    lines = [f"From {sdk.source}#"]
    for token in pointer.split("/")[1:]:
        if len(lines[-1]) + len(token) > _WIDTH and not lines[-1].endswith("#"):
            lines.append("")
        lines[-1] += f"/{token}"
    return "\n".join(text.comment(line) for line in lines)

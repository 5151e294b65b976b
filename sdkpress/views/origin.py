"""Where a file comes from."""

from __future__ import annotations

from sdkpress import text
from sdkpress.ir import Sdk

_WIDTH = 80
_LONGEST = 86


def origin(sdk: Sdk, pointer: str) -> str:
    """The comment that says which part of the document a file comes from, a long pointer on several lines."""
    lines = [f"From {sdk.source}#"]
    for token in pointer.split("/")[1:]:
        if len(lines[-1]) + len(token) > _WIDTH and not lines[-1].endswith("#"):
            lines.append("")
        rest = f"/{token}"
        while len(lines[-1]) + len(rest) > _LONGEST:
            room = _LONGEST - len(lines[-1])
            room = max(rest.rfind("~1", 1, room), 0) or room  # the path of an operation is one token
            lines[-1] += rest[:room]
            lines.append("")
            rest = rest[room:]
        lines[-1] += rest
    return "\n".join(text.comment(line) for line in lines)


def tag_origin(sdk: Sdk, tag: str) -> str:
    """The same for an API class: a tag by its name, as its place in a list changes with those before it."""
    said = f'From {sdk.source}, the tag "{tag}"' if tag else f"From {sdk.source}, what has no tag"
    return text.comment(text.comment_text(said, _LONGEST))

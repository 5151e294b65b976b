"""The models."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .profile import Profile
    from .profile_dict import ProfileDict
else:
    from .._lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        ("Profile", ".profile"),
        ("ProfileDict", ".profile_dict"),
    )

__all__ = [
    "Profile",
    "ProfileDict",
]

"""The models."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .change_event import ChangeEvent
    from .note import Note
    from .note_dict import NoteDict
    from .question import Question
    from .question_dict import QuestionDict
    from .word import Word
else:
    from .._lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        ("ChangeEvent", ".change_event"),
        ("Note", ".note"),
        ("NoteDict", ".note_dict"),
        ("Question", ".question"),
        ("QuestionDict", ".question_dict"),
        ("Word", ".word"),
    )

__all__ = [
    "ChangeEvent",
    "Note",
    "NoteDict",
    "Question",
    "QuestionDict",
    "Word",
]

"""The models."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .rule import Rule
    from .spam_rule import SpamRule
    from .spam_rule_dict import SpamRuleDict
    from .word_rule import WordRule
    from .word_rule_dict import WordRuleDict
else:
    from .._lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        ("Rule", ".rule"),
        ("SpamRule", ".spam_rule"),
        ("SpamRuleDict", ".spam_rule_dict"),
        ("WordRule", ".word_rule"),
        ("WordRuleDict", ".word_rule_dict"),
    )

__all__ = [
    "Rule",
    "SpamRule",
    "SpamRuleDict",
    "WordRule",
    "WordRuleDict",
]

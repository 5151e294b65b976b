"""The schema `Rule`."""

# From spec.yaml#/components/schemas/Rule

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from .._union import Discriminator, OneOf

if TYPE_CHECKING:
    from .spam_rule import SpamRule
    from .word_rule import WordRule


class Rule(OneOf):
    """The schema `Rule`."""

    __discriminator__: ClassVar[Discriminator | None] = Discriminator(
        "level", {1: "WordRule", 2: "WordRule", 3: "SpamRule"}
    )

    actual_instance: WordRule | SpamRule

"""Settles who gets a name that several ask for, so that nothing else of the document plays a part."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sdkpress.identifiers import camelize, fingerprint, spell_out, transliterate, underscore
from sdkpress.reserved import RESERVED

_Spot: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Claim:
    """One who asks for a name.

    Attributes:
        name: The name it asks for, a valid one.
        spelled: What the document says; the name itself where nothing else is known.
        rank: Of two claims the one with the lower rank wins, whatever their spelling.
        qualifier: A word that tells it apart from one with the same spelling, such as the location of a parameter.
        scopes: Where the name must be unique; claims without a common scope never collide.
        convert: Makes a name from a text, as `name` was made.
    """

    name: str
    spelled: str = ""
    rank: int = 0
    qualifier: str = ""
    scopes: frozenset[str] = frozenset()
    convert: Callable[[str], str] | None = None


def settle(claims: Mapping[str, Claim], *, taken: Collection[str] = (), suffixes: Sequence[str] = ()) -> dict[str, str]:
    """Give each claim a name that no other has, not even in another case.

    Of those that ask for one name, the one that is already spelled as Python spells it keeps it, or
    else the one nearest to that. Each other one gets a name made from its own spelling, never a
    counter: symbols become words (`DateCreated<` is `date_created_less_than`), case becomes a word
    (`pet` beside `Pet` is `PetLowercase`), or the qualifier follows; where that is not enough, a
    fingerprint of its spelling and place. The order of the document plays no part, and a claim that
    collides with nobody keeps its name whatever comes or goes.

    Args:
        claims: The claims by JSON pointer, or by any other key that does not depend on order.
        taken: Names that nobody can have.
        suffixes: What is appended to a name where more than the name itself is defined.
    """
    settled = _Settled(claims, suffixes, taken)
    settled.give(settled.winners())
    if losers := claims.keys() - settled.names.keys():
        second = {key: name for key in losers if (name := settled.told_apart(key))}
        settled.give(settled.uncontested(second))
        for key in sorted(losers - settled.names.keys()):
            settled.give({key: settled.marked(key)})
    return {key: settled.names[key] for key in claims}


def _nearness(key: str, claim: Claim) -> tuple[int, bool, int, bool, bool, int, str, str]:
    """Order claims to one name: the least is the one that keeps it."""
    spelled = claim.spelled or claim.name
    symbols = sum(not (char.isascii() and (char.isalnum() or char == "_")) for char in spelled)
    other_case = spelled.casefold() != claim.name.casefold()
    return (claim.rank, spelled != claim.name, symbols, other_case, spelled.isupper(), len(spelled), spelled, key)


def _convert(claim: Claim, text: str) -> str:
    """Make a name of the claim's kind from a text, the kind judged by its looks where the claim doesn't say."""
    if claim.convert:
        return claim.convert(text)
    plain = transliterate(text)
    if claim.name[:1].isupper() and not claim.name.isupper():
        name = camelize(plain)
    else:
        name = underscore(plain).upper() if claim.name.isupper() else underscore(plain)
    if not name.isidentifier() or name.lower() in RESERVED:
        return f"{claim.name}_{fingerprint(text)}"
    return name


def _case(words: str) -> str:
    if words.islower():
        return "lowercase"
    if words.isupper():
        return "uppercase"
    return "capitalized" if words[:1].isupper() else "camel"


class _Settled:
    """The names given so far.

    A *spot* is one thing that a name defines in one scope; who shares a spot collides. Nothing here
    compares each with each, so that a thousand twins take a thousand steps.
    """

    def __init__(self, claims: Mapping[str, Claim], suffixes: Sequence[str], taken: Collection[str]) -> None:
        self.names: dict[str, str] = {}
        self._claims = claims
        self._suffixes = ("", *suffixes)
        self._taken = frozenset(name.casefold() for name in taken)
        self._used: set[_Spot] = set()
        self._contests: dict[_Spot, list[str]] = defaultdict(list)
        for key, claim in claims.items():
            for spot in self._spots(key, claim.name):
                self._contests[spot].append(key)
        self._qualified = {
            spot: len({claims[key].rank for key in keys}) > 1 or len({claims[key].spelled for key in keys}) < len(keys)
            for spot, keys in self._contests.items()
            if len(keys) > 1
        }

    def _spots(self, key: str, name: str) -> list[_Spot]:
        defined = [f"{name}{suffix}".casefold() for suffix in self._suffixes]
        return [(scope, each) for scope in self._claims[key].scopes or ("",) for each in defined]

    def _is_free(self, key: str, name: str) -> bool:
        return all(spot not in self._used and spot[1] not in self._taken for spot in self._spots(key, name))

    def give(self, names: Mapping[str, str]) -> None:
        """Settle these names."""
        self.names.update(names)
        self._used.update(spot for key, name in names.items() for spot in self._spots(key, name))

    def winners(self) -> dict[str, str]:
        """Pick the claims that nobody is nearer to the name than."""
        order = {key: _nearness(key, claim) for key, claim in self._claims.items()}
        nearest = {spot: min(keys, key=order.__getitem__) for spot, keys in self._contests.items()}
        return {
            key: claim.name
            for key, claim in self._claims.items()
            if self._is_free(key, claim.name) and all(nearest[spot] == key for spot in self._spots(key, claim.name))
        }

    def told_apart(self, key: str) -> str | None:
        """Make another name from a claim's own spelling, None where that gives the same."""
        claim = self._claims[key]
        qualified = any(self._qualified.get(spot) for spot in self._spots(key, claim.name))
        words = spell_out(claim.spelled or claim.name)
        for more in ("", claim.qualifier if qualified else "", _case(words)):
            name = _convert(claim, f"{words}_{more}".strip("_"))
            if name.casefold() != claim.name.casefold():
                return name
        return None

    def uncontested(self, names: Mapping[str, str]) -> dict[str, str]:
        """Pick those whose name nobody has or asks for."""
        asked = Counter(spot for key, name in names.items() for spot in self._spots(key, name))
        return {
            key: name
            for key, name in names.items()
            if self._is_free(key, name) and all(asked[spot] == 1 for spot in self._spots(key, name))
        }

    def marked(self, key: str) -> str:
        """Make a name that ends in a fingerprint of the spelling and the key."""
        claim = self._claims[key]
        for length in range(4, 65):
            mark = fingerprint(f"{claim.spelled}\n{key}", length)
            name = _convert(claim, f"{claim.name}_{mark}")
            if self._is_free(key, name):
                return name
        raise AssertionError(f"no name for {key}")

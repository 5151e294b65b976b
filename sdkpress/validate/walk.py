"""Goes through a document along the table of shapes, and gathers what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from sdkpress.pointers import follow, join, parent, resolve, split
from sdkpress.problems import Problem
from sdkpress.validate.meaning import expected, is_scalar, plain_meaning, shown
from sdkpress.validate.mend import DROP, Mend
from sdkpress.validate.misplaced import Inlined, inline, is_reference
from sdkpress.validate.shapes import FIELDS, FREE, Field, ListOf, MapOf, ObjectOf, Scalar, Shape, Version, read_shape
from sdkpress.validate.words import describe, did_you_mean, kind_of, quoted

if TYPE_CHECKING:
    from sdkpress.document import Document

Rule: TypeAlias = Callable[["Walk", dict[str, Any], str], None]


@dataclass(frozen=True, slots=True)
class Reference:
    """A `$ref` that was met: what it says, where it stands and what it should lead to."""

    target: str
    pointer: str
    kind: str


class Walk:
    """One pass through a document.

    Rules are called for each object of their kind. They say what they find with `say`, and how a notice's plain
    meaning is written properly with `mend`.
    """

    def __init__(
        self,
        document: Document,
        version: Version,
        rules: Mapping[str, Sequence[Rule]],
        inlined_before: Mapping[str, str] | None = None,
    ) -> None:
        self.document = document
        self.data = document.data
        self.version = version
        self.problems: list[Problem] = []
        self.reported: set[str] = set()
        self.mends: dict[str, Mend] = {}
        self.references: list[Reference] = []
        self.inlined: dict[str, Inlined] = {}
        self.inlined_before: Mapping[str, str] = inlined_before or {}
        self._rules = rules
        self._stack: list[tuple[Shape, Any, str]] = []
        self._suggestions: dict[tuple[str, str], str] = {}

    # -- what rules use

    def say(self, code: str, pointer: str, message: str, hint: str | None = None, *, key: bool = False) -> None:
        """Note a problem at a place."""
        self.reported.add(pointer)
        self.problems.append(self.document.problem(code, pointer, message, hint, key=key))

    def mend(self, pointer: str, value: Any) -> None:
        """Note what a place would hold if the document said plainly what it means."""
        self.mends[pointer] = Mend(pointer, value)

    def describe(self, pointer: str) -> str:
        """Name a place in the words of the document."""
        return describe(self.data, pointer)

    def describe_key(self, pointer: str) -> str:
        """Name the value of a key: `"deprecated" of GET /keys`."""
        here, around = self.describe(pointer), self.describe(parent(pointer))
        if here != around or not pointer:
            return here
        word = split(pointer)[-1]
        return (
            f"item {int(word) + 1} of {self.describe_key(parent(pointer))}"
            if word.isdigit()
            else f"{quoted(word)} of {around}"
        )

    def follow(self, value: Any) -> Any:
        """Give what a reference leads to in the end; anything else as it is, and None where it leads nowhere."""
        return follow(self.data, value)

    def expect(self, shape: str, value: Any, pointer: str) -> None:
        """Have a value checked that the table leaves open."""
        self._stack.append((read_shape(shape), value, pointer))

    def resolve_list(self, pointer: str) -> list[Any] | None:
        """Give the list at a place: an empty one where there is nothing, None where there is something else."""
        try:
            value = resolve(self.data, pointer)
        except LookupError:
            return []
        return value if isinstance(value, list) else None

    # -- the walk itself

    def go(self, shape: Shape, value: Any, pointer: str) -> None:
        """Check a value and everything below it. Uses no recursion: documents may nest deeply."""
        stack = self._stack
        stack.append((shape, value, pointer))
        while stack:
            self._visit(*stack.pop())

    def _visit(self, shape: Shape, value: Any, pointer: str) -> None:
        match shape:
            case ObjectOf():
                if type(value) is dict:
                    self._object(shape, value, pointer)
                elif not (shape.kind == "schema" and isinstance(value, bool)):
                    self._mismatch(shape, value, pointer)
            case MapOf(item):
                if type(value) is not dict:
                    self._mismatch(shape, value, pointer)
                elif "$ref" not in value or not self._misplaced(shape, value, pointer):
                    self._members(item, value, pointer)
            case ListOf(item):
                if type(value) is list:
                    for index, below in enumerate(value):
                        self._stack.append((item, below, f"{pointer}/{index}"))
                else:
                    self._mismatch(shape, value, pointer)
            case Scalar(name):
                if name != "any" and not is_scalar(name, value):
                    self._mismatch(shape, value, pointer)

    def _object(self, shape: ObjectOf, value: dict[str, Any], pointer: str) -> None:
        kind = shape.kind
        if "$ref" in value and not self._reference(shape, value, pointer):
            return
        if kind in FREE:
            self._members(FREE[kind], {key: value[key] for key in value if key[:2] != "x-" and key != "$ref"}, pointer)
        else:
            value = self._fields(kind, value, pointer)
        for rule in self._rules.get(kind, ()):
            rule(self, value, pointer)

    def _members(self, item: Shape, value: dict[str, Any], pointer: str) -> None:
        for key, below in value.items():
            if below is None and isinstance(item, ObjectOf):
                self._null(join(pointer, key), {})
            else:
                self._stack.append((item, below, join(pointer, key)))

    def _fields(self, kind: str, value: dict[str, Any], pointer: str) -> dict[str, Any]:
        """Check the fields of an object. Returns it with the plain meaning of its own scalars, for its rules."""
        fields, meant = FIELDS[kind], value
        for key, below in value.items():
            field = fields.get(key)
            if field is None:
                if key[:2] != "x-" and key != "$ref":
                    self._unknown(kind, key, fields, join(pointer, key))
                continue
            if field.since > self.version:
                self._later(kind, key, field, join(pointer, key))
            needed = _REFERABLE.get((kind, key)) if is_reference(below) else None
            if needed and inline(self, needed, below, f"{pointer}/{key}"):
                continue
            below_shape = field.shape
            if type(below_shape) is Scalar:
                if below_shape.type != "any" and not is_scalar(below_shape.type, below):
                    self._mismatch(below_shape, below, f"{pointer}/{key}", field)
                    if mend := self.mends.get(f"{pointer}/{key}"):
                        meant = meant | {key: mend.value}
            else:
                self._stack.append((below_shape, below, f"{pointer}/{key}"))
        for key, field in fields.items():
            if field.need and (key not in value or (value[key] is None and field.need == "!")):
                self._missing(key, field, pointer)
        return value if meant is value else {key: below for key, below in meant.items() if below is not DROP}

    def _reference(self, shape: ObjectOf, value: dict[str, Any], pointer: str) -> bool:
        """Note a reference. Returns whether what stands beside `$ref` counts too."""
        kind, written = shape.kind, value["$ref"]
        where = f"{pointer}/$ref"
        if not isinstance(written, str):
            self.say("wrong-type", where, f"$ref of {self.describe(pointer)} must be text, not {kind_of(written)}")
            return False
        if not (shape.reference or kind in ("schema", "path item")):
            self._misplaced(shape, value, pointer)
            return False
        self.references.append(Reference(written, pointer, kind))
        if kind == "path item" or (kind == "schema" and self.version >= (3, 1)):
            return True
        beside = [key for key in value if key not in _HARMLESS_BESIDE_REF and key[:2] != "x-"]
        if kind == "schema":
            for key in value.keys() - {"$ref", "description", "summary"}:
                self.mend(join(pointer, key), DROP)
        if beside == ["type"] and (found := self.follow(value)) and found.get("type") == value["type"]:
            return False
        if beside:
            self.say(
                "ignored-sibling",
                join(pointer, beside[0]),
                f"{quoted(beside[0])} of {self.describe(pointer)} stands beside a $ref, where OpenAPI "
                f"{self.version[0]}.{self.version[1]} ignores it",
                'Remove it, or put the $ref into "allOf" and leave it beside that.'
                if kind == "schema"
                else "Remove it.",
                key=True,
            )
        return False

    def _misplaced(self, shape: Shape, value: Any, pointer: str) -> bool:
        """Deal with a reference where OpenAPI allows none. Returns whether it was one."""
        if not is_reference(value):
            return False
        if inline(self, shape, value, pointer):
            return True
        holds_text = isinstance(shape, MapOf) and isinstance(shape.item, Scalar)
        if isinstance(shape, Scalar) or holds_text or (isinstance(shape, ListOf) and self.follow(value) is not None):
            return False
        self.say(
            "misplaced-reference",
            f"{pointer}/$ref",
            f"{self.describe_key(pointer)} is a $ref, and OpenAPI allows none there",
            f"Write {f'the {shape.kind} itself' if isinstance(shape, ObjectOf) else expected(shape)} here.",
            key=True,
        )
        return True

    # -- what can be wrong with any object

    def _unknown(self, kind: str, key: str, fields: dict[str, Field], pointer: str) -> None:
        if (kind, key) not in self._suggestions:
            self._suggestions[kind, key] = did_you_mean(key, fields)
        suggestion = self._suggestions[kind, key]
        if kind == "schema" and self.version >= (3, 1) and (not suggestion or len(key) < 5):
            return  # JSON Schema lets any further keyword stand.
        self.say(
            "unknown-keyword",
            pointer,
            f"{quoted(key)} of {self.describe(parent(pointer))} is no keyword of {_article(kind)} in OpenAPI "
            f"{self.version[0]}.{self.version[1]}",
            f'It is ignored. Keywords of your own start with "x-".{suggestion}',
            key=True,
        )

    def _later(self, kind: str, key: str, field: Field, pointer: str) -> None:
        since, now = (f"{version[0]}.{version[1]}" for version in (field.since, self.version))
        self.say(
            "later-keyword",
            pointer,
            f"{quoted(key)} of {self.describe(parent(pointer))} belongs to OpenAPI {since}, "
            f"and the document says {now}",
            f"It is read as in OpenAPI {since}. Write openapi: {since}.0 on top, or remove it.",
            key=True,
        )

    def _missing(self, key: str, field: Field, pointer: str) -> None:
        where = self.describe(pointer)
        if field.need == "?":
            self.say("missing-detail", pointer, f"{where} has no {quoted(key)}", "Add it.")
        else:
            self.say(
                "missing-keyword", pointer, f"{where} has no {quoted(key)}", "Add it: nothing can stand in for it."
            )

    def _mismatch(self, shape: Shape, value: Any, pointer: str, field: Field | None = None) -> None:
        """Say that a value has the wrong type. Where its meaning is plain all the same, go on with that."""
        if (
            type(shape) in (ListOf, Scalar)
            and not pointer.endswith("/examples")
            and self._misplaced(shape, value, pointer)
        ):
            return
        name = self.describe_key(pointer)
        if value is None and not self._stands_in_list(pointer):
            if field and field.need == "!":
                return  # said by _missing
            self._null(pointer, DROP)
            return
        if isinstance(value, float) and (written := self.document.written(pointer)):
            meant = plain_meaning(shape, written) if shape not in _TEXTS else written
            message = f"{name} must be {expected(shape)}, not the number {written}"
        else:
            meant = plain_meaning(shape, value)
            message = f"{name} must be {expected(shape)}, not {kind_of(value)}"
        if meant is None and pointer.rpartition("/")[2] in _TOLD_ONLY:
            meant = DROP
        if meant is None:
            self.say("wrong-type", pointer, message, f"Write {expected(shape)}.")
            return
        reading = "It is left out." if meant is DROP else f"It is read as {shown(meant)}."
        self.say("loose-type", pointer, message, reading)
        self.mend(pointer, meant)
        if meant is not DROP:
            self._stack.append((shape, meant, pointer))

    def _null(self, pointer: str, meant: Any) -> None:
        reading = "if it were not there" if meant is DROP else "an empty mapping"
        name = self.describe_key(pointer)
        self.say("null-value", pointer, f"{name} is null", f"It is read as {reading}. Remove it, or give it a value.")
        self.mend(pointer, meant)

    def _stands_in_list(self, pointer: str) -> bool:
        """Tell an item of a list, which can't be left out: the others would move."""
        return pointer.rpartition("/")[2].isdigit() and bool(self.resolve_list(parent(pointer)))


# What nothing depends on but what people read.
_TOLD_ONLY = frozenset({"contact", "examples", "externalDocs", "license", "links", "xml"})
_TEXTS = (Scalar("text"), Scalar("string"))
# What the table calls anything, and what a reference there can lead to.
_REFERABLE: Final[Mapping[tuple[str, str], Shape]] = {
    ("schema", "required"): read_shape("[string]"),
    ("schema", "type"): read_shape("string"),
}
_HARMLESS_BESIDE_REF = frozenset({"$ref", "description", "summary", "title", "example", "examples", "$comment"})


def _article(kind: str) -> str:
    if kind == "document":
        return "the top level"
    return f"{'an' if kind[0] in 'aeioOX' else 'a'} {kind}"

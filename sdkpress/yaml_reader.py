"""YAML text -> plain data and the place of each key and value, from one pass of libyaml."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable
from typing import Any, Final

from yaml import MarkedYAMLError
from yaml._yaml import CParser
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.reader import ReaderError

from sdkpress.places import MAX_DEPTH, Places, Text
from sdkpress.problems import SpecError
from sdkpress.scalars import SUSPECT, NumberError, read_float, read_key, read_plain, shorten
from sdkpress.yaml_errors import bad_number, duplicate_key, syntax_error, too_deep, unprintable

_TAG: Final = "tag:yaml.org,2002:"
_PENDING: Final = object()
_ANCHOR = re.compile(r"(?:^|[\s\[{,])&[^\s,\[\]{}]", re.MULTILINE)
_TAGS: Final[dict[type[Node], frozenset[str]]] = {
    ScalarNode: frozenset(["str", "int", "float", "bool", "null", "timestamp"]),
    SequenceNode: frozenset(["seq"]),
    MappingNode: frozenset(["map"]),
}

# Aliases may make a document ten times as long as it is written, and small ones longer.
_MOST_REPEATED: Final = 10
_ALWAYS_ALLOWED: Final = 1_000_000


class _TooDeepError(Exception):
    """Nesting that libyaml, which recurses, might not survive. Carries the node it is in."""

    def __init__(self, node: Node) -> None:
        self.offset: int = node.start_mark.index


class _Composer(CParser):
    """libyaml's parser, which calls these three for each node: here only the depth matters, tags do not."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        open_nodes: list[None] = []
        push = open_nodes.append

        def descend(parent: Node | None, index: object) -> None:
            push(None)
            if len(open_nodes) > MAX_DEPTH + 1 and parent:
                raise _TooDeepError(parent)

        self.descend_resolver = descend
        self.ascend_resolver = open_nodes.pop
        self.resolve: Callable[[type[Node], str | None, object], str] = lambda kind, value, implicit: ""


def read_yaml(text: Text) -> tuple[Any, Places]:
    """Read a YAML document. Raises SpecError."""
    # Everything made here lives on; the collector would only count it again and again.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _Builder(text).read()
    finally:
        if collecting:
            gc.enable()


class _Builder:
    def __init__(self, text: Text) -> None:
        self.text = text
        self.keys: dict[str, str] = {}
        self.built: dict[int, Any] = {}
        self.places = Places()
        self.merged = 0

    def read(self) -> tuple[Any, Places]:
        node = self.compose()
        if node is None:
            raise self.text.refusal("empty-document", 0, "the document is empty")
        data = self.scalar(node) if isinstance(node, ScalarNode) else self.container(node)
        self.places.root(data, node.start_mark.index)
        if _ANCHOR.search(self.text.text):
            self.check_aliases(node)
        return data, self.places

    def compose(self) -> Node | None:
        try:
            return _Composer(self.text.text).get_single_node()
        except _TooDeepError as error:
            raise too_deep(self.text, error.offset) from None
        except MarkedYAMLError as error:
            raise syntax_error(self.text, error) from None
        except ReaderError:
            raise unprintable(self.text) from None

    # --- values

    def container(self, node: Node) -> Any:
        """Build a mapping or a list; one that an alias names is built once."""
        known = self.built.get(id(node))
        if known is not None:
            if known is _PENDING:
                raise self.refusal("recursive-alias", node, "an alias inside this value refers to the value itself")
            return known
        self.built[id(node)] = _PENDING
        if node.tag:
            self.check_tag(node)
        value: Any = self.mapping(node) if isinstance(node, MappingNode) else self.sequence(node)
        # Taken out and put in again, so that `built` lists children before their parents.
        del self.built[id(node)]
        self.built[id(node)] = value
        return value

    def sequence(self, node: Node) -> list[Any]:
        items: list[Any] = []
        offsets: list[int] = []
        for item in node.value:
            offsets.append(item.start_mark.index)
            if type(item) is not ScalarNode:
                items.append(self.container(item))
            elif not item.tag and (item.style or item.value[:1] not in SUSPECT):
                items.append(item.value)
            else:
                items.append(self.scalar(item))
        self.places.add(items, offsets)
        return items

    def mapping(self, node: MappingNode) -> dict[str, Any]:
        result: dict[str, Any] = {}
        offsets: list[int] = []
        keys = self.keys
        merges: list[Node] = []
        for key_node, value_node in node.value:
            text = key_node.value
            if type(key_node) is not ScalarNode or key_node.tag:
                key = self.odd_key(key_node)
            elif key_node.style:
                key = text
            elif text in keys:
                key = keys[text]
            elif text == "<<":
                merges.append(value_node)
                continue
            else:
                key = keys[text] = read_key(text)
            offsets.append(key_node.start_mark.index)
            offsets.append(value_node.start_mark.index)
            if type(value_node) is not ScalarNode:
                result[key] = self.container(value_node)
            elif not value_node.tag and (value_node.style or value_node.value[:1] not in SUSPECT):
                result[key] = value_node.value
            else:
                result[key] = self.scalar(value_node)
        if len(result) * 2 != len(offsets):
            raise self.duplicates(node)
        if merges:
            return self.merge(result, offsets, merges)
        self.places.add(result, offsets)
        return result

    def scalar(self, node: ScalarNode) -> Any:
        """Give the value of a scalar that may be something else than a string."""
        try:
            if node.tag:
                return self.tagged(node)
            return node.value if node.style else read_plain(node.value)
        except NumberError:
            raise bad_number(self.text, node.start_mark.index, node.value) from None

    def tagged(self, node: ScalarNode) -> Any:
        self.check_tag(node)
        kind = node.tag.removeprefix(_TAG)
        text: str = node.value
        if kind in ("str", "timestamp"):
            return text
        value = read_plain(text)
        if kind == "float" and isinstance(value, int) and not isinstance(value, bool):
            return read_float(text)
        if (kind, type(value)) in (("int", int), ("float", float), ("bool", bool), ("null", type(None))):
            return value
        raise self.refusal("bad-tag", node, f'"{shorten(text)}" is not what its tag !!{kind} says')

    def odd_key(self, node: Node) -> str:
        if isinstance(node, ScalarNode):
            value = self.scalar(node)
            return value if isinstance(value, str) else read_key(node.value)
        raise self.refusal(
            "bad-key", node, "a mapping or a list is no name for an entry", "Put the key in quotes if it is text."
        )

    def merge(self, own: dict[str, Any], own_offsets: list[int], merges: list[Node]) -> dict[str, Any]:
        """Apply `<<`: entries of the merged mappings, the first one's first, then the mapping's own, which win."""
        entries: dict[str, tuple[Any, int, int]] = {}
        for node in merges:
            parts = node.value if isinstance(node, SequenceNode) else [node]
            for part in parts:
                if not isinstance(part, MappingNode):
                    raise self.refusal("bad-merge", part, "<< needs a mapping, or a list of mappings")
                source = self.container(part)
                self.merged += len(source)
                if self.merged > self.limit() // _MOST_REPEATED:  # An entry takes more than a character does.
                    raise self.bomb(node)
                places = self.places.of(source)
                for index, (key, value) in enumerate(source.items()):
                    entries.setdefault(key, (value, places[2 * index], places[2 * index + 1]))
        for index, (key, value) in enumerate(own.items()):
            entries[key] = (value, own_offsets[2 * index], own_offsets[2 * index + 1])
        result = {key: value for key, (value, _, _) in entries.items()}
        self.places.add(result, [offset for _, *pair in entries.values() for offset in pair])
        return result

    # --- what is refused

    def limit(self) -> int:
        return _MOST_REPEATED * len(self.text.text) + _ALWAYS_ALLOWED

    def check_aliases(self, root: Node) -> None:
        """Refuse a document that would be huge, or very deep, if each alias were written out."""
        sizes: dict[int, int] = {}
        depths: dict[int, int] = {}
        for node_id, value in self.built.items():
            children = [*value, *value.values()] if isinstance(value, dict) else value
            size = 1
            depth = 1
            for child in children:
                if isinstance(child, (dict, list)):
                    size += sizes[id(child)]
                    depth = max(depth, depths[id(child)] + 1)
                else:
                    size += 1 + (len(child) if isinstance(child, str) else 0)
            sizes[id(value)] = size
            depths[id(value)] = depth
            if size > self.limit():
                raise self.bomb(_find_node(root, node_id))
            if depth > MAX_DEPTH:
                raise too_deep(self.text, _find_node(root, node_id).start_mark.index)

    def check_tag(self, node: Node) -> None:
        kind = node.tag.removeprefix(_TAG)
        if kind not in _TAGS[type(node)]:
            shown = f"!!{kind}" if node.tag.startswith(_TAG) else node.tag
            raise self.refusal(
                "bad-tag",
                node,
                f'the YAML tag "{shorten(shown)}" has no meaning here',
                "Write the value without a tag.",
            )

    def refusal(self, code: str, node: Node, message: str, hint: str | None = None) -> SpecError:
        return self.text.refusal(code, node.start_mark.index, message, hint)

    def bomb(self, node: Node) -> SpecError:
        return self.refusal(
            "alias-bomb", node, "aliases repeat so much that the document would be huge if it were written out"
        )

    def duplicates(self, node: MappingNode) -> SpecError:
        problems = []
        seen: dict[str, int] = {}
        for key_node, _ in node.value:
            if isinstance(key_node, ScalarNode) and key_node.value == "<<" and not key_node.style:
                continue
            key = key_node.value if key_node.style else self.odd_key(key_node)
            place = key_node.start_mark.index
            if key in seen:
                problems.append(duplicate_key(self.text, key, place, seen[key]))
            seen.setdefault(key, place)
        return SpecError(problems)


def _find_node(root: Node, node_id: int) -> Node:
    """Find a node again by its identity; only messages need it."""
    waiting = [root]
    seen: set[int] = set()
    while waiting:
        node = waiting.pop()
        if id(node) == node_id:
            return node
        if id(node) in seen or isinstance(node, ScalarNode):
            continue
        seen.add(id(node))
        for child in node.value:
            waiting.extend(child if isinstance(child, tuple) else [child])
    return root

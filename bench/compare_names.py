"""Compares the names in our packages with those in OpenAPI Generator's, document by document.

    python bench/compare_names.py --specs ../shared/specs [--work DIR] [--all]

Every difference belongs to a class of reasons (`REASONS`); one that belongs to none ends the run with 1.
`docs/names.md` has the rules that the reasons come from.
"""

from __future__ import annotations

import argparse
import hashlib
import keyword
import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.package_names import Method, Package, Schema, find_package, read_package
from bench.peers import install_peers, run_openapi_generator, run_sdkpress
from bench.specs import SPECS, documents_in

HERE = Path(__file__).resolve().parent

REASONS = {
    "counter": "names clash: theirs get numbers in the order of the document, ours words by place",
    "client": "the generated client uses the name itself",
    "invalid": "theirs is no valid Python name",
    "lost": "theirs has no such thing: dropped, overwritten by one of the same name, or never a class there",
    "title": "theirs names an unnamed schema after its title, ours after its place",
    "request": "theirs gives equal inline bodies the name of the first; ours names each by its own place",
    "lookalike": "linters refuse the name, which looks like a digit (l, I, O)",
    "unexplained": "no reason is known",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One name that differs, None where a side has none."""

    kind: str
    place: str
    ours: str | None
    theirs: str | None
    reason: str


@dataclass(slots=True)
class Comparison:
    """What was compared in one document, and what differs."""

    compared: Counter[str]
    differences: list[Difference]

    def add(self, kind: str, place: str, ours: str | None, theirs: str | None) -> None:
        """Compare one name."""
        self.compared[kind] += 1
        if ours != theirs:
            self.differences.append(Difference(kind, place, ours, theirs, explain(kind, ours, theirs)))


def explain(kind: str, ours: str | None, theirs: str | None) -> str:
    """Find the class of reasons that a difference belongs to."""
    if theirs is None:
        return "lost"
    if kind.startswith("order"):
        return "unexplained"
    if not theirs.isidentifier() or keyword.iskeyword(theirs) or theirs.startswith("_"):
        return "invalid"
    if ours is None:
        return "unexplained"
    if theirs in ("l", "I", "O"):
        return "lookalike"
    if ours in (f"Model{theirs}", f"model_{theirs}", f"var_{theirs}", f"call_{theirs}"):
        return "client"
    if kind == "parameter" and re.search(r"_request[0-9]*$", theirs):
        return "request"
    if kind == "parameter" and re.search(r"_request(_inner|_value)*$", ours):
        return "title"
    base = re.sub(r"_?[0-9]+$", "", theirs)
    if base != theirs and ours.casefold().startswith(base.casefold()):
        return "counter"
    return "unexplained"


def compare_packages(ours: Package, theirs: Package) -> Comparison:
    """Compare every name that OpenAPI Generator gives with ours."""
    comparison = Comparison(Counter(), [])
    for target, methods in ours.operations.items():
        place = " ".join(target)
        others = theirs.operations.get(target)
        if others is None:
            comparison.add("operation", place, methods[0].name, None)
            continue
        comparison.compared["operation"] += 1
        _compare_methods(comparison, place, methods, others)
    for target in theirs.operations.keys() - ours.operations.keys():
        comparison.add("operation", " ".join(target), None, theirs.operations[target][0].name)
    for name, schema in ours.schemas.items():
        if schema.component is not None:
            _compare_schema(comparison, name, schema, theirs)
    return comparison


def _compare_methods(comparison: Comparison, place: str, methods: list[Method], others: list[Method]) -> None:
    for kind, names, other_names in (
        ("API class", {each.api_class for each in methods}, {each.api_class for each in others}),
        ("API module", {each.api_module for each in methods}, {each.api_module for each in others}),
        ("method", {each.name for each in methods}, {each.name for each in others}),
    ):
        for one, other in _pair(sorted(names), sorted(other_names)):
            comparison.add(kind, place, one, other)
    ours, theirs = methods[0].arguments, others[0].arguments
    for one, other in _pair(ours, theirs):
        comparison.add("parameter", place, one, other)
    if sorted(ours) == sorted(theirs):
        comparison.add("order of parameters", place, ", ".join(ours), ", ".join(theirs))


def _pair(ours: Iterable[str], theirs: Iterable[str]) -> Iterator[tuple[str | None, str | None]]:
    """Pair equal names, then what is left of both sides in its order."""
    ours, theirs = list(ours), list(theirs)
    common = set(ours) & set(theirs)
    yield from ((name, name) for name in ours if name in common)
    left = [name for name in ours if name not in common]
    others = [name for name in theirs if name not in common]
    for at in range(max(len(left), len(others))):
        yield (left[at] if at < len(left) else None, others[at] if at < len(others) else None)


def _compare_schema(comparison: Comparison, name: str, schema: Schema, theirs: Package) -> None:
    plain = name.removeprefix("Model")
    other = theirs.schemas.get(name)
    if other is None:
        comparison.add("model class", str(schema.component), name, plain if plain in theirs.schemas else None)
        return
    comparison.compared["model class"] += 1
    comparison.add("model module", name, schema.module, other.module)
    kind = "enum member" if schema.kind == "enum" else "field"
    members, others = dict(schema.members), dict(other.members)
    if schema.kind == other.kind:
        for wire_name, python_name in members.items():
            comparison.add(kind, f"{name}.{wire_name}", python_name, others.get(wire_name))
        shared = [each for each in members if each in others]
        comparison.add(
            f"order of {kind}s", name, ", ".join(shared), ", ".join(each for each in others if each in members)
        )


def generate_both(document: Path, work: Path, commands: Path) -> tuple[Package | None, Package | None, str]:
    """Generate both packages of a document; theirs is kept from run to run, as it never changes."""
    mark = hashlib.sha256(document.read_bytes()).hexdigest()[:12]
    output = work / f"{document.stem}-{mark}"
    if not output.exists():
        run_openapi_generator(commands, document, output)
        output.mkdir(parents=True, exist_ok=True)
    own = work / f"{document.stem}-ours"
    shutil.rmtree(own, ignore_errors=True)
    refusal = run_sdkpress(document, own)
    return _read(own), _read(output), refusal


def _read(output: Path) -> Package | None:
    try:
        return read_package(find_package(output))
    except FileNotFoundError:
        return None


def main() -> int:
    """Print what was compared and each class of differences; 1 if one has no reason."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--specs", type=Path, default=SPECS)
    parser.add_argument("--work", type=Path, default=HERE / ".venv" / "names")
    parser.add_argument("--all", action="store_true", help="print every difference, not three of a kind")
    options = parser.parse_args()
    documents = documents_in(options.specs)
    commands = install_peers()
    compared: Counter[str] = Counter()
    differences: list[tuple[str, Difference]] = []
    for document in documents:
        ours, theirs, refusal = generate_both(document, options.work, commands)
        if ours is None:
            print(f"{document.name}: refused by sdkpress: {refusal.splitlines()[0] if refusal else 'no package'}")
        elif theirs is None:
            print(f"{document.name}: refused by OpenAPI Generator")
        else:
            found = compare_packages(ours, theirs)
            compared += found.compared
            differences += [(document.name, each) for each in found.differences]
            print(f"{document.name}: {found.compared.total()} names, {len(found.differences)} differ", flush=True)
    report(compared, differences, None if options.all else 3)
    return int(any(each.reason == "unexplained" for _, each in differences))


def report(compared: Counter[str], differences: list[tuple[str, Difference]], limit: int | None) -> None:
    """Print the rate of equal names of each kind, and the differences by reason."""
    print(f"\n{'kind':<24}{'compared':>9}{'equal':>9}")
    for kind, total in sorted(compared.items()):
        unequal = sum(each.kind == kind for _, each in differences)
        print(f"{kind:<24}{total:>9}{(total - unequal) / total:>9.1%}")
    for reason, meaning in REASONS.items():
        chosen = [(document, each) for document, each in differences if each.reason == reason]
        if chosen:
            print(f"\n{len(chosen)} x {reason}: {meaning}")
        for document, each in chosen[:limit]:
            print(f"    {document}: {each.kind} of {each.place}: ours {each.ours}, theirs {each.theirs}")


if __name__ == "__main__":
    sys.exit(main())

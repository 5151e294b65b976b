"""The import statements of generated modules, and where each name that annotations use comes from."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

# The module that each name which annotations use comes from; relative ones from the package's root.
_SOURCES = {
    "Any": "typing",
    "Annotated": "typing",
    "Literal": "typing",
    "Mapping": "collections.abc",
    "Sequence": "collections.abc",
    "SequenceNotStr": "._types",
    "typing_extensions": "",
    "Union": "typing",
    "date": "datetime",
    "datetime": "datetime",
    "UUID": "uuid",
    "Decimal": "decimal",
    "StrictBool": "pydantic",
    "StrictFloat": "pydantic",
    "StrictInt": "pydantic",
    "Field": "pydantic",
    "Constraints": "._types",
    "File": "._types",
    "Open": "._types",
    "OpenInt": "._types",
    "OpenAny": "._types",
    "Part": "._types",
    "OPEN": "._types",
    "OPEN_INT": "._types",
    "OPEN_ANY": "._types",
    "UNION": "._types",
    "Discriminator": "._union",
    "AnyEnum": "._enum",
    "ClassVar": "typing",
    "IntEnum": "._enum",
    "Model": "._model",
    "OneOf": "._union",
    "OpenModel": "._model",
    "StrEnum": "._enum",
    "extra_fields": "._types",
    "read_only": "._types",
    "write_only": "._types",
}


@dataclass(frozen=True, slots=True)
class Import:
    """`from module import name`, or `from module import name as alias`. A leading dot is the package's root.

    Without a module it is `import name`.
    """

    module: str
    name: str
    alias: str | None = None


def import_of(name: str, taken: Collection[str]) -> Import:
    """Where a name that generated code uses comes from, as `_name` where it is taken by something else."""
    return Import(_SOURCES.get(name, "builtins"), name, f"_{name}" if name in taken else None)


def import_lines(
    imports: Iterable[Import], dots: str, *, twins: Collection[str] = (), package: str = "."
) -> tuple[str, ...]:
    """The import statements for names, one a module, sorted.

    Args:
        imports: What to import.
        dots: The dots that lead from the module to the package's root, as in "..".
        twins: Modules of the package that stand one level nearer.
        package: The package that the module stands in, its siblings being imported by one dot.
    """
    by_module: dict[str, set[str]] = {}
    for each in imports:
        module = each.module
        if package != "." and module.startswith(f"{package}."):
            module = module.removeprefix(package)
        elif module.startswith("."):
            module = f"{dots[1:] if module in twins else dots}{module[1:]}"
        by_module.setdefault(module, set()).add(f"{each.name} as {each.alias}" if each.alias else each.name)
    whole = by_module.pop("", set())
    return (
        *(f"import {name}" for name in sorted(whole)),
        *(f"from {module} import {', '.join(sorted(names))}" for module, names in sorted(by_module.items())),
    )

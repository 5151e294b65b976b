"""The street: the stages in order, from the document to the text of every generated file.

The stages are imported when their turn comes: the parser alone takes a quarter of a second to import, and a document
that is refused before it does not need it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sdkpress.config import Options, Settings
from sdkpress.distribution import package_from_title
from sdkpress.files import Files
from sdkpress.manifest import NAME, Origin, add_manifest, digest, listed_files, manifest_text, read_manifest
from sdkpress.pointers import follow
from sdkpress.problems import Problem, SpecError, sort_problems
from sdkpress.progress import Progress
from sdkpress.templates import builtin_templates, refuse_unreadable, templates_digest, unused_templates
from sdkpress.version import versions

if TYPE_CHECKING:
    from sdkpress.document import Document
    from sdkpress.ir import Sdk
    from sdkpress.normalize import Canonical


@dataclass(frozen=True, slots=True)
class Stats:
    """How much of the document there is, and how much of it was generated."""

    operations: int
    generated_operations: int
    schemas: int
    generated_schemas: int


@dataclass(frozen=True, slots=True)
class Generated:
    """All that a run made, in memory. `files` holds the manifest too."""

    source: Document
    sdk: Sdk
    files: Files
    notices: tuple[Problem, ...]
    timings: Mapping[str, float]
    stats: Stats
    output: Path


def generate(options: Options, progress: Progress | None = None) -> Generated:
    """Turn the document into the text of every generated file; nothing is written.

    Raises SpecError with every problem that was found, before anything is rendered.
    """
    progress = progress or Progress()
    with progress.stage("document"):
        from sdkpress.document import read_document

        source = read_document(
            options.spec,
            shown_as=options.shown_spec,
            allow_outside=options.allow_outside_refs,
            allow_remote=options.allow_remote_refs,
        )
        settings, output = choose_target(options, source)
    notices = source.notices
    if options.templates is not None:
        refuse_unreadable(options.templates)
        notices += tuple(unused_templates(options.templates))
    try:
        with progress.stage("validate"):
            from sdkpress.validate import mend_document

            mended = mend_document(source, strict=options.strict)
            notices += mended.notices
            source = mended.source
        with progress.stage("normalize"):
            from sdkpress.normalize import normalize_document

            canonical = normalize_document(mended.document)
            notices += canonical.notices
        with progress.stage("parse"):
            from sdkpress.parse import parse_document

            parsed = parse_document(canonical)
        with progress.stage("build"):
            from sdkpress.build import build_sdk

            built = build_sdk(canonical, parsed, settings)
            notices += built.notices
    except SpecError as error:
        raise SpecError((*notices, *error.problems) if options.strict else error.problems) from None
    if options.strict and notices:
        raise SpecError(notices)
    stats = _count(source, canonical, built.sdk)
    with progress.stage("render"):
        from sdkpress.render import render_files

        files = render_files(built.sdk, options.templates)
    with progress.stage("format"):
        files = _format(files, options.templates)
        files = add_manifest(files, origin(options, settings, _spec_digests(source.files)))
    return Generated(source, built.sdk, files, sort_problems(notices), progress.timings, stats, output)


def choose_target(options: Options, source: Document) -> tuple[Settings, Path]:
    """The settings with the package named, and the output folder: from the title where nothing else is said."""
    settings = options.settings
    if settings.package is None:
        info = follow(source.data, source.data.get("info"))
        title = info.get("title") if isinstance(info, dict) else None
        settings = replace(settings, package=package_from_title(title if isinstance(title, str) else ""))
    package = str(settings.package)
    if settings.sync_package and _one_holds_the_other(package, settings.sync_package):
        message = f'sync-package can\'t be "{settings.sync_package}": it and the package "{package}" would be one'
        raise SpecError([Problem("bad-setting", message, hint="Give it a name beside the package's: acme.rest_sync.")])
    output = options.output or Path(package)
    for templates in (options.templates, builtin_templates()):
        if templates and output.resolve().is_relative_to(templates.resolve()):
            message = f'the output "{output}" is inside of the templates "{templates}", and would be one of them'
            raise SpecError([Problem("unwritable-output", message, hint="Name another folder for one of the two.")])
    if options.output is None and output.resolve() in options.configured:
        message = f'the package "{settings.package}" would be written over the output of sdkpress.yaml'
        raise SpecError([Problem("configured-output", message, hint="Say where to write it: --output DIR.")])
    return settings, output


def _one_holds_the_other(one: str, other: str) -> bool:
    """Whether two dotted names are the same, or one stands in the package that the other names."""
    return f"{one}.".startswith(f"{other}.") or f"{other}.".startswith(f"{one}.")


def origin(options: Options, settings: Settings, spec: Mapping[str, str]) -> Origin:
    """What the files are made from, as the manifest states it."""
    shaping = {
        "package": settings.package,
        "distribution": settings.distribution,
        "version": settings.version,
        "sync-package": settings.sync_package,
        "source": settings.source,
        "allow-outside-refs": options.allow_outside_refs,
        "allow-remote-refs": options.allow_remote_refs,
    }
    config = digest(json.dumps(shaping, sort_keys=True).encode())
    return Origin(versions(), spec, config, templates_digest(options.templates))


def up_to_date(options: Options) -> int | None:
    """The number of generated files if nothing is to do: the inputs are those of the manifest, the files too.

    Only for a run whose package and output are known without the document. None also where that can't be told.
    """
    from sdkpress.swap import Places

    output = options.output
    if output is None or options.settings.package is None or options.strict or options.allow_remote_refs:
        return None
    manifest = read_manifest(output)
    if manifest is None or Places(output.resolve()).left_over() or _tool_is_newer(output / NAME):
        return None
    inputs = manifest.get("inputs")
    listed = inputs.get("spec") if isinstance(inputs, dict) else None
    if not isinstance(listed, dict) or not listed or next(iter(listed)) != options.spec.name:
        return None
    try:
        spec = _spec_digests([options.spec.parent / name for name in listed])
        files = listed_files(output)
        text = manifest_text(origin(options, options.settings, spec), files)
        same = (output / NAME).read_bytes() == text.encode()
        same = same and all(digest((output / path).read_bytes()) == value for path, value in files.items())
    except OSError:
        return None
    return len(files) + 1 if same else None


def _tool_is_newer(manifest: Path) -> bool:
    """Whether sdkpress itself was changed after the manifest was last found to be true.

    Its version tells that for an installed one; in a checkout, where people work on it, only the files' times do.
    """
    checked = manifest.stat().st_mtime_ns
    return any(file.stat().st_mtime_ns >= checked for file in Path(__file__).parent.rglob("*.py"))


def _spec_digests(files: Sequence[Path]) -> dict[str, str]:
    """Each file of the document, relative to the main one's folder -> digest."""
    folder = files[0].resolve().parent
    return {Path(os.path.relpath(file.resolve(), folder)).as_posix(): digest(file.read_bytes()) for file in files}


def _format(files: Files, templates: Path | None) -> Files:
    from sdkpress.format import FormatError, format_files

    try:
        return format_files(files)
    except FormatError as error:
        if templates is None:
            raise
        problems = [
            Problem("broken-template", f"with the templates of {templates}, {place.path} is not Python: {place}")
            for place in error.places
        ]
        raise SpecError(problems) from None


def _count(source: Document, canonical: Canonical, sdk: Sdk) -> Stats:
    """Count, and see to it that nothing was lost on the way: that would be a bug of ours."""
    wanted = {(method.upper(), path) for path, item in canonical.data["paths"].items() for method in item}
    made = {(operation.method.upper(), operation.path) for api in sdk.apis for operation in api.operations}
    if wanted != made:
        raise AssertionError(f"operations lost or made up: {sorted(wanted ^ made)}")
    components: Any = source.data.get("components")
    schemas: Any = components.get("schemas") if isinstance(components, dict) else None
    names = set(schemas) if isinstance(schemas, dict) else set()
    generated = names & {schema.name for schema in sdk.schemas}
    if generated != names:
        raise AssertionError(f"schemas lost: {sorted(names - generated)}")
    return Stats(len(wanted), len(made), len(names), len(generated))

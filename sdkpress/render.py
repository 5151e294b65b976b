"""`Sdk` and templates -> `Files`, in memory.

Templates hold layout; all that they print comes finished from `sdkpress.views` and `sdkpress.docs_views`.
A user's folder of templates stands in front of ours: one file is overridden, the rest inherited.
"""

from __future__ import annotations

import tokenize
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jinja2

from sdkpress import docs_views
from sdkpress.compiled import CompiledTemplates
from sdkpress.files import Files
from sdkpress.ir import Alias, Enum, Sdk
from sdkpress.names import module_name
from sdkpress.problems import Position, Problem, SpecError
from sdkpress.templates import builtin_templates
from sdkpress.unasync import DOUBLED, MOVED, sync_path, to_sync
from sdkpress.views.api import api_views
from sdkpress.views.dictionaries import dictionary_view
from sdkpress.views.models import schema_view
from sdkpress.views.package import package_views, project_view, settings_view, sync_package_view
from sdkpress.views.wire import operations_view

_OPTIONS: dict[str, Any] = {
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
    "autoescape": False,
}

_NOT_COPIED = frozenset({"__init__.py", "_settings.py"})


def render_files(sdk: Sdk, templates: Path | None = None) -> Files:
    """Render every file of the package and its docs.

    Args:
        sdk: What to render.
        templates: A folder of the user's, whose files stand in front of ours.

    Raises:
        SpecError: A template of the user's can't be rendered.
    """
    folders = [folder for folder in (templates, builtin_templates()) if folder is not None]
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders),
        undefined=jinja2.StrictUndefined,
        bytecode_cache=CompiledTemplates(builtin_templates(), _OPTIONS),
        **_OPTIONS,
    )
    files: Files = {}
    for path, name, context in _pages(sdk):
        files[path] = _render(environment, name, context, templates)
    root = sdk.package.replace(".", "/")
    files |= {f"{root}/{path}": text for path, text in _runtime(folders)}
    for package in filter(None, (sdk.package, sdk.sync_package)):
        files[f"{package.replace('.', '/')}/py.typed"] = ""
    return files


def _pages(sdk: Sdk) -> Iterator[tuple[str, str, Mapping[str, object]]]:
    """Every rendered file: its path, the template, and what the template prints."""
    root = sdk.package.replace(".", "/")
    yield "pyproject.toml", "client/pyproject.toml.jinja", {"project": project_view(sdk)}
    yield f"{root}/_settings.py", "client/settings.py.jinja", {"settings": settings_view(sdk)}
    for path, view in package_views(sdk).items():
        yield f"{root}/{path}", "client/package_init.py.jinja", {"package": view}
    yield f"{root}/_operations/__init__.py", "client/operations_init.py.jinja", {}
    if sdk.sync_package:
        path = f"{sdk.sync_package.replace('.', '/')}/__init__.py"
        yield path, "client/sync_package.py.jinja", {"package": sync_package_view(sdk)}
    for api in sdk.apis:
        plain, twin = api_views(sdk, api)
        yield f"{root}/api/{api.module}.py", "client/api.py.jinja", {"api": plain}
        yield f"{root}/sync/api/{api.module}.py", "client/api.py.jinja", {"api": twin}
        yield f"{root}/_operations/{api.module}.py", "client/operations.py.jinja", {"module": operations_view(api)}
    for schema in sdk.schemas:
        template = "client/alias.py.jinja" if isinstance(schema, Alias) else "client/schema.py.jinja"
        yield f"{root}/models/{schema.module}.py", template, {"schema": schema_view(sdk, schema)}
        if not isinstance(schema, Enum) and schema.dictionary:
            path = f"{root}/models/{module_name(schema.dictionary)}.py"
            yield path, "client/dictionary.py.jinja", {"dictionary": dictionary_view(sdk, schema)}
    yield from docs_views.pages(sdk)


def _runtime(folders: list[Path]) -> Iterator[tuple[str, str]]:
    """The modules that are the same in every package, and their synchronous twins."""
    found: dict[str, Path] = {}
    for folder in reversed(folders):
        found |= {file.name: file for file in (folder / "runtime").glob("*.py")}
    for name, file in sorted(found.items()):
        if name in _NOT_COPIED:
            continue
        source = file.read_text(encoding="utf-8")
        if name not in MOVED:
            yield name, source
        if name in DOUBLED or name in MOVED:
            yield sync_path(name), _twin(name, source, file)


def _twin(name: str, source: str, file: Path) -> str:
    """The synchronous twin of a module. Raises SpecError where a user's module is no Python."""
    try:
        return to_sync(name, source, DOUBLED)
    except (SyntaxError, tokenize.TokenError) as error:
        if file.is_relative_to(builtin_templates()):
            raise
        said = error.msg if isinstance(error, SyntaxError) else str(error.args[0])
        line = error.lineno if isinstance(error, SyntaxError) else error.args[1][0]
        problem = Problem(
            "broken-template", f"the module is not Python: {said}", Position(file.as_posix(), line or 1, 1)
        )
        raise SpecError([problem]) from None


def _render(environment: jinja2.Environment, name: str, context: Mapping[str, object], templates: Path | None) -> str:
    try:
        return environment.get_template(name).render(context)
    except Exception as error:
        blamed = None if templates is None else _users_template(error, name, templates)
        if blamed is None:
            raise
        raise SpecError([_template_problem(error, blamed)]) from None


def _users_template(error: Exception, name: str, templates: Path) -> Path | None:
    """The template of the user's in which an exception came up, be it included by one of ours; None if in none."""
    trace = error.__traceback__
    places = [templates / name, Path(getattr(error, "filename", None) or "")]
    while trace is not None:
        places.append(Path(trace.tb_frame.f_code.co_filename))
        trace = trace.tb_next
    return next((place for place in reversed(places) if templates in place.parents and place.is_file()), None)


def _template_problem(error: Exception, template: Path) -> Problem:
    line = getattr(error, "lineno", None) or _line_in(error, template)
    position = Position(template.as_posix(), line, 1)
    said = (
        error.message or str(error) if isinstance(error, jinja2.TemplateError) else f"{type(error).__name__}: {error}"
    )
    return Problem("broken-template", f"the template can't be rendered: {said}", position)


def _line_in(error: BaseException, template: Path) -> int:
    """The line of the template that an exception went through last, 1 where none is known."""
    line = 1
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == str(template):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line

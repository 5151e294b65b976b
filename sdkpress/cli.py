"""The command line: arguments, progress, summary, problems printed, exit status.

argparse, because a run with nothing to do must end within 0.3 seconds, and importing typer and rich takes that long.
"""

from __future__ import annotations

import argparse
import atexit
import gc
import io
import os
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from sdkpress.console import Console, is_terminal, seconds
from sdkpress.problems import Problem, SpecError
from sdkpress.version import VERSION

if TYPE_CHECKING:
    from sdkpress.config import Options
    from sdkpress.pipeline import Generated
    from sdkpress.write import Written

DONE, DRIFT, BAD_INPUT, BUG, INTERRUPTED = 0, 1, 2, 3, 130

_BUG = """
This is a bug in sdkpress {version}, not in your document. Nothing was changed.
Please report it where you got sdkpress from, with the lines above and, if you can, the document."""


def command() -> int:
    """Run the command in a process that is there for nothing else.

    A signal that ends it does so as Ctrl+C does, so that no temporary files stay, which may be in memory.

    No garbage is looked for, neither meanwhile nor when Python ends: hardly anything of a run is, and to look through
    all of it again and again takes a tenth of the time.
    """
    gc.disable()
    atexit.register(gc.freeze)
    for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP, and under nohup it is ignored
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)
    return main()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. The result is the exit status: 0 done, 1 drift, 2 bad input, 3 our bug, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a locale that lacks a character is no reason to fail
    console = Console()
    try:
        given = _parser().parse_args(arguments)
        console = Console(quiet=given.quiet, verbose=given.verbose)
        return _run(given, console)
    except SpecError as error:
        console.problems(error.problems)
        return BAD_INPUT
    except KeyboardInterrupt:
        console.err("Interrupted.")
        return INTERRUPTED
    except Exception:
        import traceback

        for line in traceback.format_exc().splitlines():
            console.err(line)
        console.err(_BUG.format(version=VERSION))
        return BUG


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments as with everything else."""
        raise SpecError([Problem("bad-argument", message, hint=f"See `{self.prog} --help`.")])


def _path(text: str) -> Path:
    """A path from an argument: an empty one, such as that of a variable that is not set, is not the current folder."""
    if not text:
        raise argparse.ArgumentTypeError("a path is missing")
    return Path(text)


def _parser() -> argparse.ArgumentParser:
    program = Path(sys.argv[0]).name
    parser = _Parser(
        prog=f"python {program}" if program.endswith(".py") else program,
        description="Make a typed Python SDK and its Markdown docs from an OpenAPI document.",
        epilog="Exit status: 0 done, or nothing to do; 1 drift (--check, --diff); 2 bad input; 3 a bug in sdkpress; "
        "130 interrupted. On anything but 0 the output stands unchanged.",
        allow_abbrev=False,
    )
    inputs = parser.add_argument_group("what to generate")
    inputs.add_argument("--config", type=_path, metavar="FILE", help="the settings (default: sdkpress.yaml)")
    inputs.add_argument(
        "--spec",
        type=_path,
        metavar="FILE",
        help="the OpenAPI document, YAML or JSON. Without --config, no settings are read, the package is named "
        "after the document's title, and the output is a folder of that name",
    )
    inputs.add_argument("--package", metavar="DOTTED.NAME", help="the package to generate")
    inputs.add_argument("--output", type=_path, metavar="DIR", help="the folder to write to")
    inputs.add_argument(
        "--templates", type=_path, metavar="DIR", help="a folder with templates that replace ours, file by file"
    )
    modes = parser.add_argument_group("instead of writing").add_mutually_exclusive_group()
    modes.add_argument("--check", action="store_true", help="list what in the output is not as it would be generated")
    modes.add_argument("--diff", action="store_true", help="print the difference as a patch")
    messages = parser.add_argument_group("messages")
    messages.add_argument("--strict", action="store_true", help="let notices end the run too")
    messages.add_argument("--report", type=_path, metavar="FILE.json", help="write what was done as JSON")
    volume = messages.add_mutually_exclusive_group()
    volume.add_argument("--quiet", action="store_true", help="print problems and results only: no notices, no summary")
    volume.add_argument("--verbose", action="store_true", help="print every notice, and the time of each stage")
    parser.add_argument("--version", action="version", version=f"sdkpress {VERSION}")
    return parser


def _run(given: argparse.Namespace, console: Console) -> int:
    start = time.perf_counter()
    from sdkpress.config import Flags, read_options
    from sdkpress.pipeline import generate, up_to_date
    from sdkpress.progress import Progress

    flags = Flags(given.config, given.spec, given.package, given.output, given.templates, given.strict)
    options = read_options(flags)
    if not (given.check or given.diff or given.report):
        count = up_to_date(options)
        if count is not None:
            if not console.quiet:
                console.out(f"Nothing to do: {_files(count)} in {options.output} are up to date.")
            return DONE
    if given.report:
        _refuse_report(given.report)
    progress = Progress(None if console.quiet or not is_terminal(sys.stderr) else sys.stderr)
    generated = generate(options, progress)
    console.notices(generated.notices)
    if given.check or given.diff:
        return _compare(given, console, generated, options)
    from sdkpress.write import write_files

    with progress.stage("write"):
        written = write_files(generated.files, generated.output)
    _report(given.report, generated, written)
    if not console.quiet:
        _summary(console, generated, written, time.perf_counter() - start)
    return DONE


def _compare(given: argparse.Namespace, console: Console, generated: Generated, options: Options) -> int:
    """Say how the output differs from what would be generated."""
    from sdkpress.write import Written, compare_files, differs_in_line_ends, unified_diff

    drift = compare_files(generated.files, generated.output)
    differing = {*drift.changed, *drift.missing}
    unchanged = tuple(path for path in sorted(generated.files) if path not in differing)
    _report(given.report, generated, Written((), unchanged, ()))
    shown = generated.output.as_posix()
    if given.diff:
        console.raw(unified_diff(generated.files, generated.output, _patch_name(generated.output)))
        return DRIFT if drift else DONE
    if not drift:
        if not console.quiet:
            console.out(f"No drift: {_files(len(generated.files))} in {shown} are what {options.shown_spec} gives.")
        return DONE
    console.out(f"{shown} is not what {options.shown_spec} gives:")
    for what, paths in (("changed", drift.changed), ("missing", drift.missing), ("no longer generated", drift.stale)):
        for path in paths:
            console.out(f"  {what + ':':<21}{path}")
    console.err("Run the same command without --check, look at the difference, and commit it. --diff shows it now.")
    if differs_in_line_ends(generated.files, generated.output, drift):
        console.err(f"Where only line ends differ, let git leave them: `{shown}/** text eol=lf` in .gitattributes.")
    return DRIFT


def _patch_name(output: Path) -> str:
    """How a patch names the output: from the current folder where it is below it, else by its name."""
    place = Path(os.path.relpath(output))
    return output.absolute().name if ".." in place.parts or place.is_absolute() else place.as_posix()


def _refuse_report(path: Path) -> None:
    """Raise SpecError if the report can't be written, before anything else is."""
    if path.is_dir():
        raise SpecError([Problem("unwritable-report", f"the report {path} can't be written: it is a folder")])
    if not path.parent.is_dir():
        raise SpecError([Problem("unwritable-report", f"the report {path} can't be written: there is no such folder")])
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise SpecError([Problem("unwritable-report", f"the report {path} can't be written: permission denied")])


def _report(path: Path | None, generated: Generated, written: Written) -> None:
    if path is None:
        return
    from sdkpress.report import build_report, report_text
    from sdkpress.write import write_text

    try:
        write_text(path, report_text(build_report(generated, written, generated.timings)))
    except OSError as error:
        message = f"the report {path} can't be written: {error.strerror or error}"
        raise SpecError([Problem("unwritable-report", message)]) from error


def _summary(console: Console, generated: Generated, written: Written, elapsed: float) -> None:
    stats = generated.stats
    console.out(
        f"{generated.sdk.package}: {stats.generated_operations} of {stats.operations} operations, "
        f"{stats.generated_schemas} of {stats.schemas} schemas"
    )
    console.out(
        f"{generated.output}: {_files(len(written.written))} written, {len(written.unchanged)} unchanged, "
        f"{len(written.removed)} removed; {len(generated.notices)} "
        f"{'notice' if len(generated.notices) == 1 else 'notices'}; {elapsed:.1f} s"
    )
    if console.verbose:
        console.out(f"seconds: {seconds(generated.timings)}")


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"

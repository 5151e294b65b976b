"""The command: exit statuses, what goes where, nothing to do, drift, and what stands after a failure."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from sdkpress import cli, pipeline
from sdkpress.config import Flags, read_options
from sdkpress.console import NOTICES_SHOWN, Console
from sdkpress.problems import Problem
from sdkpress.version import VERSION

ROOT = Path(__file__).resolve().parents[1]
GENERATE = [sys.executable, str(ROOT / "generate.py")]
SPEC = """\
openapi: 3.1.0
info: {title: Acme API, version: 1.0.0}
servers: [{url: "https://acme.example"}]
paths:
  /pets/{id}:
    get:
      operationId: getPet
      tags: [pets, animals]
      parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
      responses:
        "200": {description: A pet., content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
"""
CONFIG = "spec: acme.yaml\npackage: acme.api\noutput: out\n"
NOTICE = SPEC.replace("version: 1.0.0", "version: latest")


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test has a current folder of its own, with a document and a config."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    Path("acme.yaml").write_text(SPEC)
    Path("sdkpress.yaml").write_text(CONFIG)


@pytest.fixture
def built() -> Iterator[Path]:
    """The output, generated."""
    assert cli.main(["--quiet"]) == cli.DONE
    yield Path("out")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_run_writes_and_sums_up(capfd: pytest.CaptureFixture[str]) -> None:
    """The summary goes to standard output, and nothing else is said."""
    assert cli.main([]) == cli.DONE

    out, err = capfd.readouterr()
    files = len(contents(Path("out")))
    assert out.splitlines()[0] == "acme.api: 1 of 1 operations, 1 of 1 schemas"
    assert re.fullmatch(
        rf"out: {files} files written, 0 unchanged, 0 removed; 0 notices; \d+\.\d s", out.splitlines()[1]
    )
    assert err == ""


def test_with_nothing_to_do_nothing_is_done(
    built: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The document is not even read."""
    monkeypatch.setattr(pipeline, "generate", None)

    assert cli.main([]) == cli.DONE

    assert capfd.readouterr().out == f"Nothing to do: {len(contents(built))} files in out are up to date.\n"


@pytest.mark.parametrize(
    "change",
    [
        "acme.yaml",
        "sdkpress.yaml",
        "out/README.md",
        "out/.sdkpress.json",
    ],
)
def test_every_change_is_something_to_do(built: Path, change: str) -> None:
    """Of an input, of a generated file, of the manifest; and then the output is right again."""
    before = contents(built)
    text = Path(change).read_text()
    Path(change).write_text(text.replace("1.0.0", "1.0.1") if change == "acme.yaml" else text + " \n")
    if change == "sdkpress.yaml":
        Path(change).write_text(text + "version: 2.0\n")

    assert pipeline.up_to_date(read_options(Flags())) is None
    assert cli.main([]) == cli.DONE

    assert cli.main(["--check"]) == cli.DONE
    assert (contents(built) == before) == change.startswith("out/")


def test_a_template_is_an_input_too(built: Path) -> None:
    """A change of a template is something to do."""
    shutil.copytree(ROOT / "templates/docs", "mine/docs")
    flags = Flags(templates=Path("mine"))
    assert pipeline.up_to_date(read_options(flags)) is not None

    (Path("mine/docs/readme.md.jinja")).write_text("changed\n")

    assert pipeline.up_to_date(read_options(flags)) is None
    assert cli.main(["--templates", "mine"]) == cli.DONE
    assert (built / "README.md").read_text() == "changed\n"


def test_a_deleted_file_comes_back(built: Path) -> None:
    """Nothing to do means that every file is there."""
    before = contents(built)
    (built / "README.md").unlink()

    assert cli.main([]) == cli.DONE

    assert contents(built) == before


def test_a_run_with_nothing_to_do_is_quick(built: Path) -> None:
    """It imports neither the parser nor the renderer, whose imports take most of the time."""
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); from sdkpress.cli import main; main([]); print(*sys.modules)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    said, modules = ended.stdout.splitlines()
    assert said.startswith("Nothing to do")
    assert not {"openapi_python_client", "jinja2", "typer", "rich", "pydantic", "httpx"} & set(modules.split())


def test_check_lists_all_drift_and_writes_nothing(built: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Files changed, missing and no longer generated; foreign ones are none."""
    Path("acme.yaml").write_text(SPEC.replace("Pet:", "Animal:").replace("/Pet", "/Animal"))
    (built / "README.md").unlink()
    (built / "mine.txt").write_text("mine")
    before = contents(built)
    capfd.readouterr()

    assert cli.main(["--check"]) == cli.DRIFT

    out, err = capfd.readouterr()
    lines = out.splitlines()
    assert lines[0] == "out is not what acme.yaml gives:"
    assert "  changed:             .sdkpress.json" in lines
    assert "  missing:             README.md" in lines
    assert "  missing:             docs/Animal.md" in lines
    assert "  no longer generated: docs/Pet.md" in lines
    assert "mine.txt" not in out
    assert err.startswith("Run the same command without --check")
    assert contents(built) == before


def test_check_says_what_to_do_about_line_ends(built: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """As git checks files out on Windows, they differ; nobody would find that in a difference."""
    (built / "README.md").write_bytes((built / "README.md").read_bytes().replace(b"\n", b"\r\n"))

    assert cli.main(["--check"]) == cli.DRIFT

    assert capfd.readouterr().err.endswith("let git leave them: `out/** text eol=lf` in .gitattributes.\n")


def test_check_without_drift(built: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Exit status 0, and a line that says so."""
    assert cli.main(["--check"]) == cli.DONE

    assert capfd.readouterr().out == f"No drift: {len(contents(built))} files in out are what acme.yaml gives.\n"


def test_check_does_not_trust_the_digest(built: Path) -> None:
    """A file that was changed together with its entry in the manifest is drift."""
    manifest = json.loads((built / ".sdkpress.json").read_text())
    (built / "README.md").unlink()
    del manifest["files"]["README.md"]
    (built / ".sdkpress.json").write_text(json.dumps(manifest, indent=2) + "\n")
    assert pipeline.up_to_date(read_options(Flags())) is not None

    assert cli.main(["--check"]) == cli.DRIFT


def test_the_difference_can_be_applied(built: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Standard output holds the patch and nothing else."""
    Path("acme.yaml").write_text(SPEC.replace("Pet:", "Animal:").replace("/Pet", "/Animal"))
    capfdbinary.readouterr()

    assert cli.main(["--diff"]) == cli.DRIFT

    patch, err = capfdbinary.readouterr()
    assert err == b""
    subprocess.run(["git", "init", "-q"], check=True)
    subprocess.run(["git", "apply", "-"], input=patch, check=True)
    assert cli.main(["--check"]) == cli.DONE
    capfdbinary.readouterr()
    assert cli.main(["--diff"]) == cli.DONE
    assert capfdbinary.readouterr() == (b"", b"")


def test_a_document_given_alone_names_the_output(capfd: pytest.CaptureFixture[str]) -> None:
    """Package and folder are named after the title; the configured output is not touched."""
    assert cli.main(["--spec", "acme.yaml"]) == cli.DONE

    assert Path("acme_api/acme_api/__init__.py").is_file()
    assert not Path("out").exists()


def test_a_document_given_alone_never_goes_to_the_configured_output(capfd: pytest.CaptureFixture[str]) -> None:
    """Not even where it has that name."""
    Path("sdkpress.yaml").write_text(CONFIG.replace(": out", ": acme_api"))

    assert cli.main(["--spec", "acme.yaml"]) == cli.BAD_INPUT

    assert capfd.readouterr().err == (
        '[configured-output] the package "acme_api" would be written over the output of sdkpress.yaml\n'
        "    Say where to write it: --output DIR.\n"
    )
    assert not Path("acme_api").exists()


def test_bad_input_is_a_problem_and_leaves_everything(built: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Exit status 2; place, code and message on standard error."""
    before = contents(built)
    Path("acme.yaml").write_text(SPEC.replace("schemas/Pet", "schemas/Cat"))

    for arguments in ([], ["--check"], ["--diff"], ["--report", "r.json"], ["--quiet"]):
        assert cli.main(arguments) == cli.BAD_INPUT
        out, err = capfd.readouterr()
        assert out == ""
        assert re.match(r"acme\.yaml:\d+:\d+: \[[a-z-]+\] \S", err)
    assert contents(built) == before
    assert not Path("r.json").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--chekc"], "[bad-argument] unrecognized arguments: --chekc\n    See `"),
        (["--check", "--diff"], "[bad-argument] argument --diff: not allowed with argument --check"),
        (["--quiet", "--verbose"], "[bad-argument] argument --verbose: not allowed with argument --quiet"),
        (["--spec"], "[bad-argument] argument --spec: expected one argument"),
        (["--output", ""], "[bad-argument] argument --output: a path is missing"),
        (["--package", "a b"], '[bad-argument] --package can\'t be "a b": it is not a dotted name'),
        (["--config", "no.yaml"], "[missing-file] there is no file no.yaml"),
        (["--spec", "no.yaml"], "[missing-file] there is no file no.yaml"),
        (["--templates", "no"], "[bad-argument] --templates: there is no folder no"),
        (
            ["--report", "no/r.json"],
            "[unwritable-report] the report no/r.json can't be written: there is no such folder",
        ),
        (["--report", "."], "[unwritable-report] the report . can't be written: it is a folder"),
        (["--output", "acme.yaml"], '[unwritable-output] the output "acme.yaml" is a file, not a folder'),
        (["--templates", ".", "--output", "o"], '[unwritable-output] the output "o" is inside of the templates "."'),
    ],
)
def test_bad_arguments(arguments: list[str], said: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Exit status 2, and nothing is written."""
    assert cli.main(arguments) == cli.BAD_INPUT

    assert capfd.readouterr().err.startswith(said)
    assert not Path("out").exists()


def test_notices_do_not_end_the_run_unless_asked(capfd: pytest.CaptureFixture[str]) -> None:
    """`--strict` refuses them, and then nothing is written."""
    Path("acme.yaml").write_text(NOTICE)

    assert cli.main(["--strict"]) == cli.BAD_INPUT
    assert not Path("out").exists()
    strict = capfd.readouterr().err
    assert cli.main([]) == cli.DONE
    out, err = capfd.readouterr()
    assert strict == err
    assert "[version-not-pep440]" in err
    assert "; 1 notice; " in out
    assert cli.main(["--strict"]) == cli.BAD_INPUT
    capfd.readouterr()
    assert cli.main(["--quiet", "--check"]) == cli.DONE
    assert capfd.readouterr() == ("", "")


def test_many_notices_of_one_code_are_cut(capfd: pytest.CaptureFixture[str]) -> None:
    """Ten are shown, unless all are asked for."""
    notices = [Problem("some-code", f"number {number}") for number in range(30)]

    Console().notices(notices)
    lines = capfd.readouterr().err.splitlines()
    Console(verbose=True).notices(notices)
    Console(quiet=True).notices(notices)

    assert len(lines) == NOTICES_SHOWN + 1
    assert lines[-1] == "… and 20 more [some-code]; --verbose shows all"
    assert len(capfd.readouterr().err.splitlines()) == 30


def test_a_message_can_not_rewrite_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    """What a document says is shown, not obeyed."""
    Console().problems([Problem("code", "a\x1b[2Jb\nc\r\u202ed\u200b", hint="e\x07")])

    assert capfd.readouterr().err == "[code] a\\x1b[2Jb\\nc\\x0d\\u202ed\\u200b\n    e\\x07\n"


def test_a_bug_is_told_from_bad_input(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit status 3, the traceback, and what to do with it."""

    def fail(*_: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(pipeline, "generate", fail)

    assert cli.main([]) == cli.BUG

    err = capfd.readouterr().err
    assert err.startswith("Traceback")
    assert "RuntimeError: boom" in err
    assert "Please report it" in err


def test_an_interrupted_run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit status 130."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "generate", interrupt)

    assert cli.main([]) == cli.INTERRUPTED
    assert capfd.readouterr().err == "Interrupted.\n"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_nothing_behind(number: int, tmp_path: Path) -> None:
    """Nothing is written, and no temporary file stays, be the run interrupted, terminated or left by its terminal."""
    place = tmp_path / "temporary"
    place.mkdir()
    run = subprocess.Popen(GENERATE, env=os.environ | {"TMPDIR": str(place)}, stderr=subprocess.PIPE, text=True)
    while run.poll() is None and not any(place.rglob("*.py")):
        time.sleep(0.001)
    run.send_signal(number)

    assert run.communicate()[1] == "Interrupted.\n"
    assert run.returncode == cli.INTERRUPTED
    assert not any(place.iterdir())
    assert not Path("out").exists()


def test_python_that_a_users_template_breaks_is_bad_input(capfd: pytest.CaptureFixture[str]) -> None:
    """Exit status 2, with the file and the line of what it gives."""
    Path("mine/client").mkdir(parents=True)
    Path("mine/client/settings.py.jinja").write_text("x = 1\ndef\n")

    assert cli.main(["--templates", "mine"]) == cli.BAD_INPUT

    err = capfd.readouterr().err
    assert err.startswith("[broken-template] with the templates of mine, acme/api/_settings.py is not Python")
    assert "acme/api/_settings.py:2:" in err
    assert not Path("out").exists()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "docs/_head.md.jinja",
            b"x\n{{ 1 / 0 }}",
            "mine/docs/_head.md.jinja:2:1: [broken-template] the template can't be",
        ),
        (
            "docs/_head.md.jinja",
            b"x\n{% if %}",
            "mine/docs/_head.md.jinja:2:1: [broken-template] the template can't be",
        ),
        ("docs/_head.md.jinja", b"\xff", "[unreadable-file] mine/docs/_head.md.jinja is not UTF-8 text"),
        (
            "client/api.py.jinja",
            b"{{ api.x }}",
            "mine/client/api.py.jinja:1:1: [broken-template] the template can't be",
        ),
        (
            "runtime/streaming.py",
            b'"""\n',
            "mine/runtime/streaming.py:1:1: [broken-template] the module is not Python",
        ),
    ],
)
def test_a_users_template_that_fails_is_bad_input(
    name: str, text: bytes, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """Whatever goes wrong in it, and also where one of ours includes it."""
    Path("mine", name).parent.mkdir(parents=True)
    Path("mine", name).write_bytes(text)

    assert cli.main(["--templates", "mine"]) == cli.BAD_INPUT

    assert capfd.readouterr().err.startswith(said)
    assert not Path("out").exists()


def test_a_users_template_that_stands_for_none_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    """A misspelt name, or a folder too deep, would change nothing without a word."""
    Path("mine/docs").mkdir(parents=True)
    Path("mine/docs/part.md.jinja").write_text("x")
    Path("mine/docs/enum.md.jinja").write_text('{% include "docs/part.md.jinja" %}\n')
    Path("mine/api.py.jinja").write_text("x")

    assert cli.main(["--templates", "mine"]) == cli.DONE

    said = 'mine/api.py.jinja:1:1: [unused-template] no template of sdkpress is called "api.py.jinja", and none of mine'
    assert capfd.readouterr().err == f'{said} names it: it is not used\n    Did you mean "client/api.py.jinja"?\n'


def test_the_version(capfd: pytest.CaptureFixture[str]) -> None:
    """It is that of the project."""
    with pytest.raises(SystemExit) as raised:
        cli.main(["--version"])

    assert raised.value.code == 0
    assert capfd.readouterr().out == f"sdkpress {VERSION}\n"
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"] == VERSION


@pytest.mark.parametrize("colour", [True, False])
def test_progress_and_colours_are_for_terminals(colour: bool) -> None:
    """On a terminal the stages pass by in one line that goes away, and NO_COLOR is honoured."""
    Path("acme.yaml").write_text(NOTICE)
    environment = {**os.environ, "TERM": "xterm"} | ({} if colour else {"NO_COLOR": "1"})
    ours, theirs = pty.openpty()
    with subprocess.Popen(GENERATE, stdout=subprocess.PIPE, stderr=theirs, env=environment) as running:
        os.close(theirs)
        said = b""
        while chunk := read_some(ours):
            said += chunk
        summary = running.stdout.read() if running.stdout else b""

    assert running.returncode == 0
    assert b"[1/8] document" in said
    assert b"[8/8] write" in said
    assert (b"\x1b[33m[version-not-pep440]" in said) == colour
    assert b"\x1b" not in summary


def read_some(terminal: int) -> bytes:
    """What was written to a terminal, nothing once its other end is closed."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


def test_a_reader_that_goes_away_is_no_error(built: Path) -> None:
    """`generate.py --diff | head -1` ends with the status of the run."""
    shutil.rmtree(built / "docs")
    reader, writer = os.pipe()
    os.close(reader)

    ended = subprocess.run([*GENERATE, "--diff"], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)

    assert ended.returncode == cli.DRIFT
    assert ended.stderr == b""


@pytest.mark.parametrize(
    ("redirected", "said"),
    [
        (">&-", ""),
        (">/dev/full", "The standard output can't be written: No space left on device\n"),
        (">/dev/full 2>&-", ""),
    ],
)
def test_an_output_that_takes_nothing_is_no_error(built: Path, redirected: str, said: str) -> None:
    """Where the results can't be printed, the exit status still tells them."""
    (built / "README.md").write_text("drift")

    for mode, status in (("--check", cli.DRIFT), ("--diff", cli.DRIFT), ("", cli.DONE)):
        command = ["sh", "-c", f'"$0" "$1" {mode} {redirected}', *GENERATE]
        ended = subprocess.run(command, stderr=subprocess.PIPE, text=True)
        assert ended.returncode == status
        assert ended.stderr.removesuffix(_ADVICE if mode == "--check" else "") == said


_ADVICE = "Run the same command without --check, look at the difference, and commit it. --diff shows it now.\n"


def test_no_room_for_temporary_files_is_a_problem(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit status 2, and what to do."""
    monkeypatch.setattr("sdkpress.format._place", lambda size: "/dev/null")

    assert cli.main([]) == cli.BAD_INPUT

    err = capfd.readouterr().err
    assert "[unwritable-output] a temporary folder can't be written: " in err
    assert err.endswith("TMPDIR names another place for it.\n")
    assert not Path("out").exists()

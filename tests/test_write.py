"""Writing: the old tree or the new one, what is not ours left alone, and drift that agrees with it."""

from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sdkpress import swap
from sdkpress.files import Files
from sdkpress.manifest import NAME, Origin, add_manifest
from sdkpress.problems import SpecError
from sdkpress.write import Drift, compare_files, unified_diff, write_files, write_text

ORIGIN = Origin({"sdkpress": "0"}, {"spec.yaml": "sha256:0"}, "sha256:1", "sha256:2")
OLD = add_manifest({"README.md": "one\n", "a/b.py": "2\n", "gone/deep/c.py": "3\n"}, ORIGIN)
NEW = add_manifest({"README.md": "one\n", "a/b.py": "22\n", "new/d.py": "é\n"}, ORIGIN)
DRIVER = Path(__file__).with_name("killed_writer.py")


def tree(folder: Path) -> Files:
    """Every file below a folder with its text."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


def test_a_tree_is_written_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    """The folder and its parents are made; the result says what was done."""
    written = write_files(OLD, tmp_path / "x" / "out")

    assert tree(tmp_path / "x" / "out") == OLD
    assert written.written == tuple(sorted(OLD))
    assert [path.name for path in (tmp_path / "x").iterdir()] == ["out"]


def test_what_is_no_longer_generated_goes_and_what_is_foreign_stays(tmp_path: Path) -> None:
    """Files the manifest lists are ours, everything else is kept, links and empty folders too."""
    out = tmp_path / "out"
    write_files(OLD, out)
    (out / "a/mine.txt").write_text("mine")
    (out / "empty/inner").mkdir(parents=True)
    (out / "link").symlink_to("nowhere")
    (out / "gone/deep/__pycache__").mkdir()
    (out / "gone/deep/__pycache__/c.cpython-311.pyc").write_text("")
    script = out / "run.sh"
    script.write_text("#!/bin/sh\n")
    script.chmod(0o700)

    written = write_files(NEW, out)

    assert tree(out) == {**NEW, "a/mine.txt": "mine", "run.sh": "#!/bin/sh\n"}
    assert written.written == (NAME, "a/b.py", "new/d.py")
    assert written.unchanged == ("README.md",)
    assert written.removed == ("gone/deep/c.py",)
    assert not (out / "gone").exists()
    assert (out / "empty/inner").is_dir()
    assert (out / "link").readlink() == Path("nowhere")
    assert stat.S_IMODE(script.stat().st_mode) == 0o700


def test_unchanged_files_keep_their_time(tmp_path: Path) -> None:
    """Build tools that look at times see only what changed."""
    out = tmp_path / "out"
    write_files(OLD, out)
    os.utime(out / "README.md", (1, 1))

    write_files(NEW, out)

    assert (out / "README.md").stat().st_mtime == 1
    assert (out / "a/b.py").stat().st_mtime > 1


def test_nothing_to_do_changes_nothing(tmp_path: Path) -> None:
    """The folder itself is not replaced either."""
    out = tmp_path / "out"
    write_files(OLD, out)
    before = out.stat().st_ino

    written = write_files(OLD, out)

    assert (written.written, written.removed) == ((), ())
    assert out.stat().st_ino == before


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_modes_do_not_depend_on_the_umask(tmp_path: Path, mask: int) -> None:
    """Files are 644, folders 755."""
    before = os.umask(mask)
    try:
        write_files(OLD, tmp_path / "out")
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o755
    assert stat.S_IMODE((tmp_path / "out/a").stat().st_mode) == 0o755
    assert stat.S_IMODE((tmp_path / "out/a/b.py").stat().st_mode) == 0o644


def test_a_foreign_file_in_the_way_is_not_overwritten(tmp_path: Path) -> None:
    """Neither a file, nor a folder, nor a link to a folder somewhere else."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "README.md").write_text("mine")
    (out / "a").symlink_to(tmp_path)
    (out / "gone/deep/c.py").mkdir(parents=True)

    with pytest.raises(SpecError) as raised:
        write_files(OLD, out)

    assert [problem.code for problem in raised.value.problems] == ["foreign-file"] * 3
    assert tree(out) == {"README.md": "mine"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_foreign_file_with_the_same_text_becomes_ours(tmp_path: Path) -> None:
    """So that a tree whose manifest was lost can be generated again."""
    out = tmp_path / "out"
    write_files(OLD, out)
    (out / NAME).unlink()

    assert write_files(OLD, out).written == (NAME,)


def test_a_manifest_with_conflict_markers_still_says_what_is_ours(tmp_path: Path) -> None:
    """Generating again resolves the conflict that a merge left in it."""
    out = tmp_path / "out"
    write_files(OLD, out)
    lines = OLD[NAME].splitlines()
    (out / NAME).write_text(
        "\n".join([*lines[:12], "<<<<<<< ours", *lines[12:14], "=======", ">>>>>>> theirs", *lines[14:]])
    )

    write_files(NEW, out)

    assert tree(out) == NEW


def test_a_manifest_can_not_name_files_outside(tmp_path: Path) -> None:
    """Whoever edits a manifest removes nothing elsewhere."""
    out = tmp_path / "out"
    write_files(OLD, out)
    (tmp_path / "precious").write_text("x")
    (out / NAME).write_text(OLD[NAME].replace('"gone/deep/c.py"', '"../precious"'))

    assert "../precious" not in write_files(NEW, out).removed
    assert (tmp_path / "precious").exists()


def test_a_link_in_the_place_of_our_file_is_replaced_not_followed(tmp_path: Path) -> None:
    """What the link points to stays as it is."""
    out = tmp_path / "out"
    write_files(OLD, out)
    (tmp_path / "other").write_text("other")
    (out / "README.md").unlink()
    (out / "README.md").symlink_to(tmp_path / "other")

    write_files(OLD, out)

    assert tree(out) == OLD
    assert (tmp_path / "other").read_text() == "other"


def test_the_output_may_be_a_link_to_a_folder(tmp_path: Path) -> None:
    """The folder it points to is written, and the link stays."""
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "real")

    write_files(OLD, tmp_path / "out")

    assert (tmp_path / "out").is_symlink()
    assert tree(tmp_path / "real") == OLD


@pytest.mark.parametrize("path", ["../x", "/x", "a//b", "a/./b", "a\\b", "", "a\nb", 'a"b'])
def test_a_path_that_is_none_below_the_output_is_refused(tmp_path: Path, path: str) -> None:
    """Names are made safe long before: this is the last fence."""
    with pytest.raises(ValueError, match="not paths below"):
        write_files({path: ""}, tmp_path / "out")


def test_an_output_that_is_a_file_is_a_problem(tmp_path: Path) -> None:
    """And the file stays."""
    (tmp_path / "out").write_text("x")

    with pytest.raises(SpecError, match="is a file, not a folder"):
        write_files(OLD, tmp_path / "out")

    assert (tmp_path / "out").read_text() == "x"


def test_an_error_half_way_leaves_the_old_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk, say."""
    out = tmp_path / "out"
    write_files(OLD, out)

    def fail(places: swap.Places) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sdkpress.write.swap", fail)
    with pytest.raises(SpecError, match="No space left on device"):
        write_files(NEW, out)

    assert tree(tmp_path) == {f"out/{path}": text for path, text in OLD.items()}


@pytest.mark.parametrize("how", ["exchange", "without-exchange"])
def test_killed_at_any_step_the_old_or_the_new_tree_stands(tmp_path: Path, how: str) -> None:
    """And the next run succeeds and leaves nothing beside the output.

    Where the system can't exchange two folders there is one moment between two renames; then the next run puts the old
    tree back first.
    """
    (tmp_path / "new.json").write_text(json.dumps(NEW))
    foreign = {"a/mine": "m"}
    seen = set()
    for step in range(1, 1000):
        out = tmp_path / str(step) / "out"
        write_files(OLD, out)
        (out / "a/mine").write_text("m")
        command = [sys.executable, str(DRIVER), str(out), str(tmp_path / "new.json"), str(step), how]
        ended = subprocess.run(command, cwd=DRIVER.parents[1], env={**os.environ, "PYTHONPATH": "."}, check=False)
        assert ended.returncode in (0, -9)
        if how == "exchange" or out.exists():
            standing = tree(out)
            assert standing in ({**OLD, **foreign}, {**NEW, **foreign})
            seen.add(standing == {**NEW, **foreign})

        write_files(NEW, out)

        assert tree(out) == {**NEW, **foreign}
        assert [path.name for path in out.parent.iterdir()] == ["out"]
        if ended.returncode == 0:
            break
    else:
        pytest.fail("it was killed a thousand times")
    assert seen == {False, True}


def test_killed_at_any_step_in_the_current_folder_the_next_run_completes_it(tmp_path: Path) -> None:
    """A folder that someone is in is not replaced; before the journal is written, nothing of it has changed."""
    (tmp_path / "new.json").write_text(json.dumps(NEW))
    seen = set()
    for step in range(1, 1000):
        out = tmp_path / str(step) / "out"
        write_files(OLD, out)
        (out / "mine").write_text("m")
        place = out.stat().st_ino
        command = [sys.executable, str(DRIVER), ".", str(tmp_path / "new.json"), str(step)]
        environment = {**os.environ, "PYTHONPATH": str(DRIVER.parents[1])}
        ended = subprocess.run(command, cwd=out, env=environment, check=False)
        assert ended.returncode in (0, -9)
        begun = (out / ".sdkpress-new/journal.json").exists()
        standing = {path: text for path, text in tree(out).items() if not path.startswith(".sdkpress-")}
        if not begun:
            assert standing in ({**OLD, "mine": "m"}, {**NEW, "mine": "m"})
        seen.add(begun)
        assert out.stat().st_ino == place

        write_files(NEW, out)

        assert tree(out) == {**NEW, "mine": "m"}
        assert not (out / "gone").exists()
        if ended.returncode == 0:
            break
    else:
        pytest.fail("it was killed a thousand times")
    assert seen == {False, True}


def test_two_runs_at_once_wait_for_each_other(tmp_path: Path) -> None:
    """The second starts when the first has let go."""
    out = tmp_path / "out"
    places = swap.Places(out)
    (tmp_path / "new.json").write_text(json.dumps(NEW))
    command = [sys.executable, str(DRIVER), str(out), str(tmp_path / "new.json"), "0"]
    with swap.locked(places):
        second = subprocess.Popen(command, cwd=DRIVER.parents[1], env={**os.environ, "PYTHONPATH": "."})
        time.sleep(0.5)
        assert second.poll() is None
        assert not out.exists()
    assert second.wait(20) == 0
    assert tree(out) == NEW
    assert not places.left_over()


def test_drift_is_what_is_changed_missing_or_no_longer_generated(tmp_path: Path) -> None:
    """Files that the manifest doesn't list are none."""
    out = tmp_path / "out"
    assert compare_files(OLD, out) == Drift((), tuple(sorted(OLD)), ())
    write_files(OLD, out)
    (out / "mine").write_text("x")
    assert not compare_files(OLD, out)

    (out / "README.md").unlink()
    drift = compare_files(NEW, out)

    assert drift == Drift((NAME, "a/b.py"), ("README.md", "new/d.py"), ("gone/deep/c.py",))


@pytest.mark.parametrize("step", ["lstat", "read_bytes"])
def test_drift_that_can_not_be_seen_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """A folder that may not be entered is not one without files, and a file that may not be read no bug of ours."""
    write_files(OLD, tmp_path / "out")

    def refuse(path: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, step, refuse)

    with pytest.raises(SpecError, match=r"out/\.sdkpress\.json can't be read: Permission denied"):
        compare_files(OLD, tmp_path / "out")


def test_the_difference_is_a_patch(tmp_path: Path) -> None:
    """`git apply` makes the new tree of the old one; files may be new, removed, empty, or without a last line feed."""
    old = {"a b.txt": "one\ntwo\x0bstill two\nthree", "gone.txt": "x\n", "empty": ""}
    new = {"a b.txt": "one\nTWO\x0bstill two\nthree\n", "new.txt": "y", "py.typed": ""}
    write_files(add_manifest(old, ORIGIN), tmp_path / "out")
    files = add_manifest(new, ORIGIN)

    patch = unified_diff(files, tmp_path / "out", "out")

    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=patch, text=True, encoding="utf-8", check=True)
    assert tree(tmp_path / "out") == files


def test_a_report_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """A file that is there is replaced in one step."""
    (tmp_path / "r.json").write_text("old")

    write_text(tmp_path / "r.json", "new\n")

    assert tree(tmp_path) == {"r.json": "new\n"}
    with pytest.raises(OSError, match="No such file"):
        write_text(tmp_path / "no/r.json", "")

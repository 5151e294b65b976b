"""Settings: every mistake has a place, paths are the config's, flags win."""

from __future__ import annotations

from pathlib import Path

import pytest

from sdkpress.config import KEYS, Flags, Options, read_options
from sdkpress.distribution import normalize_version, package_from_title, package_problem
from sdkpress.problems import SpecError

GOOD = "spec: spec/acme.yaml\npackage: acme.api\noutput: out\n"


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test has a current folder of its own."""
    monkeypatch.chdir(tmp_path)


def read(text: str, flags: Flags | None = None) -> Options:
    """What a `sdkpress.yaml` with this text, and these flags, come to."""
    Path("sdkpress.yaml").write_text(text)
    return read_options(flags or Flags())


def complaints(text: str) -> list[str]:
    """What is said about a `sdkpress.yaml` with this text."""
    with pytest.raises(SpecError) as raised:
        read(text)
    return [str(problem) for problem in raised.value.problems]


def test_all_keys_are_read() -> None:
    """Each key of the table ends up in the options."""
    Path("mine").mkdir()
    rest = "templates: mine\ndistribution: acme-api\nversion: 1.10\nstrict: true\nallow-outside-refs: true\n"
    rest += "sync-package: acme.api_sync\n"

    options = read(GOOD + rest + "allow-remote-refs: true\n")

    assert options.spec == Path("spec/acme.yaml")
    assert options.shown_spec == "spec/acme.yaml"
    assert (options.settings.package, options.settings.distribution) == ("acme.api", "acme-api")
    assert (options.settings.version, options.settings.sync_package) == ("1.10", "acme.api_sync")
    assert (options.output, options.templates) == (Path("out"), Path("mine"))
    assert (options.strict, options.allow_outside_refs, options.allow_remote_refs) == (True, True, True)
    assert all(key in GOOD + rest + "allow-remote-refs" for key in KEYS)


def test_paths_are_relative_to_the_config() -> None:
    """Wherever the command is run."""
    Path("sub").mkdir()
    Path("sub/c.yaml").write_text(GOOD)

    options = read_options(Flags(config=Path("sub/c.yaml")))

    assert options.spec == Path("sub/spec/acme.yaml")
    assert options.output == Path("sub/out")
    assert options.settings.source == "spec/acme.yaml"


def test_flags_win() -> None:
    """Each flag stands in front of its key; its paths are relative to the current folder."""
    Path("other").mkdir()
    flags = Flags(
        config=Path("sdkpress.yaml"),
        spec=Path("b.yaml"),
        package="b",
        output=Path("b"),
        templates=Path("other"),
        strict=True,
    )

    options = read(GOOD + "strict: false\n", flags)

    assert (options.spec, options.settings.package, options.output) == (Path("b.yaml"), "b", Path("b"))
    assert (options.templates, options.strict) == (Path("other"), True)


def test_a_document_given_alone_does_without_the_config() -> None:
    """What the config says is meant for another document; only its output is known, to be left alone."""
    options = read(GOOD + "version: 9\nstrict: true\n", Flags(spec=Path("/elsewhere/b.yaml")))

    assert (options.settings.package, options.settings.version, options.output) == (None, None, None)
    assert options.settings.source == "b.yaml"
    assert not options.strict
    assert options.configured == {Path("out").resolve()}


def test_an_unknown_key_is_an_error_with_a_place() -> None:
    """The nearest key is offered, else all are listed."""
    assert complaints(GOOD + "ouptut: x\nallow_remote_refs: true\n") == [
        'sdkpress.yaml:4:1: [unknown-setting] "ouptut" is no setting\n    Did you mean "output"?',
        'sdkpress.yaml:5:1: [unknown-setting] "allow_remote_refs" is no setting\n    Did you mean "allow-remote-refs"?',
    ]
    assert complaints("zzz: 1\n") == [
        f'sdkpress.yaml:1:1: [unknown-setting] "zzz" is no setting\n    There are {", ".join(KEYS)}.'
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("strict: yes", "4:9: [bad-setting] strict must be true or false"),
        ("strict: 1", "4:9: [bad-setting] strict must be true or false"),
        ("output: [a]", "1:9: [bad-setting] output must be a text: the folder to write to"),
        ("spec:", "1:6: [bad-setting] spec must be a text: the OpenAPI document"),
        ("version: next", '4:10: [bad-setting] version can\'t be "next": it is no version as PEP 440 has it, such as'),
        ("distribution: -a", '4:15: [bad-setting] distribution can\'t be "-a": it may hold ASCII letters'),
        ("templates: no", "4:12: [bad-setting] templates names a folder that is not there: no"),
        ("package: a.class", '1:10: [bad-setting] package can\'t be "a.class": "class" is a keyword of Python'),
        ("package: json", '1:10: [bad-setting] package can\'t be "json": "json" is a module that the generated code'),
        ("package: a-b", '1:10: [bad-setting] package can\'t be "a-b": it is not a dotted name of ASCII letters'),
    ],
)
def test_a_wrong_value_is_an_error_with_a_place(line: str, said: str) -> None:
    """Line and column are those of the value."""
    key = line.partition(":")[0]
    others = [each for each in GOOD.splitlines() if not each.startswith(f"{key}:")]
    text = "\n".join([line, *others] if len(others) < 3 else [*others, line]) + "\n"

    (message,) = complaints(text)

    assert message.startswith(f"sdkpress.yaml:{said}")


def test_settings_must_be_a_mapping() -> None:
    """A list, say, is refused."""
    assert complaints("- spec\n") == [
        "sdkpress.yaml:1:1: [bad-setting] the settings must be a mapping such as `spec: openapi.yaml`"
    ]


def test_without_a_config_a_document_must_be_named() -> None:
    """And the message says how."""
    with pytest.raises(SpecError) as raised:
        read_options(Flags())

    assert str(raised.value) == "[missing-file] there is no file sdkpress.yaml\n    Or name a document: --spec FILE."


def test_a_config_without_a_document_is_refused() -> None:
    """The one setting without which nothing can be done."""
    assert complaints("package: a\n") == [
        "sdkpress.yaml:1:1: [missing-setting] no document is named\n    Add `spec: FILE`, or give --spec FILE."
    ]


@pytest.mark.parametrize(
    ("title", "package"),
    [
        ("Museum API (v2)", "museum_api_v2"),
        ("h2oGPTe REST API", "h2ogpte_rest_api"),
        ("Café Über", "cafe_uber"),
        ("JSON", "json_api"),
        ("Class", "class_api"),
        ("pydantic", "pydantic_api"),
        ("2FA", "api_2fa"),
        ("Петстор", "api_d6816aa0"),
    ],
)
def test_a_package_is_named_after_the_title(title: str, package: str) -> None:
    """Whatever the title holds, the name can be imported and hides nothing."""
    assert package_from_title(title) == package
    assert package_problem(package) is None


@pytest.mark.parametrize("title", ["", "...", "a" * 500, "\x00", "__init__", "✨", "../../etc", "{{ x }}"])
def test_any_title_gives_a_package(title: str) -> None:
    """A document may say anything."""
    name = package_from_title(title)

    assert package_problem(name) is None
    assert len(name) < 80


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("v1.0.0", "1.0.0"),
        ("2.0-beta.1", "2.0b1"),
        ("1.0.0-rc1", "1.0.0rc1"),
        ("01.02", "1.2"),
        ("1.0.post2.dev3+Ubuntu-1", "1.0.post2.dev3+ubuntu.1"),
        ("1!2", "1!2"),
        ("2024-01-01", None),
        ("latest", None),
        ("", None),
    ],
)
def test_versions_are_written_as_pep_440_has_them(text: str, version: str | None) -> None:
    """None for what is no version."""
    assert normalize_version(text) == version

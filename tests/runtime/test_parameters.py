"""Parameters by style, with the tables of the OpenAPI Specification and RFC 6570 as cases."""

from __future__ import annotations

import datetime as dt
import enum
import uuid
from decimal import Decimal
from typing import Any

import pytest
from runtime._parameters import (
    Parameter,
    cookie_pairs,
    header_text,
    path_text,
    query_pairs,
    query_string,
    to_text,
)

ARRAY = ["blue", "black", "brown"]
OBJECT = {"R": 100, "G": 200, "B": 150}
HARD = "a b/c?d#e%f+ü&="
HARD_ENCODED = "a%20b%2Fc%3Fd%23e%25f%2B%C3%BC%26%3D"


def make(location: Any, style: str = "", explode: bool | None = None, **options: Any) -> Parameter:
    """Return a parameter named color."""
    return Parameter("color", location, lambda: Any, style=style, explode=explode, **options)


@pytest.mark.parametrize(
    ("style", "explode", "value", "expected"),
    [
        ("matrix", False, "", ";color"),
        ("matrix", False, "blue", ";color=blue"),
        ("matrix", False, ARRAY, ";color=blue,black,brown"),
        ("matrix", False, OBJECT, ";color=R,100,G,200,B,150"),
        ("matrix", True, "", ";color"),
        ("matrix", True, "blue", ";color=blue"),
        ("matrix", True, ARRAY, ";color=blue;color=black;color=brown"),
        ("matrix", True, OBJECT, ";R=100;G=200;B=150"),
        ("label", False, "", "."),
        ("label", False, "blue", ".blue"),
        ("label", False, ARRAY, ".blue,black,brown"),
        ("label", False, OBJECT, ".R,100,G,200,B,150"),
        ("label", True, "", "."),
        ("label", True, "blue", ".blue"),
        ("label", True, ARRAY, ".blue.black.brown"),
        ("label", True, OBJECT, ".R=100.G=200.B=150"),
        ("simple", False, "blue", "blue"),
        ("simple", False, ARRAY, "blue,black,brown"),
        ("simple", False, OBJECT, "R,100,G,200,B,150"),
        ("simple", True, "blue", "blue"),
        ("simple", True, ARRAY, "blue,black,brown"),
        ("simple", True, OBJECT, "R=100,G=200,B=150"),
        ("", None, HARD, HARD_ENCODED),
        ("", None, ".", "%2E"),
        ("", None, "..", "%2E%2E"),
        ("", None, "a.b", "a.b"),
        ("", None, [".."], "%2E%2E"),
        ("label", False, ".", ".%2E"),
        ("label", True, ["", ""], ".%2E"),
        ("", None, True, "true"),
    ],
)
def test_path_styles(style: str, explode: bool | None, value: Any, expected: str) -> None:
    """A path parameter is written by its style, and never leaves its segment."""
    assert path_text(make("path", style, explode), value, "") == expected


def test_path_arguments_are_not_empty() -> None:
    """An empty one would name another resource."""
    with pytest.raises(ValueError, match='"color" must not be empty'):
        path_text(make("path"), "", "")


def test_safe_characters_of_a_path() -> None:
    """The configuration can let characters stand, and so can `allowReserved`, but no slash."""
    assert path_text(make("path"), "a/b:c", "/") == "a/b%3Ac"
    assert path_text(make("path", allow_reserved=True), "a/b:c%20?", "") == "a%2Fb:c%20%3F"


@pytest.mark.parametrize(
    ("style", "explode", "value", "expected"),
    [
        ("form", False, "", "color="),
        ("form", False, "blue", "color=blue"),
        ("form", False, ARRAY, "color=blue,black,brown"),
        ("form", False, OBJECT, "color=R,100,G,200,B,150"),
        ("form", True, "", "color="),
        ("form", True, "blue", "color=blue"),
        ("form", True, ARRAY, "color=blue&color=black&color=brown"),
        ("form", True, OBJECT, "R=100&G=200&B=150"),
        ("", None, ARRAY, "color=blue&color=black&color=brown"),
        ("", None, [], ""),
        ("", False, [], ""),
        ("", None, {}, ""),
        ("spaceDelimited", False, ARRAY, "color=blue%20black%20brown"),
        ("spaceDelimited", False, OBJECT, "color=R%20100%20G%20200%20B%20150"),
        ("spaceDelimited", True, ARRAY, "color=blue%20black%20brown"),
        ("pipeDelimited", False, ARRAY, "color=blue%7Cblack%7Cbrown"),
        ("pipeDelimited", False, OBJECT, "color=R%7C100%7CG%7C200%7CB%7C150"),
        ("pipeDelimited", True, ARRAY, "color=blue%7Cblack%7Cbrown"),
        ("deepObject", True, OBJECT, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
        ("deepObject", None, {"a": {"b": [1]}, "c": None}, "color%5Ba%5D%5Bb%5D%5B0%5D=1"),
        ("", None, HARD, f"color={HARD_ENCODED}"),
        ("", False, ["a,b", None, {"c": 1}], "color=a%2Cb,%7B%22c%22%3A1%7D"),
        ("", None, [True, 1.5, "x"], "color=true&color=1.5&color=x"),
    ],
)  # fmt: skip
def test_query_styles(style: str, explode: bool | None, value: Any, expected: str) -> None:
    """A query parameter is written by its style; nothing is written for nothing."""
    assert "&".join(query_pairs(make("query", style, explode), value)) == expected


def test_reserved_characters_of_a_query() -> None:
    """`allowReserved` lets those stand that a query can hold, and percent-encoded triples."""
    parameter = make("query", allow_reserved=True)

    assert query_pairs(parameter, "a b/c?d#e%f+ü&=%20") == ["color=a%20b/c?d%23e%25f%2B%C3%BC%26=%20"]


def test_names_are_encoded() -> None:
    """A name can hold any character."""
    assert query_pairs(Parameter("start", "query", lambda: str, name="Start<[]"), "x") == ["Start%3C%5B%5D=x"]


@pytest.mark.parametrize(
    ("explode", "value", "expected"),
    [
        (False, "", ""),
        (False, "blue", "blue"),
        (False, ARRAY, "blue,black,brown"),
        (False, OBJECT, "R,100,G,200,B,150"),
        (True, "", ""),
        (True, "blue", "blue"),
        (True, ARRAY, "blue,black,brown"),
        (True, OBJECT, "R=100,G=200,B=150"),
    ],
)
def test_headers(explode: bool, value: Any, expected: str) -> None:
    """Headers are simple, and not percent-encoded."""
    assert header_text(make("header", "simple", explode), value) == expected
    assert header_text(make("header"), HARD) == HARD


def test_headers_hold_no_line_ends() -> None:
    """Nothing can be smuggled in behind a header."""
    with pytest.raises(ValueError, match="control characters"):
        header_text(make("header"), "a\r\nX-Evil: 1")


@pytest.mark.parametrize("style", ["", "form", "cookie"])
@pytest.mark.parametrize(
    ("explode", "value", "expected"),
    [
        (False, "", "color="),
        (False, "blue", "color=blue"),
        (False, ARRAY, "color=blue,black,brown"),
        (False, OBJECT, "color=R,100,G,200,B,150"),
        (True, "", "color="),
        (True, "blue", "color=blue"),
        (True, ARRAY, "color=blue; color=black; color=brown"),
        (True, OBJECT, "R=100; G=200; B=150"),
        (None, ARRAY, "color=blue; color=black; color=brown"),
    ],
)
def test_cookies(style: str, explode: bool | None, value: Any, expected: str) -> None:
    """Cookies are pairs, which the header separates by a semicolon and a space."""
    pairs = cookie_pairs(make("cookie", style, explode), value)

    assert "; ".join(f"{name}={text}" for name, text in pairs) == expected


def test_text_of_cookies() -> None:
    """It is percent-encoded in a form; with the style `cookie` only what a cookie can't hold is."""
    assert cookie_pairs(make("cookie"), "a b;c=d/e") == [("color", "a%20b%3Bc%3Dd%2Fe")]
    assert cookie_pairs(make("cookie", "cookie"), "a=b/c") == [("color", "a=b/c")]
    assert cookie_pairs(make("cookie", "cookie"), "a;b") == [("color", "a%3Bb")]


RFC = {
    "var": "value", "hello": "Hello World!", "half": "50%", "base": "http://example.com/home/", "path": "/foo/bar",
    "who": "fred", "dub": "me/too", "v": "6", "x": "1024", "empty": "", "list": ["red", "green", "blue"],
    "keys": {"semi": ";", "dot": ".", "comma": ","}, "empty_keys": {}, "undef": None,
}  # fmt: skip
"""The variables of RFC 6570, section 3.2."""


def expand(location: Any, style: str, variable: str, **options: Any) -> Any:
    """Return a parameter named as a variable, and its value; `*` after the name explodes it."""
    name = variable.removesuffix("*")
    explode = variable.endswith("*")
    return Parameter(name, location, lambda: Any, style=style, explode=explode, **options), RFC[name]


@pytest.mark.parametrize(
    ("style", "variable", "expected"),
    [
        # 3.2.2, simple
        ("simple", "var", "value"),
        ("simple", "hello", "Hello%20World%21"),
        ("simple", "half", "50%25"),
        ("simple", "list", "red,green,blue"),
        ("simple", "list*", "red,green,blue"),
        ("simple", "keys", "semi,%3B,dot,.,comma,%2C"),
        ("simple", "keys*", "semi=%3B,dot=.,comma=%2C"),
        # 3.2.5, label
        ("label", "who", ".fred"),
        ("label", "half", ".50%25"),
        ("label", "empty", "."),
        ("label", "list", ".red,green,blue"),
        ("label", "list*", ".red.green.blue"),
        ("label", "keys", ".semi,%3B,dot,.,comma,%2C"),
        ("label", "keys*", ".semi=%3B.dot=..comma=%2C"),
        # 3.2.7, path-style parameters
        ("matrix", "who", ";who=fred"),
        ("matrix", "half", ";half=50%25"),
        ("matrix", "empty", ";empty"),
        ("matrix", "list", ";list=red,green,blue"),
        ("matrix", "list*", ";list=red;list=green;list=blue"),
        ("matrix", "keys", ";keys=semi,%3B,dot,.,comma,%2C"),
        ("matrix", "keys*", ";semi=%3B;dot=.;comma=%2C"),
    ],
)
def test_path_expansions_of_rfc_6570(style: str, variable: str, expected: str) -> None:
    """The examples of the RFC for the operators that are styles of a path."""
    parameter, value = expand("path", style, variable)

    assert path_text(parameter, value, "") == expected


@pytest.mark.parametrize(
    ("variable", "expected"),
    [
        ("who", "who=fred"),
        ("half", "half=50%25"),
        ("x", "x=1024"),
        ("empty", "empty="),
        ("var", "var=value"),
        ("list", "list=red,green,blue"),
        ("list*", "list=red&list=green&list=blue"),
        ("keys", "keys=semi,%3B,dot,.,comma,%2C"),
        ("keys*", "semi=%3B&dot=.&comma=%2C"),
        ("empty_keys", ""),
        ("empty_keys*", ""),
    ],
)
def test_query_expansions_of_rfc_6570(variable: str, expected: str) -> None:
    """The examples of the RFC for form-style query expansion, 3.2.8."""
    assert "&".join(query_pairs(*expand("query", "form", variable))) == expected


@pytest.mark.parametrize(
    ("variable", "expected"),
    [
        ("var", "var=value"),
        ("hello", "hello=Hello%20World!"),
        ("half", "half=50%25"),
        ("base", "base=http://example.com/home/"),
        ("path", "path=/foo/bar"),
        ("keys", "keys=semi,;,dot,.,comma,,"),
        ("keys*", "semi=;&dot=.&comma=,"),
    ],
)
def test_reserved_expansions_of_rfc_6570(variable: str, expected: str) -> None:
    """The values of the RFC for reserved expansion, 3.2.3, which is what `allowReserved` asks for."""
    assert "&".join(query_pairs(*expand("query", "form", variable, allow_reserved=True))) == expected


def test_content() -> None:
    """A parameter with a media type is JSON in whole."""
    parameter = make("query", media_type="application/json")

    assert query_pairs(parameter, {"a": [1, None]}) == ["color=%7B%22a%22%3A%5B1%2Cnull%5D%7D"]
    assert query_pairs(parameter, "x") == ["color=%22x%22"]
    assert header_text(make("header", media_type="application/json"), {"a": "x"}) == '{"a":"x"}'
    assert path_text(make("path", media_type="application/json"), [1], "") == "%5B1%5D"


def test_whole_query_strings() -> None:
    """A parameter can be the whole query string."""
    form = make("querystring", media_type="application/x-www-form-urlencoded")

    assert query_string(form, {"a": "x y", "b": [1, 2], "c": None}) == "a=x%20y&b=1&b=2"
    assert query_string(make("querystring", media_type="application/json"), {"a": 1}) == "%7B%22a%22%3A1%7D"


class Color(enum.Enum):
    """An enum."""

    RED = "red"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (True, "true"),
        (10**20, "100000000000000000000"),
        (1.0, "1.0"),
        (Color.RED, "red"),
        (dt.datetime(2024, 1, 2, 3, 4, 5, tzinfo=dt.UTC), "2024-01-02T03:04:05Z"),
        (dt.datetime(2024, 1, 2, 3, 4, 5, tzinfo=dt.timezone(dt.timedelta(hours=2))), "2024-01-02T03:04:05+02:00"),
        (dt.datetime(2024, 1, 2, 3, 4, 5), "2024-01-02T03:04:05"),
        (dt.date(2024, 1, 2), "2024-01-02"),
        (dt.timedelta(hours=1), "PT1H"),
        (uuid.UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (Decimal("1.10"), "1.10"),
        (b"\xff", "/w=="),
    ],
)
def test_text_of_values(value: Any, expected: str) -> None:
    """Every kind of value has one form as text."""
    assert to_text(value) == expected

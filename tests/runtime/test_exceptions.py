"""The exceptions."""

from __future__ import annotations

import pickle

import pytest
from runtime import exceptions
from runtime._headers import Headers


def test_they_are_all_of_one_kind() -> None:
    """One `except` catches whatever the package raises."""
    for name in exceptions.__all__:
        kind = getattr(exceptions, name)
        if isinstance(kind, type):
            assert issubclass(kind, exceptions.OpenApiException)


def test_wrong_use_is_what_python_calls_it() -> None:
    """As in the published client, with the place of the value."""
    pairs: list[tuple[exceptions.OpenApiException, type[Exception]]] = [
        (exceptions.ApiTypeError("no", ["a", 0]), TypeError),
        (exceptions.ApiValueError("no", ["a", 0]), ValueError),
        (exceptions.ApiAttributeError("no", ["a", 0]), AttributeError),
        (exceptions.ApiKeyError("no", ["a", 0]), KeyError),
    ]
    for error, kind in pairs:
        assert isinstance(error, kind)
        assert "no at ['a'][0]" in str(error)
    assert isinstance(exceptions.ApiTimeoutError(), TimeoutError)


def test_an_exception_can_be_made_by_hand() -> None:
    """As tests of code that stands on the client do."""
    error = exceptions.NotFoundException(404, "Not Found", body='{"a": 1}')
    assert (error.status, error.reason, error.body, error.data, error.headers) == (
        404,
        "Not Found",
        '{"a": 1}',
        None,
        None,
    )
    assert str(error) == '(404)\nReason: Not Found\nHTTP response body: {"a": 1}\n'
    assert repr(error) == "NotFoundException(404, 'Not Found')"
    copied = pickle.loads(pickle.dumps(error))
    assert (type(copied), str(copied)) == (type(error), str(error))
    assert exceptions.ApiException().status == 0


def test_long_bodies_are_cut() -> None:
    """The text of an exception goes into logs."""
    error = exceptions.ApiException(500, body="x" * 20_000)
    assert len(str(error)) < 11_000
    assert "(20000 characters)" in str(error)


def test_headers_are_found_in_any_case() -> None:
    """Those sent more than once are joined; none that may be a credential is shown."""
    headers = Headers([("Set-Cookie", "a=secret"), ("Set-Cookie", "b=secret"), ("X-One", "1")])

    assert headers["x-one"] == headers.get("X-ONE") == "1"
    anything: object = 1
    assert "x-ONE" in headers and "other" not in headers and anything not in headers
    assert headers.getall("set-cookie") == ["a=secret", "b=secret"]
    assert headers.getall("other") == []
    assert headers["Set-Cookie"] == "a=secret, b=secret"
    assert dict(headers) == {"Set-Cookie": "a=secret, b=secret", "X-One": "1"}
    assert len(headers) == 2
    assert repr(headers) == "{'Set-Cookie': '***', 'X-One': '1'}"
    assert Headers({"A": "b"}) == {"A": "b"}
    with pytest.raises(KeyError):
        headers["other"]

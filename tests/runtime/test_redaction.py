"""What of a request and its credentials is shown."""

from __future__ import annotations

import html
import json
import time

import pytest
from runtime._redaction import list_secrets, redact_body, redact_headers, redact_text, redact_url
from runtime._request import Request
from runtime.configuration import Configuration


def test_secrets_are_cut_out() -> None:
    """From URLs all that can carry one, from texts those that are known."""
    assert redact_url("https://a:b@host:1/p?key=x#f") == "https://host:1/p"
    assert redact_url("https://host") == "https://host"
    assert redact_url("/p?x") == "/p"
    headers = [("Cookie", "sid=efgh; theme=ijkl"), ("X", "safe"), ("Authorization", "Basic bW5vcA==")]
    request = Request("GET", "https://host/p?api_token=q%2Frst&page=uvwx", headers)
    secrets = list_secrets(Configuration(access_token="abcd"), request)
    told = "abcd efgh ijkl bW5vcA== q/rst q%2Frst safe uvwx Basic"
    assert redact_text(told, secrets) == "*** *** *** *** *** *** safe uvwx Basic"


@pytest.mark.parametrize(
    "body",
    [
        '{"password": "SECRET", "kept": 1}',
        '{"password": 47110815, "kept": 1}',
        '{"credentials": {"user": {"name": "a"}, "value": "SECRET"}, "kept": 1}',
        '{"tokens": [["}SECRET"], {"x": "SECRET"}], "kept": 1}',
        '{"note": "{\\"access_token\\": \\"SECRET\\"}", "kept": 1}',
        "kept=1&access_token=SECRET",
        "<kept><Password a='1'>SECRET</Password><t:Token><![CDATA[SECRET]]></t:Token></kept>",
        "<kept><user password='SECRET' api_key=\"SECRET two\"/></kept>",
        '--b\r\nContent-Disposition: form-data; name="password"\r\nX: y\r\n\r\nSECRET\r\nSECRET\r\n--b\r\nkept',
        '{"kept": 1, "access_token": "SECRET' + "x" * 30_000,
    ],
)
def test_what_sounds_like_a_secret_is_hidden(body: str) -> None:
    """Whatever its type is, in JSON, forms, XML and multipart bodies; the rest is shown."""
    shown = redact_body(body, [])

    assert "SECRET" not in shown and "47110815" not in shown
    assert "kept" in shown and "***" in shown


def test_counts_are_no_secrets() -> None:
    """What only mentions a secret stays: a number of tokens, a flag."""
    body = '{"max_tokens": 100, "token_count": 5, "usage_tokens_details": {"cached": 3}, "has_password": true}'

    assert redact_body(body, []) == body


def test_a_secret_is_found_as_bodies_write_it() -> None:
    """With the escapes of JSON, of URLs and of HTML, and as what a server takes for Latin-1."""
    secret = 'pä"ss/w&rd'
    secrets = list_secrets(Configuration(password=secret), Request("GET", "https://host/p", []))
    for written in (
        json.dumps(secret),
        json.dumps(secret, ensure_ascii=False),
        json.dumps(secret).replace("/", "\\/"),
        html.escape(json.dumps(secret)),
        html.escape(secret),
        secret.encode().decode("latin-1"),
        "p%C3%A4%22ss%2Fw%26rd",
    ):
        assert "ss" not in redact_body(f"you: {written}", secrets), written


def test_headers_repeat_no_secret() -> None:
    """Neither one that is known nor one in the query of a URL."""
    headers = {"X-Echo": "Bearer abcdef", "Link": '<https://host/p?page=2&api_key=hidden>; rel="next"', "Via": "a=b"}

    shown = redact_headers(headers, ["abcdef"])

    assert shown == {"X-Echo": "Bearer ***", "Link": '<https://host/p?page=2&api_key=***>; rel="next"', "Via": "a=b"}


@pytest.mark.parametrize(
    "unit", ['{"name": "x", "token": "y"},', "\\", '; name="token"\r\nX\r\n', '"token": [', "<token "]
)
def test_a_long_body_costs_no_time(unit: str) -> None:
    """Only what is shown is looked at, and that once: by far not each part from each place on."""
    body = unit * (10_000_000 // len(unit))
    began = time.process_time()

    assert len(redact_body(body, ["abcdef"])) <= 10_000
    redact_headers({"X-Long": f"={body}"}, ["abcdef"])

    assert time.process_time() - began < 0.5

"""Credentials: which are sent, and what of them is shown."""

from __future__ import annotations

import pytest
from runtime._security import (
    Credential,
    Requirements,
    SecurityScheme,
    choose_credentials,
    read_credential,
)
from runtime.configuration import Configuration

SCHEMES = {
    scheme.name: scheme
    for scheme in (
        SecurityScheme("bearer", "http", scheme="Bearer"),
        SecurityScheme("basic", "http", scheme="basic"),
        SecurityScheme("token", "http", scheme="token"),
        SecurityScheme("digest", "http", scheme="Digest"),
        SecurityScheme("key", "apiKey", location="query", parameter_name="api_key"),
        SecurityScheme("oauth", "oauth2"),
        SecurityScheme("oidc", "openIdConnect"),
        SecurityScheme("mtls", "mutualTLS"),
    )
}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("bearer", "Bearer t"),
        ("oauth", "Bearer t"),
        ("oidc", "Bearer t"),
        ("token", "token t"),
        ("basic", "Basic YTpi"),
        ("key", "K7"),
    ],
)
def test_each_scheme_has_its_credential(name: str, value: str) -> None:
    """Or none, where the configuration has none."""
    configuration = Configuration(access_token="t", username="a", password="b", api_key={"api_key": "K7"})
    credential = read_credential(SCHEMES[name], configuration)
    assert credential is not None
    assert credential.value == value
    assert value not in repr(credential)
    assert read_credential(SCHEMES[name], Configuration()) is None


@pytest.mark.parametrize(
    ("requirements", "expected"),
    [
        ((), []),
        (((),), []),
        ((("key",), ("bearer",)), ["Bearer t"]),
        (((), ("bearer",)), ["Bearer t"]),
        ((("bearer", "key"), ("basic",)), ["Bearer t"]),
        ((("bearer", "key"), ()), []),
        ((("basic",), ("key",)), []),
        ((("unknown", "bearer"),), ["Bearer t"]),
        ((("mtls", "bearer"), ("oauth",)), ["Bearer t"]),
    ],
)
def test_an_alternative_is_chosen(requirements: Requirements, expected: list[str]) -> None:
    """The first one that is complete; else none, where that is allowed; else what there is of the first."""
    configuration = Configuration(access_token="t")
    found = choose_credentials(requirements, SCHEMES, configuration)
    assert [credential.value for credential in found] == expected


@pytest.mark.parametrize(
    ("requirements", "place", "expected"),
    [
        ((("key",), ("bearer",)), ("query", "api_key"), []),
        ((("basic",), ("key",), ("bearer",)), ("query", "api_key"), []),
        ((("key", "bearer"),), ("query", "api_key"), ["Bearer t"]),
        ((("key",),), ("query", "other"), ["K7"]),
        ((("key",),), ("cookie", "api_key"), ["K7"]),
        ((("bearer", "key"),), ("header", "Authorization"), ["K7"]),
        ((("basic",),), ("header", "Authorization"), []),
    ],
)
def test_an_argument_is_a_credential(requirements: Requirements, place: tuple[str, str], expected: list[str]) -> None:
    """What the caller gives stands before the configuration, and counts for its alternative."""
    configuration = Configuration(access_token="t", api_key={"api_key": "K7"})
    found = choose_credentials(requirements, SCHEMES, configuration, lambda *wanted: wanted == place)
    assert [credential.value for credential in found] == expected


@pytest.mark.parametrize("token", ["t", ""])
def test_what_is_no_credential_is_not_sent(token: str) -> None:
    """A token is no answer to a challenge, and an empty text is no token: the next alternative has its turn."""
    configuration = Configuration(access_token=token, api_key={"key": "K7"})
    alternatives = ("digest",) if token else ("bearer",)
    found = choose_credentials((alternatives, ("key",)), SCHEMES, configuration)
    assert [credential.value for credential in found] == ["K7"]


def test_a_certificate_is_a_credential() -> None:
    """Mutual TLS needs nothing in the request."""
    configuration = Configuration(cert_file="c.pem", access_token="t")
    assert choose_credentials((("mtls",), ("bearer",)), SCHEMES, configuration) == []


def test_a_credential_does_not_show_its_value() -> None:
    """Only where it goes."""
    assert repr(Credential("header", "A", "b")) == "Credential('header', 'A', '***')"

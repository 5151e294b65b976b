"""What of a request and its credentials is shown."""

from __future__ import annotations

from runtime._redaction import list_secrets, redact_text, redact_url
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

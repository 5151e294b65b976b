"""The settings of a client."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
from runtime.configuration import Configuration


@pytest.fixture(autouse=True)
def no_default() -> Iterator[None]:
    """Each test starts without a default."""
    yield
    Configuration.set_default(None)


def test_the_document_says_where() -> None:
    """Without a host, its first server; a host replaces it, also later."""
    configuration = Configuration()
    assert configuration.host == "https://api.example.com/v1"
    configuration.host = "http://localhost"
    assert configuration.host == "http://localhost"
    assert Configuration(host="http://x").server_index is None


def test_servers_are_told_as_published() -> None:
    """`get_host_from_settings` takes what `get_host_settings` gives."""
    configuration = Configuration(host="http://x")
    assert configuration.get_host_settings()[0]["url"] == "https://api.example.com/v1"
    assert configuration.get_host_from_settings(None) == "http://x"
    assert configuration.get_host_from_settings(0) == "https://api.example.com/v1"
    servers = [{"url": "{a}/{b}", "variables": {"a": {"default_value": "1", "enum_values": ["1", "2"]}}}]
    assert configuration.get_host_from_settings(0, {"a": "2"}, servers) == "2/{b}"
    with pytest.raises(ValueError, match="invalid value 3"):
        configuration.get_host_from_settings(0, {"a": "3"}, servers)
    with pytest.raises(ValueError, match="Must be less than 1"):
        configuration.get_host_from_settings(1)


def test_no_credential_is_shown() -> None:
    """A repr says which there are."""
    configuration = Configuration(
        host="http://ann:host-secret@x/?key=host-secret",
        access_token="token-secret",
        api_key={"k": "key-secret"},
        username="ann",
        password="pass-secret",
        proxy="http://u:proxy-secret@p",
    )
    assert "secret" not in repr(configuration)
    assert "access_token='***'" in repr(configuration)
    assert "secret" not in configuration.to_debug_report()


def test_credentials_are_told_as_published() -> None:
    """`auth_settings` has the form of `_request_auth`."""
    assert Configuration().auth_settings() == {}
    assert Configuration(access_token="t").auth_settings() == {
        "bearerAuth": {"type": "bearer", "in": "header", "key": "Authorization", "value": "Bearer t"}
    }
    assert Configuration(username="a", password="ü").get_basic_auth_token() == "Basic YTrDvA=="


def test_api_keys_have_prefixes_and_aliases() -> None:
    """A hook may renew a key before it is read."""
    configuration = Configuration(api_key={"X-Key": "k"}, api_key_prefix={"X-Key": "Key"})
    assert configuration.get_api_key_with_prefix("other") is None
    assert configuration.get_api_key_with_prefix("other", "X-Key") == "Key k"
    configuration.refresh_api_key_hook = lambda own: own.api_key.update(other="new")
    assert configuration.get_api_key_with_prefix("other") == "new"


def test_there_is_a_default() -> None:
    """The one that was set, or one that all share."""
    assert Configuration.get_default() is Configuration.get_default_copy()
    own = Configuration(host="http://x")
    Configuration.set_default(own)
    assert Configuration.get_default() is own


def test_defaults_are_the_published_ones() -> None:
    """What code out there reads."""
    configuration = Configuration()
    assert configuration.verify_ssl is True
    assert configuration.client_side_validation is True
    assert configuration.retries is None
    assert configuration.connection_pool_maxsize == 100
    assert configuration.safe_chars_for_path_param == ""
    assert configuration.debug is False


def test_it_logs_to_a_file(tmp_path: Path) -> None:
    """Copies of a configuration with an open log file can be made."""
    configuration = Configuration(debug=True)
    configuration.logger_format = "<%(message)s>"
    configuration.logger_file = str(tmp_path / "log")
    configuration.logger["package_logger"].debug("hello")
    copies = [copy.deepcopy(configuration), pickle.loads(pickle.dumps(configuration))]
    configuration.logger_file = None
    configuration.debug = False

    assert (tmp_path / "log").read_text() == "<hello>\n"
    assert [copied.logger_file for copied in copies] == [str(tmp_path / "log")] * 2

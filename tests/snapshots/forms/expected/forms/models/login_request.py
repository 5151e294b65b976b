"""The schema `login_request`."""

# From spec.yaml#/paths/~1login/post/requestBody/content
# /application~1x-www-form-urlencoded/schema

from __future__ import annotations

from .._model import Model


class LoginRequest(Model):
    """The schema `login_request`."""

    user: str
    """The name of the user."""

    password: str

    scopes: list[str] | None = None

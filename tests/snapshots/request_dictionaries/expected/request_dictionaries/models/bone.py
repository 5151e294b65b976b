"""The schema `Bone`."""

# From spec.yaml#/components/schemas/Bone

from __future__ import annotations

from builtins import str as _str

from .._model import Model


class Bone(Model):
    """The schema `Bone`."""

    toy: _str

    str: _str | None = None

"""The schema `Address`."""

# From spec.yaml#/components/schemas/Address

from __future__ import annotations

from .._model import Model


class Address(Model):
    """Where a parcel goes."""

    street: str

    city: str

"""The schema `Customer`."""

# From spec.yaml#/components/schemas/Customer

from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Model

if TYPE_CHECKING:
    from .address import Address
    from .customer_preferences import CustomerPreferences


class Customer(Model):
    """The schema `Customer`."""

    name: str

    address: Address

    preferences: CustomerPreferences | None = None

"""The schema `Customer_preferences`."""

# From spec.yaml#/components/schemas/Customer/properties/preferences

from __future__ import annotations

from pydantic import StrictBool

from .._model import Model


class CustomerPreferences(Model):
    """The schema `Customer_preferences`."""

    newsletter: StrictBool | None = None

"""The schema `Matrix`."""

# From spec.yaml#/components/schemas/Matrix

from __future__ import annotations

from pydantic import StrictFloat, StrictInt
from typing_extensions import TypeAliasType

from .._linking import link_alias

Matrix = TypeAliasType("Matrix", list[list[StrictInt | StrictFloat]])
"""Rows of numbers."""

link_alias(Matrix)

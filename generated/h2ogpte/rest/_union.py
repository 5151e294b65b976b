"""Unions with a name, and unions that are told apart by the value of a property."""

from __future__ import annotations

import json
import pprint
import threading
from collections.abc import Mapping, Sequence
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    NamedTuple,
    TypeVar,
    cast,
    get_type_hints,
)

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, TypeAdapter
from pydantic_core import CoreSchema, core_schema, to_json, to_jsonable_python
from typing_extensions import dataclass_transform

from ._linking import find_model, link_class
from ._misfits import BY_FIT, label_by

if TYPE_CHECKING:
    import typing_extensions


class _Building(threading.local):
    """The unions whose schemas are being built, in case one contains itself."""

    def __init__(self) -> None:
        self.classes: set[type] = set()


_building = _Building()


@dataclass_transform()
class OneOf:
    """A value of one of several types, which is its `actual_instance`.

    A class derived from it declares only what its `actual_instance` can be. Decoding
    takes the type that the discriminator names, or the one of which the most properties
    are there.
    """

    __discriminator__: ClassVar[Discriminator | None] = None
    """What says of which type a value is, where the schema has it."""

    if TYPE_CHECKING:
        actual_instance: Any
    else:

        def __init__(self, actual_instance: Any) -> None:
            self.actual_instance = actual_instance

        def __setattr__(self, name: str, value: Any) -> None:
            if name != "actual_instance":
                raise ValueError(
                    f'"{type(self).__name__}" object has no field "{name}"'
                )
            given = _adapter(type(self)).validate_python(value)
            object.__setattr__(self, name, given.actual_instance)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        reference = f"{cls.__module__}.{cls.__qualname__}:{id(cls)}"
        if cls in _building.classes:
            return core_schema.definition_reference_schema(reference)
        _building.classes.add(cls)
        try:
            return cls._make_schema(handler, reference)
        finally:
            _building.classes.discard(cls)

    @classmethod
    def _make_schema(cls, handler: GetCoreSchemaHandler, reference: str) -> CoreSchema:
        link_class(cls)
        annotation = get_type_hints(cls, include_extras=True)["actual_instance"]
        inner = handler.generate_schema(annotation)
        if cls.__discriminator__ is not None:
            inner = cls.__discriminator__.choose(inner, handler)
        decoded = core_schema.no_info_after_validator_function(cls._hold, inner)
        instance = core_schema.is_instance_schema(cls)
        return core_schema.json_or_python_schema(
            json_schema=decoded,
            python_schema=core_schema.union_schema(
                [(instance, cls.__name__), (decoded, "actual_instance")],
                mode="left_to_right",
            ),
            serialization=core_schema.plain_serializer_function_ser_schema(
                _actual_instance, return_schema=inner
            ),
            ref=reference,
        )

    @classmethod
    def _hold(cls, value: Any) -> typing_extensions.Self:
        instance = cls.__new__(cls)
        object.__setattr__(instance, "actual_instance", value)
        return instance

    @classmethod
    def from_dict(cls, obj: Any) -> typing_extensions.Self:
        """Decode a value as a server would send it."""
        adapter = _adapter(cls)
        try:
            text = as_json(obj)
        except ValueError:
            return adapter.validate_python(obj)
        return adapter.validate_json(text)

    @classmethod
    def from_json(cls, json_str: str | bytes) -> typing_extensions.Self:
        """Decode JSON text."""
        return _adapter(cls).validate_json(json_str)

    @classmethod
    def model_validate(cls, obj: Any) -> typing_extensions.Self:
        """Check a value that is one of the types, or a dictionary of one."""
        return _adapter(cls).validate_python(obj)

    def model_dump(self, **options: Any) -> Any:
        """Return the actual instance as pydantic dumps it."""
        return _adapter(type(self)).dump_python(self, **options)

    def to_dict(self) -> Any:
        """Return the actual instance, as its `to_dict()` does where it is a model."""
        return plain(self.actual_instance)

    def to_json(self) -> str:
        """Return `to_dict()` as JSON text."""
        return json.dumps(to_jsonable_python(self.to_dict()))

    def to_str(self) -> str:
        """Return the actual instance as text for people."""
        return pprint.pformat(self.model_dump(by_alias=True))

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return bool(self.actual_instance == other.actual_instance)

    @property
    def __pydantic_serializer__(self) -> object:
        """What pydantic dumps an instance with where no annotation tells it how."""
        return _adapter(type(self)).serializer

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.actual_instance!r})"


class Discriminator(NamedTuple):
    """Says which member of a union a value is by one of its properties.

    A value that names no member, or one that it does not fit, is taken as the best
    match.
    """

    property_name: str
    mapping: Mapping[Any, str]
    """The name of the class for each value of the property."""

    def __hash__(self) -> int:
        """Hash all but the mapping, which has no hash."""
        return hash(self.property_name)

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return self.choose(handler(source), handler)

    def choose(self, members: CoreSchema, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return the schema of the members, entered through the property."""
        classes = {value: find_model(name) for value, name in self.mapping.items()}
        schemas = {
            value: handler.generate_schema(cls)
            for value, cls in classes.items()
            if cls is not None
        }
        if not schemas:
            return members
        tagged = core_schema.tagged_union_schema(
            schemas,
            self.property_name,
            custom_error_type="discriminator",
            custom_error_message="Input should have a known discriminator",
        )
        return core_schema.union_schema(
            [(tagged, label_by(self.property_name)), (members, BY_FIT)],
            mode="left_to_right",
            serialization=core_schema.plain_serializer_function_ser_schema(
                _itself, return_schema=members
            ),
        )


def unwrap(value: object) -> object:
    """Return what a union with a name holds, any other value as it is."""
    while isinstance(value, OneOf):
        value = value.actual_instance
    return value


def plain(value: object) -> Any:
    """Turn the models in a value into dictionaries; leave everything else as it is."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in cast("Sequence[object]", value)]
    if type(value) is dict:
        pairs = cast("dict[object, object]", value).items()
        return {key: plain(item) for key, item in pairs}
    to_dict = getattr(value, "to_dict", None)
    return value if to_dict is None else to_dict()


def wire(value: object, context: object = None) -> Any:
    """Turn a value into what JSON knows, as it goes on the wire.

    With the context `REQUEST`, without the fields that only responses have.
    """
    kind = type(value)
    if kind in _PLAIN and kind is not bytes:
        return value
    if isinstance(value, BaseModel):
        return value.model_dump(
            mode="json", by_alias=True, exclude_unset=True, context=context
        )
    if isinstance(value, OneOf):
        return wire(value.actual_instance, context)
    if isinstance(value, (list, tuple)):
        return [wire(item, context) for item in cast("Sequence[object]", value)]
    if isinstance(value, Mapping):
        pairs = cast("Mapping[object, object]", value).items()
        return {wire(key, context): wire(item, context) for key, item in pairs}
    return to_jsonable_python(value, bytes_mode="base64")


def as_json(value: object, context: object = None) -> bytes:
    """Return a value as JSON, as it goes on the wire.

    ValueError where it has no such form.
    """
    return to_json(wire(value, context), inf_nan_mode="constants")


REQUEST: dict[str, bool] = {"request": True}
"""The serialization context of requests, where read-only fields are left out."""

_PLAIN = frozenset({str, int, float, bool, bytes, type(None)})

_T = TypeVar("_T", bound=OneOf)


def _adapter(cls: type[_T]) -> TypeAdapter[_T]:
    adapter: TypeAdapter[_T] | None = cls.__dict__.get("__adapter__")
    if adapter is None:
        adapter = TypeAdapter(cls, config=ConfigDict(title=cls.__name__))
        type.__setattr__(cls, "__adapter__", adapter)
    return adapter


def _itself(value: Any) -> Any:
    return value


def _actual_instance(value: Any) -> Any:
    return value.actual_instance if isinstance(value, OneOf) else value

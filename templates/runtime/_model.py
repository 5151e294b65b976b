"""What every model of the package is derived from."""

from __future__ import annotations

import json
import pprint
from collections.abc import Mapping
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    NamedTuple,
    TypeVar,
    cast,
    get_args,
    get_type_hints,
    overload,
)

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, core_schema, to_jsonable_python

from ._lenient import keep_unreadable
from ._linking import find_model, link_class
from ._types import is_read_only
from ._union import REQUEST, Discriminator, as_json, plain

if TYPE_CHECKING:
    from inspect import Signature

    import typing_extensions


_OWN = f"{__package__}."


class _Shape(NamedTuple):
    """What the methods of a model need to know of its fields."""

    keywords: dict[str, str]
    """The field that each keyword of the constructor is for."""

    optional: frozenset[str]
    """The fields for which None means "not given"."""

    defaulted: frozenset[str]
    """Those of them that are not None where nothing was given."""

    wire_names: tuple[tuple[str, str, bool], ...]
    """Of each field: its name, that on the wire, and whether null is a value."""

    read_only: frozenset[str]
    """The names on the wire of the fields that are not sent."""


class _LaterSignature:
    """The signature of a model's constructor, for `help()` and for notebooks.

    Pydantic sets it when it builds a class, which is when the class is first used.
    """

    def __get__(self, instance: object, owner: type[Model]) -> Signature:
        if instance is None and owner not in _BASES:
            owner.model_rebuild()
            own: Any = vars(owner).get("__signature__")
            if own is not None:
                return cast("Signature", own.__get__(None, owner))
        raise AttributeError("__signature__")


class Model(BaseModel):
    """A schema with properties.

    On the wire go the fields that were set, and the unknown ones that came in when the
    model was decoded. The constructor checks constraints and ignores keywords that it
    does not know; decoding keeps everything and checks types only.
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(
        defer_build=True,
        extra="allow",
        protected_namespaces=(),
        validate_assignment=True,
        validate_by_alias=True,
        validate_by_name=True,
    )

    if not TYPE_CHECKING:
        __signature__ = _LaterSignature()

    __subtypes__: ClassVar[Discriminator | None] = None
    """What tells the models apart that compose this one, where there are some."""

    __nullable__: ClassVar[frozenset[str]] = frozenset()
    """The optional fields for which None is a value of its own, sent as null."""

    if not TYPE_CHECKING:

        def __init__(self, /, **data: Any) -> None:
            self.__pydantic_validator__.validate_python(
                _given(type(self), data), self_instance=self
            )
            _keep_none(self, data)

        __init__.__pydantic_base_init__ = True

        def __setattr__(self, name: str, value: Any) -> None:
            shape = _shape(type(self))
            if value is None and name in shape.optional:
                self.__dict__[name] = None
                self.__pydantic_fields_set__.discard(name)
                return
            if shape.keywords.get(name) != name and not _may_set(self, name):
                raise ValueError(
                    f'"{type(self).__name__}" object has no field "{name}"'
                )
            super().__setattr__(name, value)

    @classmethod
    def model_rebuild(
        cls,
        *,
        force: bool = False,
        raise_errors: bool = True,
        _parent_namespace_depth: int = 2,
        _types_namespace: Mapping[str, Any] | None = None,
    ) -> bool | None:
        """Build what pydantic needs of this class, as soon as it is needed."""
        link_class(cls)
        if _types_namespace is None and f"{cls.__module__}.".startswith(_OWN):
            # Pydantic would take a name from whoever is calling before the model of it.
            _types_namespace = {}
        return super().model_rebuild(
            force=force,
            raise_errors=raise_errors,
            _parent_namespace_depth=_parent_namespace_depth + 1,
            _types_namespace=_types_namespace,
        )

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler, /
    ) -> CoreSchema:
        link_class(cls)
        schema = handler(source)
        model = cast("dict[str, Any]", handler.resolve_ref_schema(schema))
        if "schema" in model:
            model["schema"] = keep_unreadable(model["schema"])
        if any(is_read_only(field) for field in cls.__pydantic_fields__.values()):
            _leave_out_of_requests(cls, handler.resolve_ref_schema(schema))
        return schema

    @overload
    @classmethod
    def from_dict(cls, obj: None) -> None: ...

    @overload
    @classmethod
    def from_dict(cls, obj: Mapping[str, Any]) -> typing_extensions.Self: ...

    @classmethod
    def from_dict(cls, obj: object) -> typing_extensions.Self | None:
        """Decode a dictionary as a server would send it. None gives None.

        Of a base with a discriminator, it gives the model that this names.
        """
        if obj is None:
            return None
        if not isinstance(obj, Mapping):
            return cls.model_validate(obj)
        kind = _subtype(cls, cast("Mapping[str, object]", obj))
        try:
            text = as_json(cast("Mapping[str, object]", obj))
        except ValueError:
            return kind.model_validate(obj)
        return kind.model_validate_json(text)

    @classmethod
    def from_json(cls, json_str: str | bytes) -> typing_extensions.Self | None:
        """Decode JSON text. `null` gives None."""
        if json_str.strip() in ("null", b"null"):
            return None
        if cls.__subtypes__ is not None:
            value: Mapping[str, Any] = json.loads(json_str)
            return cls.from_dict(value)
        return cls.model_validate_json(json_str)

    def to_dict(self) -> dict[str, Any]:
        """Return the declared fields by their names on the wire.

        None is left out, unless the field is nullable and was set.
        """
        values = self.__dict__
        result: dict[str, Any] = {}
        for name, wire_name, nullable in _shape(type(self)).wire_names:
            value = values.get(name)
            if value is not None:
                result[wire_name] = plain(value)
            elif nullable and name in self.__pydantic_fields_set__:
                result[wire_name] = None
        return result

    def to_json(self) -> str:
        """Return `to_dict()` as JSON text."""
        return json.dumps(to_jsonable_python(self.to_dict()))

    def to_str(self) -> str:
        """Return the model as text for people."""
        return pprint.pformat(self.model_dump(by_alias=True))


class _Fields:
    """`model_fields`, built: before, those that refer to other models have no alias."""

    def __get__(self, model: object, cls: type[Model]) -> dict[str, FieldInfo]:
        cls.model_rebuild(raise_errors=False)
        return cls.__pydantic_fields__


type.__setattr__(Model, "model_fields", _Fields())


class OpenModel(Model):
    """A schema that says that there are properties it does not name.

    Where it says of what type they are, the class repeats the declaration:
    `additional_properties: dict[str, int] = extra_fields()`.
    """

    if TYPE_CHECKING:
        additional_properties: dict[str, Any] = {}
        """The properties that the schema does not name."""

    else:

        def __init__(
            self, /, additional_properties: Mapping[str, Any] | None = None, **data: Any
        ) -> None:
            given = _given(type(self), data)
            if additional_properties:
                given = {**additional_properties, **given}
            self.__pydantic_validator__.validate_python(given, self_instance=self)
            _keep_none(self, data)

        __init__.__pydantic_base_init__ = True

        @classmethod
        def __pydantic_init_subclass__(cls, **options: Any) -> None:
            super().__pydantic_init_subclass__(**options)
            cls.__pydantic_fields__.pop("additional_properties", None)
            cls.additional_properties = property(
                _extra, _set_extra, doc="The properties without a name in the schema."
            )

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler, /
    ) -> CoreSchema:
        schema = super().__get_pydantic_core_schema__(source, handler)
        fields = cast("dict[str, Any]", handler.resolve_ref_schema(schema))
        while fields["type"] != "model-fields":
            fields = fields["schema"]
        if "extras_schema" not in fields:
            fields["extras_schema"] = core_schema.any_schema()
            _, values = get_args(
                get_type_hints(cls, include_extras=True).get(
                    "additional_properties", dict[str, Any]
                )
            )
            fields["extras_schema"] = keep_unreadable(handler.generate_schema(values))
        return schema

    def to_dict(self) -> dict[str, Any]:
        """Return all fields by their names on the wire, unnamed ones too.

        None is left out, unless the field is nullable and was set.
        """
        result = super().to_dict()
        for name, value in (self.__pydantic_extra__ or {}).items():
            result[name] = plain(value)
        return result


_BASES: tuple[type[Model], ...] = (Model, OpenModel)


def set_properties(model: BaseModel) -> list[tuple[str, Any]]:
    """Return what of a model goes on the wire: names and values."""
    given = model.model_fields_set
    if not isinstance(model, Model):
        return [(name, value) for name, value in model if name in given]
    shape = _shape(type(model))
    declared = [
        (wire_name, getattr(model, name))
        for name, wire_name, _ in shape.wire_names
        if name in given and wire_name not in shape.read_only
    ]
    return declared + list(_extra(model).items())


def field_named(model: Model, wire_name: str) -> Any:
    """Return the value of a field by its name on the wire, declared or not.

    None where there is none.
    """
    name = _shape(type(model)).keywords.get(wire_name)
    return getattr(model, name) if name is not None else _extra(model).get(wire_name)


def with_field(model: Model, wire_name: str, value: object) -> Model:
    """Return a copy of a model with another value of a field.

    The field is named as on the wire.
    """
    copy = model.model_copy()
    setattr(copy, _shape(type(model)).keywords.get(wire_name, wire_name), value)
    return copy


def _extra(model: BaseModel) -> dict[str, Any]:
    return cast("dict[str, Any]", model.__pydantic_extra__)


def _set_extra(model: BaseModel, value: Mapping[str, Any]) -> None:
    _extra(model).clear()
    for name, item in value.items():
        BaseModel.__setattr__(model, name, item)


_M = TypeVar("_M", bound=Model)


def _subtype(cls: type[_M], given: Mapping[str, object]) -> type[_M]:
    """Return the model that a discriminator names, where the class has one."""
    told = cls.__subtypes__
    if told is None:
        return cls
    value = given.get(told.property_name)
    name = told.mapping.get(value) if isinstance(value, (str, int)) else None
    found = None if name is None else find_model(name)
    return cls if found is None else cast("type[_M]", found)


def _shape(cls: type[Model]) -> _Shape:
    shape = cls.__dict__.get("__shape__")
    if shape is None:
        cls.model_rebuild()
        shape = _make_shape(cls)
        type.__setattr__(cls, "__shape__", shape)
    assert isinstance(shape, _Shape)
    return shape


def _make_shape(cls: type[Model]) -> _Shape:
    keywords: dict[str, str] = {}
    optional: set[str] = set()
    wire_names: list[tuple[str, str, bool]] = []
    for name, field in cls.model_fields.items():
        wire_name = _wire_name(name, field)
        keywords[wire_name] = name
        nullable = name in cls.__nullable__ or field.is_required()
        if not nullable:
            optional.add(name)
        wire_names.append((name, wire_name, nullable))
    keywords.update((name, name) for name in cls.model_fields)
    read_only = frozenset(
        keyword
        for keyword, name in keywords.items()
        if is_read_only(cls.model_fields[name])
    )
    defaulted = {
        name for name in optional if cls.model_fields[name].default is not None
    }
    return _Shape(
        keywords,
        frozenset(optional),
        frozenset(defaulted),
        tuple(wire_names),
        read_only,
    )


def _wire_name(name: str, field: FieldInfo) -> str:
    return field.serialization_alias or field.alias or name


def _given(cls: type[Model], data: dict[str, Any]) -> dict[str, Any]:
    """Leave out unknown keywords, and None for a field that has no null."""
    keywords, optional, *_ = _shape(cls)
    return {
        key: value
        for key, value in data.items()
        if key in keywords and (value is not None or keywords[key] not in optional)
    }


def _keep_none(model: Model, data: Mapping[str, Any]) -> None:
    """Let a field for which None was given be None, whatever its default."""
    shape = _shape(type(model))
    if shape.defaulted:
        for key, value in data.items():
            if value is None and shape.keywords.get(key) in shape.defaulted:
                vars(model)[shape.keywords[key]] = None


def _may_set(model: Model, name: str) -> bool:
    return (
        name.startswith("_")
        or isinstance(getattr(type(model), name, None), property)
        or name in (model.__pydantic_extra__ or {})
    )


def _leave_out_of_requests(cls: type[Model], schema: CoreSchema) -> None:
    def serialize(
        model: Any,
        handler: core_schema.SerializerFunctionWrapHandler,
        info: core_schema.SerializationInfo[Any],
    ) -> Any:
        result = handler(model)
        if info.context is REQUEST and isinstance(result, dict):
            left_out = _shape(cls).read_only
            pairs = cast("dict[str, object]", result).items()
            return {key: value for key, value in pairs if key not in left_out}
        return result

    wrapped = core_schema.wrap_serializer_function_ser_schema(serialize, info_arg=True)
    cast("dict[str, Any]", schema)["serialization"] = wrapped

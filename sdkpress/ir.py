"""The SDK as data: what every later stage shares.

Frozen dataclasses in the terms of the OpenAPI Specification, every decision taken, no logic.
`name` is what the document says, `python_name` what we made of it, `pointer` the JSON pointer
(RFC 6901) into the source document.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


class Missing:
    """The value of what the document leaves out, where null is a value too."""

    def __repr__(self) -> str:
        return "MISSING"


MISSING = Missing()

# --- types ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Constraints:
    """The validation keywords of a schema (JSON Schema 2020-12, Validation, section 6)."""

    minimum: int | float | None = None
    exclusive_minimum: int | float | None = None
    maximum: int | float | None = None
    exclusive_maximum: int | float | None = None
    multiple_of: int | float | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    min_items: int | None = None
    max_items: int | None = None
    unique_items: bool = False
    min_properties: int | None = None
    max_properties: int | None = None


NO_CONSTRAINTS = Constraints()

ScalarName: TypeAlias = Literal[
    "any", "none", "bool", "int", "number", "str", "bytes", "file",
    "date", "datetime", "time", "duration", "uuid", "decimal",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value without parts. `any` is what the document leaves open; `file` a part of a form."""

    name: ScalarName
    constraints: Constraints = NO_CONSTRAINTS
    format: str | None = None


@dataclass(frozen=True, slots=True)
class Literals:
    """One of the values of an unnamed `enum` or of `const`."""

    values: tuple[str | int | bool, ...]


@dataclass(frozen=True, slots=True)
class ListOf:
    """A JSON array with items of one type."""

    items: Type
    constraints: Constraints = NO_CONSTRAINTS


@dataclass(frozen=True, slots=True)
class TupleOf:
    """A JSON array with `prefixItems`; `rest` is the type of further items, None where none may follow."""

    items: tuple[Type, ...]
    rest: Type | None


@dataclass(frozen=True, slots=True)
class MapOf:
    """A JSON object whose keys the document does not name."""

    values: Type
    constraints: Constraints = NO_CONSTRAINTS


@dataclass(frozen=True, slots=True)
class Discriminator:
    """The property that says which schema a value has, and the class of the schema for each of its values."""

    property_name: str
    mapping: Mapping[str | int, str] = field(hash=False)


@dataclass(frozen=True, slots=True)
class UnionOf:
    """A value of one of several types, an unnamed `oneOf`, `anyOf` or list of types."""

    members: tuple[Type, ...]
    discriminator: Discriminator | None = None


@dataclass(frozen=True, slots=True)
class Nullable:
    """A value that may also be null."""

    of: Type


@dataclass(frozen=True, slots=True)
class Reference:
    """A value of a named schema: the Python class `python_name` in the module `module` of `models`.

    `values` says of what kind the values of an enum are, `dictionary` what the type of its plain
    form is called: a TypedDict for a model, empty for what has no model in it.
    """

    name: str
    python_name: str
    module: str
    kind: Literal["model", "enum", "union", "alias"]
    values: Literal["str", "int", "any"] = "any"
    dictionary: str = ""


Type: TypeAlias = Scalar | Literals | ListOf | TupleOf | MapOf | UnionOf | Nullable | Reference

# --- schemas -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Example:
    """A value that the document gives as an example."""

    value: Json
    name: str | None = None
    summary: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A property of a model."""

    name: str
    python_name: str
    type: Type
    required: bool
    description: str = ""
    title: str = ""
    default: Json | Missing = MISSING
    examples: tuple[Example, ...] = ()
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class Model:
    """A named schema with properties: a pydantic model.

    `additional_properties` is the type of those the schema doesn't name where it says that there
    are some, False where it forbids them, None where it says nothing. `dictionary` is the name of
    the TypedDict for the model, of unions and aliases that of their plain form; empty where no
    operation takes it.
    """

    name: str
    python_name: str
    module: str
    fields: tuple[Field, ...]
    additional_properties: Type | Literal[False] | None = None
    title: str = ""
    description: str = ""
    examples: tuple[Example, ...] = ()
    deprecated: bool = False
    pointer: str = ""
    dictionary: str = ""


@dataclass(frozen=True, slots=True)
class EnumMember:
    """One value of a named enum."""

    python_name: str
    value: str | int | float | bool
    description: str = ""


@dataclass(frozen=True, slots=True)
class Enum:
    """A named schema with `enum`: an enum class."""

    name: str
    python_name: str
    module: str
    members: tuple[EnumMember, ...]
    title: str = ""
    description: str = ""
    deprecated: bool = False
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class Union:
    """A named `oneOf` or `anyOf`: a class with `actual_instance`."""

    name: str
    python_name: str
    module: str
    type: UnionOf
    nullable: bool = False
    title: str = ""
    description: str = ""
    examples: tuple[Example, ...] = ()
    deprecated: bool = False
    pointer: str = ""
    dictionary: str = ""


@dataclass(frozen=True, slots=True)
class Alias:
    """A named schema that is a scalar, an array or a map: a name for a type."""

    name: str
    python_name: str
    module: str
    type: Type
    title: str = ""
    description: str = ""
    examples: tuple[Example, ...] = ()
    deprecated: bool = False
    pointer: str = ""
    dictionary: str = ""


Schema: TypeAlias = Model | Enum | Union | Alias

# --- operations ----------------------------------------------------------------------------

Location: TypeAlias = Literal["path", "query", "querystring", "header", "cookie", "form"]
Codec: TypeAlias = Literal["json", "form", "multipart", "text", "bytes", "json-lines", "events"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an operation, or, at location `form`, a property of its form or multipart body."""

    name: str
    python_name: str
    location: Location
    required: bool
    type: Type
    style: str = ""
    explode: bool = False
    allow_reserved: bool = False
    allow_empty_value: bool = False
    media_type: str | None = None
    description: str = ""
    default: Json | Missing = MISSING
    examples: tuple[Example, ...] = ()
    deprecated: bool = False
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class Encoding:
    """How one property of a form or multipart body goes out (OpenAPI 3.1, section 4.8.15)."""

    name: str
    content_type: str | None = None
    headers: tuple[Header, ...] = ()
    style: str | None = None
    explode: bool | None = None
    allow_reserved: bool = False


@dataclass(frozen=True, slots=True)
class MediaType:
    """One representation of a body. `item_type` is the type of one item of a stream."""

    name: str
    codec: Codec
    type: Type | None
    item_type: Type | None = None
    encodings: tuple[Encoding, ...] = ()
    examples: tuple[Example, ...] = ()
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class RequestBody:
    """The body of a request: one argument, or, where `form` is not empty, one argument a property."""

    python_name: str
    required: bool
    content: tuple[MediaType, ...]
    form: tuple[Parameter, ...] = ()
    description: str = ""
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """A header of a response or of a part of a multipart body."""

    name: str
    type: Type
    required: bool = False
    description: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """What can be called next with what a response gives. Documented only."""

    name: str
    operation: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Response:
    """A response by status: "200", "4XX" or "default"."""

    status: str
    description: str
    content: tuple[MediaType, ...] = ()
    headers: tuple[Header, ...] = ()
    links: tuple[Link, ...] = ()
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class ServerVariable:
    """A variable in the URL of a server."""

    name: str
    default: str
    enum: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class Server:
    """A server of the document, of a path or of an operation."""

    url: str
    description: str = ""
    variables: tuple[ServerVariable, ...] = ()


@dataclass(frozen=True, slots=True)
class SecurityScheme:
    """A security scheme (OpenAPI 3.1, section 4.8.27)."""

    name: str
    type: Literal["http", "apiKey", "oauth2", "openIdConnect", "mutualTLS"]
    description: str = ""
    scheme: str = ""
    bearer_format: str = ""
    parameter_name: str = ""
    location: str = ""
    flows: Mapping[str, Mapping[str, Json]] = field(default_factory=dict)
    open_id_connect_url: str = ""
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class SecurityRequirement:
    """Schemes that must hold together, each with its scopes. An empty one: without credentials."""

    schemes: tuple[tuple[str, tuple[str, ...]], ...]


PagePath: TypeAlias = tuple[str, ...]
"""The names of properties that lead to a value in a response; empty for the response itself."""


@dataclass(frozen=True, slots=True)
class Pagination:
    """How the items of a list come in pages.

    `python_name` is the method that goes through all of them, `argument` the one that moves on from page
    to page and `size` the one with the size of a page. `next` leads to the next cursor, or `last_item`
    names the property of the last item that is the next cursor; `more`, `total` and `pages` lead to what
    tells the end, and `step` to the size of the page as the response repeats it.
    """

    python_name: str
    style: Literal["offset", "page", "cursor"]
    argument: str
    item_type: Type
    items: PagePath
    size: str = ""
    next: PagePath = ()
    last_item: str = ""
    more: PagePath = ()
    total: PagePath = ()
    pages: PagePath = ()
    step: PagePath = ()
    first: int = 0
    default_size: int | None = None
    largest_size: int | None = None


@dataclass(frozen=True, slots=True)
class Stream:
    """A response whose items come one after the other.

    `python_name` is the method that gives them: the operation's own where it has no other response.
    `item_type` is None for server-sent events as they are; `whole_events` says that an item is made of all
    fields of an event. `asked_by` names the property of the request body that asks for a stream.
    """

    python_name: str
    media_type: str
    item_type: Type | None
    whole_events: bool = False
    asked_by: str = ""


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path. `parameters` stand in the order of the signature, required ones first."""

    operation_id: str
    python_name: str
    method: str
    path: str
    parameters: tuple[Parameter, ...]
    body: RequestBody | None
    responses: tuple[Response, ...]
    return_type: Type | None
    security: tuple[SecurityRequirement, ...] = ()
    servers: tuple[Server, ...] = ()
    tags: tuple[str, ...] = ()
    summary: str = ""
    description: str = ""
    deprecated: bool = False
    external_docs: str = ""
    callbacks: tuple[str, ...] = ()
    pointer: str = ""
    pagination: Pagination | None = None
    stream: Stream | None = None
    download: str = ""


@dataclass(frozen=True, slots=True)
class Api:
    """The operations of one tag: an API class."""

    name: str
    python_name: str
    module: str
    operations: tuple[Operation, ...]
    description: str = ""
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class Sdk:
    """One document as a package. `servers` is empty only where no address is known."""

    package: str
    distribution: str
    version: str
    document_version: str
    title: str
    source: str
    apis: tuple[Api, ...]
    schemas: tuple[Schema, ...]
    servers: tuple[Server, ...]
    security_schemes: tuple[SecurityScheme, ...]
    summary: str = ""
    description: str = ""
    license: str = ""
    contact: str = ""
    terms_of_service: str = ""
    external_docs: str = ""
    webhooks: tuple[str, ...] = ()

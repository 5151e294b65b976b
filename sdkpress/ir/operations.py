"""Operations and all around them, up to the whole SDK."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from sdkpress.ir.schemas import Example, Schema
from sdkpress.ir.types import MISSING, Json, Missing, Type

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
    media_type: str | None = None
    description: str = ""
    default: Json | Missing = MISSING
    examples: tuple[Example, ...] = ()
    deprecated: bool = False
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class Encoding:
    """How one property of a form or multipart body goes out, or one item (OpenAPI 3.2, section 4.15).

    `name` is that of the property or the place of the item; -1 is for items that have no encoding of their own.
    """

    name: str | int
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
    tells the end, and `step` to the size of the page as the response repeats it. `first` is the number of the
    first page or item; `as_text` says that the next cursor is a number, and goes out as text. Where `next` leads
    to a link, `carried` has the name, the argument and the type of each parameter that such a link carries.
    `by_header` says that responses have a header `Link`.
    """

    python_name: str
    style: Literal["offset", "page", "cursor", "link"]
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
    as_text: bool = False
    carried: tuple[tuple[str, str, Literal["str", "int"]], ...] = ()
    by_header: bool = False
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

    @property
    def sent_path(self) -> str:
        """The path as it goes behind the server's address: with a slash in front, where the document forgot it too."""
        return self.path if self.path.startswith("/") else f"/{self.path}"


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
    sync_package: str = ""
    """The name by which the client without async can be imported, too; empty where there is none."""

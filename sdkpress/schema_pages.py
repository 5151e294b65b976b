"""What the page of a named schema prints: a model, an enum, a union or an alias."""

from __future__ import annotations

from dataclasses import dataclass

from sdkpress import text
from sdkpress.docs_examples import ExampleWriter
from sdkpress.docs_rows import Row, bare, default_notes, joined_notes
from sdkpress.docs_types import linked_type, notes_on
from sdkpress.ir import Alias, Enum, Field, Model, Schema, Sdk, Type, Union


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A line of the table of an enum's values or a union's members."""

    name: str
    value: str
    description: str


@dataclass(frozen=True, slots=True)
class SchemaPage:
    """The page of a named schema. What its kind doesn't have is empty."""

    title: str
    subtitle: str
    description: str
    deprecated: bool
    type: str
    notes: str
    properties: tuple[Row, ...]
    additional: str
    members: tuple[MemberRow, ...]
    discriminator: str
    module: str
    class_name: str
    variable: str
    json: str


def schema_page(sdk: Sdk, schema: Schema, writer: ExampleWriter) -> SchemaPage:
    """Give what the page of a schema prints."""
    type_: Type | None = schema.type if isinstance(schema, Union | Alias) else None
    return SchemaPage(
        title=text.heading(schema.python_name),
        subtitle=text.plain(schema.title) if schema.title != schema.python_name else "",
        description=text.markdown(schema.description),
        deprecated=schema.deprecated,
        type=linked_type(bare(type_)) if type_ else "",
        notes=joined_notes(notes_on(type_)) if type_ else "",
        properties=tuple(map(_property_row, schema.fields)) if isinstance(schema, Model) else (),
        additional=_additional(schema),
        members=_member_rows(schema),
        discriminator=_discriminator(schema),
        module=f"{sdk.package}.models.{schema.module}",
        class_name=schema.python_name,
        variable=schema.module,
        json=writer.json(schema),
    )


def _property_row(field: Field) -> Row:
    notes = [] if field.required else ["optional"]
    notes += default_notes(field)
    flags = (("read-only", field.read_only), ("write-only", field.write_only), ("deprecated", field.deprecated))
    notes += [word for word, holds in flags if holds]
    if field.name != field.python_name:
        notes.append(f"in JSON: {text.table_code(field.name)}")
    return Row(
        name=text.plain(field.python_name),
        type=linked_type(bare(field.type)),
        description=text.table_cell(field.description or field.title),
        notes=joined_notes([*notes, *notes_on(field.type)]),
    )


def _additional(schema: Schema) -> str:
    if isinstance(schema, Model) and schema.additional_properties:
        return linked_type(schema.additional_properties)
    return ""


def _member_rows(schema: Schema) -> tuple[MemberRow, ...]:
    if isinstance(schema, Enum):
        return tuple(
            MemberRow(
                text.table_code(member.python_name),
                text.table_code(text.literal(member.value)),
                text.table_cell(member.description),
            )
            for member in schema.members
        )
    if isinstance(schema, Union):
        return tuple(
            MemberRow(linked_type(member), "", joined_notes(notes_on(member))) for member in schema.type.members
        )
    return ()


def _discriminator(schema: Schema) -> str:
    if isinstance(schema, Union) and schema.type.discriminator:
        return text.code_span(schema.type.discriminator.property_name)
    return ""

"""The pages of the docs: `Sdk` -> for each its path, its template and what that prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sdkpress.api_pages import api_page
from sdkpress.docs_examples import ExampleWriter
from sdkpress.docs_readme import readme_page
from sdkpress.ir import Sdk
from sdkpress.schema_pages import schema_page


def pages(sdk: Sdk) -> Iterable[tuple[str, str, Mapping[str, object]]]:
    """Give each page of the docs: its path, its template and what the template prints."""
    writer = ExampleWriter(sdk)
    apis = [api_page(api, writer) for api in sdk.apis]
    for api, each in zip(sdk.apis, apis, strict=True):
        yield f"docs/{api.python_name}.md", "docs/api.md.jinja", {"page": each}
    for schema in sdk.schemas:
        template = f"docs/{type(schema).__name__.lower()}.md.jinja"
        yield f"docs/{schema.python_name}.md", template, {"page": schema_page(sdk, schema, writer)}
    yield "README.md", "docs/readme.md.jinja", {"page": readme_page(sdk, apis, writer)}

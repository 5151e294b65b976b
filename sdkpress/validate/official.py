"""The OpenAPI JSON Schema, as the net under our own rules."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

import jsonschema_rs

from sdkpress.pointers import is_within, join
from sdkpress.validate.shapes import Version
from sdkpress.validate.walk import Walk

_MOST = 20


@cache
def _validator(version: Version) -> jsonschema_rs.Draft4Validator | jsonschema_rs.Draft202012Validator:
    text = (files("sdkpress") / "schemas" / f"openapi-{version[0]}.{version[1]}.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    if version == (3, 0):
        return jsonschema_rs.Draft4Validator(schema, validate_formats=False)
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=False)


def check_official_schema(walk: Walk) -> None:
    """Say where the document breaks the schema that OpenAPI publishes, and none of our rules said it already.

    Our rules name what is wrong in the document's words. A schema names it as a branch of it that did not match, and
    one mistake breaks each object around it as well: so one that stands at, in or around a known one adds nothing.
    """
    try:
        validator = _validator(walk.version)
        if validator.is_valid(walk.data):
            return
        errors = list(validator.iter_errors(walk.data))
    except (ValueError, OverflowError, RecursionError):
        return  # Nested too deep, or with numbers JSON does not have: our own rules cope with that.
    places = sorted({join("", *error.instance_path) for error in errors}, key=lambda place: (-place.count("/"), place))
    said: list[str] = sorted(walk.reported)
    for place in places[:_MOST]:
        if any(is_within(place, other) or is_within(other, place) for other in said):
            continue
        said.append(place)
        version = f"{walk.version[0]}.{walk.version[1]}"
        walk.say(
            "breaks-openapi-schema",
            place,
            f"{walk.describe_key(place)} does not fit the JSON Schema of OpenAPI {version}",
            "It is read as far as it makes sense. Compare it with the specification.",
        )

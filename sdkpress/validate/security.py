"""Rules for servers, security schemes and tags."""

from __future__ import annotations

import re
from typing import Any

from sdkpress.pointers import join
from sdkpress.validate.walk import Walk
from sdkpress.validate.words import did_you_mean, listed, quoted

_VARIABLE = re.compile(r"\{([^{}]*)\}")
_TYPES = ("apiKey", "http", "mutualTLS", "oauth2", "openIdConnect")
_NEEDS = {"apiKey": ("name", "in"), "http": ("scheme",), "oauth2": ("flows",)}
_FLOW_NEEDS = {
    "implicit": ("authorizationUrl",),
    "password": ("tokenUrl",),
    "clientCredentials": ("tokenUrl",),
    "authorizationCode": ("authorizationUrl", "tokenUrl"),
    "deviceAuthorization": ("deviceAuthorizationUrl", "tokenUrl"),
}


def check_server(walk: Walk, server: dict[str, Any], pointer: str) -> None:
    """Check that a server's URL and its variables fit each other."""
    url, variables = server.get("url"), server.get("variables")
    known = variables if isinstance(variables, dict) else {}
    for name in dict.fromkeys(_VARIABLE.findall(url)) if isinstance(url, str) else ():
        if name not in known:
            walk.say(
                "undefined-server-variable",
                f"{pointer}/url",
                f"server {quoted(url)} has no variable {quoted(name)}",
                f"It is taken for a text that the user gives. Add it under variables.{did_you_mean(name, known)}",
            )


def check_server_variable(walk: Walk, variable: dict[str, Any], pointer: str) -> None:
    """Check that a variable has a default, and one it allows."""
    default, allowed = variable.get("default"), variable.get("enum")
    where = walk.describe(pointer)
    if default is None:
        first = allowed[0] if isinstance(allowed, list) and allowed and isinstance(allowed[0], str) else None
        reading = (
            f"The first of its enum, {quoted(first)}, is taken." if first is not None else "An empty text is taken."
        )
        walk.say("missing-default", pointer, f"{where} has no default", f"{reading} Add one.", key=True)
        walk.mend(f"{pointer}/default", first if first is not None else "")
    elif isinstance(allowed, list) and allowed and default not in allowed:
        walk.say(
            "default-not-in-enum",
            f"{pointer}/default",
            f"the default {quoted(default)} of {where} is not in its enum",
            "It is kept as the default. Correct it, or add it to the enum.",
        )


def _schemes(walk: Walk) -> dict[str, Any]:
    components = walk.data.get("components")
    schemes = components.get("securitySchemes") if isinstance(components, dict) else None
    return schemes if isinstance(schemes, dict) else {}


def check_security_requirement(walk: Walk, requirement: dict[str, Any], pointer: str) -> None:
    """Check that a requirement names security schemes there are."""
    known = _schemes(walk)
    for name in requirement:
        if name not in known:
            owner = walk.describe(pointer) if pointer.startswith("/paths/") else "the document"
            walk.say(
                "undefined-security-scheme",
                join(pointer, name),
                f"security scheme {quoted(name)} is not defined, though {owner} asks for it",
                f"Nothing is sent for it. Add it under components/securitySchemes.{did_you_mean(name, known)}",
                key=True,
            )


def drop_undefined_schemes(walk: Walk, holder: dict[str, Any], pointer: str) -> None:
    """Leave out of a list of requirements what can't be met, and alternatives that hold nothing else."""
    requirements = holder.get("security")
    if not isinstance(requirements, list) or not all(isinstance(each, dict) for each in requirements):
        return
    known = _schemes(walk)
    if all(name in known for each in requirements for name in each):
        return
    kept = [(each, {name: scopes for name, scopes in each.items() if name in known}) for each in requirements]
    walk.mend(f"{pointer}/security", [met for each, met in kept if met or not each])


def check_security_scheme(walk: Walk, scheme: dict[str, Any], pointer: str) -> None:
    """Check that a security scheme says how it is used."""
    kind = scheme.get("type")
    if not isinstance(kind, str):
        return
    where = walk.describe(pointer)
    if kind == "basic":
        walk.say(
            "old-basic-scheme",
            f"{pointer}/type",
            f"{where} has the type basic, as in Swagger 2.0",
            "It is read as, and should be, type: http and scheme: basic.",
        )
        walk.mend(f"{pointer}/type", "http")
        walk.mend(f"{pointer}/scheme", "basic")
        return
    if kind not in _TYPES:
        walk.say(
            "unknown-security-type",
            f"{pointer}/type",
            f"{quoted(kind)} is not a type of security scheme",
            f"Write {listed(_TYPES)}.{did_you_mean(kind, _TYPES)}",
        )
        return
    for keyword in _NEEDS.get(kind, ()):
        if keyword not in scheme:
            walk.say(
                "missing-keyword",
                pointer,
                f"{where} has no {quoted(keyword)}",
                "Add it: nothing can stand in for it.",
                key=True,
            )
    used = scheme.get("scheme")
    if kind == "http" and isinstance(used, str) and used.lower() == "digest":
        walk.say(
            "digest-scheme",
            f"{pointer}/scheme",
            f"{where} is HTTP digest, which answers a challenge of the server",
            "Nothing is sent for it. A before_request hook of the client can add the header Authorization.",
        )
    if kind == "openIdConnect" and "openIdConnectUrl" not in scheme:
        walk.say("missing-detail", pointer, f'{where} has no "openIdConnectUrl"', "Add it.", key=True)
    location = scheme.get("in")
    if kind == "apiKey" and isinstance(location, str) and location not in ("query", "header", "cookie"):
        walk.say(
            "unknown-location",
            f"{pointer}/in",
            f"{where} is in {quoted(location)}",
            f"Write {listed(('query', 'header', 'cookie'))}.",
        )


def check_flows(walk: Walk, flows: dict[str, Any], pointer: str) -> None:
    """Check that each OAuth flow has the URLs it needs."""
    for name, needs in _FLOW_NEEDS.items():
        flow = flows.get(name)
        for keyword in needs if isinstance(flow, dict) else ():
            if flow and keyword not in flow:
                where = f"the {name} flow of {walk.describe(pointer)}"
                walk.say(
                    "missing-detail", f"{pointer}/{name}", f"{where} has no {quoted(keyword)}", "Add it.", key=True
                )


def check_document(walk: Walk, document: dict[str, Any], pointer: str) -> None:
    """Check that no tag is described twice and each parent of a tag is there."""
    drop_undefined_schemes(walk, document, pointer)
    tags = document.get("tags")
    given = [tag.get("name") for tag in tags if isinstance(tag, dict)] if isinstance(tags, list) else []
    names = [name for name in given if isinstance(name, str)]
    seen: set[str] = set()
    for index, tag in enumerate(tags if isinstance(tags, list) else ()):
        name = tag.get("name") if isinstance(tag, dict) else None
        if isinstance(name, str) and name in seen:
            walk.say(
                "duplicate-tag",
                f"/tags/{index}",
                f"tag {quoted(name)} is described twice",
                "The first description counts. Remove the other.",
            )
        if isinstance(name, str):
            seen.add(name)
        above = tag.get("parent") if isinstance(tag, dict) else None
        if isinstance(above, str) and above not in names:
            walk.say(
                "undefined-parent-tag",
                f"/tags/{index}/parent",
                f"tag {quoted(above)} is not described, though tag {quoted(name)} is nested in it",
                f"It is taken as not nested. Add it to tags.{did_you_mean(above, names)}",
            )
    written = document.get("openapi")
    if isinstance(written, str) and re.fullmatch(r"\d+\.\d+", written):
        walk.say(
            "short-version",
            "/openapi",
            f"the version of OpenAPI has three numbers, and {quoted(written)} has two",
            f"It is read as {written}.0. Write that.",
        )
        walk.mend("/openapi", f"{written}.0")
    if not any(part in document for part in ("paths", "webhooks", "components")):
        walk.say(
            "no-operations",
            pointer,
            "the document has neither paths nor webhooks nor components",
            "There is nothing to generate. Add paths.",
        )

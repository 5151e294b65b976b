"""What the generated package is called: package, distribution and version, as Python's packaging rules have them."""

from __future__ import annotations

import keyword
import re
import sys
import unicodedata

from sdkpress.identifiers import fingerprint, shorten

# What the generated code imports: a package of the same name would hide it, or be hidden by it.
_IMPORTED = frozenset(["aiohttp", "pydantic", "pydantic_core", "typing_extensions", "urllib3", "annotated_types"])
_PART = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_DISTRIBUTION = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")  # PyPA, Names and normalization
_VERSION = re.compile(  # PyPA, Version specifiers, appendix "Parsing version strings"
    r"""v?(?:(?P<epoch>[0-9]+)!)?(?P<release>[0-9]+(?:\.[0-9]+)*)
    (?P<pre>[-_.]?(?P<pre_word>alpha|a|beta|b|preview|pre|c|rc)[-_.]?(?P<pre_number>[0-9]+)?)?
    (?P<post>-(?P<post_bare>[0-9]+)|[-_.]?(?:post|rev|r)[-_.]?(?P<post_number>[0-9]+)?)?
    (?P<dev>[-_.]?dev[-_.]?(?P<dev_number>[0-9]+)?)?
    (?:\+(?P<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?""",
    re.VERBOSE | re.IGNORECASE,
)
# The expressions of SPDX that documents are likely to name (spdx.org/licenses).
_SPDX = frozenset([
    "0BSD", "AGPL-3.0-only", "AGPL-3.0-or-later", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC-BY-4.0",
    "CC-BY-SA-4.0", "CC0-1.0", "EPL-2.0", "EUPL-1.2", "GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only",
    "GPL-3.0-or-later", "ISC", "LGPL-2.1-only", "LGPL-3.0-only", "LGPL-3.0-or-later", "MIT", "MIT-0", "MPL-2.0",
    "Unlicense", "Zlib",
])  # fmt: skip
_PRE_WORDS = {"alpha": "a", "beta": "b", "c": "rc", "pre": "rc", "preview": "rc"}


def package_from_title(title: str) -> str:
    """The name of a package for a document: `Museum API (v2)` -> `museum_api_v2`.

    A title that starts with a digit, or that is the name of something the generated code imports, gets a word added;
    one without a letter or digit of ASCII a fingerprint.
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", errors="ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "_", plain).strip("_") or f"api_{fingerprint(title)}"
    name = shorten(name, 60)
    if name[0].isdigit():
        name = f"api_{name}"
    return f"{name}_api" if package_problem(name) else name


def package_problem(package: str) -> str | None:
    """Why a dotted name can't be the package's; None if it can."""
    parts = package.split(".")
    if not all(_PART.fullmatch(part) for part in parts):
        return "it is not a dotted name of ASCII letters, digits and underscores such as acme.api"
    words = [part for part in parts if keyword.iskeyword(part)]
    if words:
        return f'"{words[0]}" is a keyword of Python'
    if parts[0] in sys.stdlib_module_names or parts[0] in _IMPORTED:
        return f'"{parts[0]}" is a module that the generated code needs, and one of the two would hide the other'
    return None


def distribution_from_package(package: str) -> str:
    """What `pip install` calls a package: `acme.api` -> `acme-api`."""
    return re.sub(r"[-_.]+", "-", package).strip("-").lower() or "api"


def is_distribution(name: str) -> bool:
    """Whether a text can be the name of a distribution."""
    return _DISTRIBUTION.fullmatch(name) is not None


def normalize_version(text: str) -> str | None:
    """A version as PEP 440 writes it: `v1.0.0` -> `1.0.0`, `2.0-beta.1` -> `2.0b1`; None for what is none."""
    found = _VERSION.fullmatch(text.strip())
    if not found:
        return None
    epoch = int(found["epoch"] or 0)
    version = f"{epoch}!" if epoch else ""
    version += ".".join(str(int(part)) for part in found["release"].split("."))
    if found["pre"]:
        word = found["pre_word"].lower()
        version += f"{_PRE_WORDS.get(word, word)}{int(found['pre_number'] or 0)}"
    if found["post"]:
        version += f".post{int(found['post_bare'] or found['post_number'] or 0)}"
    if found["dev"]:
        version += f".dev{int(found['dev_number'] or 0)}"
    if found["local"]:
        parts = re.split(r"[-_.]", found["local"].lower())
        version += "+" + ".".join(str(int(part)) if part.isdigit() else part for part in parts)
    return version


def is_license_expression(text: str) -> bool:
    """Whether a license is one that PEP 639 lets `project.license` be as it is; build backends refuse any other."""
    return text in _SPDX

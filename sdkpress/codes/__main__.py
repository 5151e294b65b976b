"""Writes the page of all codes: `python -m sdkpress.codes > docs/problems.md`."""

from __future__ import annotations

import sys

from sdkpress.codes import problems_page

sys.stdout.write(problems_page())

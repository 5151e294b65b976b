"""Generates the SDK: `python generate.py --help`."""

import sys

from sdkpress.cli import command

if __name__ == "__main__":
    sys.exit(command())

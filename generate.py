"""Generates the SDK: `python generate.py --help`."""

import sys

from sdkpress.cli import main

if __name__ == "__main__":
    sys.exit(main())

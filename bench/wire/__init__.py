"""Judges generated packages on the wire: what they send, and what they make of what comes back.

    python -m bench.wire [--specs DIR] [--only NAME] [--sample N] [--jobs N] [--verbose]

It reads each document by itself: no code of sdkpress is used but to generate the package.
"""

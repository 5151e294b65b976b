"""Asks Prism, a validator by other people, what it thinks of the requests that generated packages send.

    python -m bench.prism [--specs DIR] [--only NAME] [--sample N] [--most N] [--jobs N] [--verbose]

Prism (https://github.com/stoplightio/prism) reads the raw document, validates each request, and answers with values
that it makes itself, or takes from the examples: those the package has to decode, and to write again as they came.
"""

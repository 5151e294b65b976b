"""Measurements of sdkpress beside other generators. Run them from the root of the repository."""

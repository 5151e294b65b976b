"""The tests of sdkpress."""

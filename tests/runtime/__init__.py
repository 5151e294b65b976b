"""The runtime of the generated packages, tested where it stands."""

"""The runtime of a generated package; the package's root module takes this place."""

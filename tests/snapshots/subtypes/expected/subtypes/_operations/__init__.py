"""How the operations go over the wire, one module an API class."""

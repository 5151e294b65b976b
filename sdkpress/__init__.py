"""sdkpress: one OpenAPI document in; a typed Python SDK, its Markdown docs and a drift check out."""

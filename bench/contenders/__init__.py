"""Programs that do the same with each client; each runs in a process of its own."""

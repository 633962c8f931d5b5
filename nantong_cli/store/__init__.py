"""How a checked ledger is kept, so that the next run need not read YAML: a SQLite file in the user's cache folder.

It is a cache and nothing more: where it cannot be written, read or believed, the answer is the same, only slower.
"""

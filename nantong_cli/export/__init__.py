"""The whole ledger for another tool: everything that is stored, under the names of the data model, in every language.

Nothing computed is in an export, nothing of the reader's language, and no time of day: a ledger has one export.
"""

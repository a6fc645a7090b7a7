"""How things are called in the home folder of a store, and so in its backups."""

STORE_NAME = "iku.duckdb"
FILES_NAME = "files"
SAMPLE_MARKER = "DATA-CONTOH"
"""A file of this name in a store's folder says that everything in it is sample data."""
BACKUPS = "backups"
"""The one folder, beside the store's file, into which the engine may write a copy of it."""

"""The only package that knows DuckDB: what is recorded, how it is appended, what is asked of it; and the files beside it."""

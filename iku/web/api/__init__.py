"""The interface for other systems: what it answers, to whom, in which form, and its description (OpenAPI) from the same table."""

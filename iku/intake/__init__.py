"""Bytes to facts, or all problems at once. Knows no store and no screen."""

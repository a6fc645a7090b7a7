"""DOCX: a template that the office can replace, filled in, and the parts that a template cannot hold written by us."""

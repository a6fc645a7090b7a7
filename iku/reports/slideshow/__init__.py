"""The rooms of `iku.reports.pptx`: master, text, tables, charts, and how they share a slide."""

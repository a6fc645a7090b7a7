"""The rooms of `iku.reports.xlsx`: the book with its formats, and one room for each kind of sheet."""

"""Kamus IKU: the decree verbatim and corrected, every doubt, and which duties no indicator serves."""

from iku.ui import dictionary_view, frame

page = frame.surroundings()
view = dictionary_view.page_of(page.workspace.definitions)
frame.begin(view.headline)
part = dictionary_view.choose_part()
if part == "duties":
    dictionary_view.duties(page, view)
elif part == "check":
    dictionary_view.check(page)
else:
    dictionary_view.entries(page, view)

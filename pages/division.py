"""Divisi: what each division answers for, its figures, and how regularly it is reported."""

from iku.ui import cards, division_view, frame

page = frame.surroundings()
view = division_view.page_of(page)
if view.empty:
    frame.begin(view.empty.title, view.empty.text)
    cards.nothing_yet(view.empty, page.workspace, page.figures)
else:
    frame.begin(view.headline)
    division_view.body(page, view)

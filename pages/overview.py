"""Ringkasan: are we on target, which division, which indicator, why, and is it proved?"""

from functools import partial

from iku.ui import cards, frame, overview_view
from iku.ui.device import is_phone

page = frame.surroundings()
view = overview_view.overview_of(page)
frame.begin(view.headline, view.detail, None if view.empty else partial(overview_view.actions, page, view))
if view.empty:
    cards.nothing_yet(view.empty, page.workspace, page.figures)
elif is_phone():
    overview_view.narrow(page, view)
else:
    overview_view.wide(page, view)

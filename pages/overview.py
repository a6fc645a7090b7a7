"""Ringkasan: are we on target, which division, which indicator, why, and is it proved?"""

from functools import partial

from iku.ui import cards, frame, overview_view
from iku.ui.device import is_phone

page = frame.surroundings()
view = overview_view.overview_of(page)
if view.empty:
    frame.begin(view.empty.title, view.empty.text)
    cards.nothing_yet(view.empty, page.workspace, page.figures)
else:
    frame.begin(view.headline, view.detail, partial(overview_view.actions, page, view))
    draw = overview_view.narrow if is_phone() else overview_view.wide
    draw(page, view)

"""Verifikasi: what waits for a look, the evidence beside the figure, the verdict; and the lock of the quarter."""

import streamlit as st

from iku.ui import cards, frame, inputs, lock_view, naming, review_view

page = frame.surroundings()
inputs.speak_indonesian()
if review_view.is_open(page):
    queue = review_view.queue_of(page)
    frame.begin(queue.title, queue.detail)
    naming.ask_name()
    left, right = st.columns([1, 1.35], gap="medium")
    with left, cards.card("queue", "Antrean", review_view.READING):
        review_view.queue(page, queue)
    with right, cards.card("detail", review_view.detail_title(page, queue)):
        review_view.detail(page, queue)
    with cards.card("lock", lock_view.title(page)):
        lock_view.draw(page)

"""The entry of every run: the menu, the frame, the filters, then the page.

It lies away from `pages/`, so that Streamlit's discovery of pages by folder never runs one of them without its frame.
"""

import streamlit as st

from iku.ui import frame, places, session

frame.configure()
with frame.boundary():
    person = session.person()
    place = st.navigation(places.build_menu(person), position="top")
    if frame.open_frame(places.place_at(place)):
        place.run()
        frame.close_frame()

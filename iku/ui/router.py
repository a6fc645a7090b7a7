"""The entry of every run: the menu, the frame, the filters, then the page.

It lies away from `pages/`, so that Streamlit's discovery of pages by folder never runs one of them without its frame.
"""

import streamlit as st

from iku.ui import frame, places

frame.configure()
menu = {place.name: st.Page(**frame.page_options(place)) for place in places.PLACES}
page = st.navigation(list(menu.values()), position="top")
with frame.boundary():
    frame.open_frame()
    page.run()
    frame.close_frame()

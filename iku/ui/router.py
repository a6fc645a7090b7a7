"""The entry of every run: the menu, the frame, the filters, then the page.

It lies away from `pages/`, so that Streamlit's discovery of pages by folder never runs one of them without its frame.
"""

import streamlit as st

from iku.ui import frame, places

frame.configure()
page = st.navigation(places.build_menu(), position="top")
with frame.boundary():
    frame.open_frame()
    page.run()
    frame.close_frame()

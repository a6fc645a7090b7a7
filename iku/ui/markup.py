"""HTML of ours on Streamlit's pages, which cleans it once more in the browser."""

import streamlit as st

from iku.present.markup import NOTHING, Html, element, joined, listing, outward, table

__all__ = ["NOTHING", "Html", "element", "joined", "listing", "outward", "show", "table"]


def show(markup: Html) -> None:
    st.html(markup)

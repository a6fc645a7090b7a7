"""Who is asking: ways in, passwords, sessions, forms. Pure: no store, no web server, no Streamlit."""

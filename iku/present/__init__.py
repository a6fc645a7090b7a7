"""What people see: rows of the store as view models, figures, tables and Indonesian words. Knows no store, no Streamlit."""

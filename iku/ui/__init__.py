"""The screens: the only package that knows Streamlit. What they say comes from `present`, what they do from `workflow`."""

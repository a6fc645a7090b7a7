"""What the server answers beside the screens:

evidence, health; and what goes with every answer: headers, shell, assets.
"""

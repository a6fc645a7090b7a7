"""What a person may do. Every function takes the person who acts, checks, then appends; no function here draws anything."""

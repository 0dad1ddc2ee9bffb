"""Sites in trouble, a form at a time: what a crawler must make of each."""

"""One module per publishing system."""

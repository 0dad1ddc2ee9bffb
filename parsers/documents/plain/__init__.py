"""Text, CSV and HTML."""

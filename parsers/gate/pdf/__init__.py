"""What a PDF holds that its pages do not show."""

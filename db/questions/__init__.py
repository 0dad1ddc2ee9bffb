"""Which requests are the same request: wordings, what is stock in them, likeness, groups. Pure."""

"""Word, PowerPoint and OpenDocument text."""

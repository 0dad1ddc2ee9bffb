"""What Word, RTF, OpenDocument text and slides hold that they do not show."""

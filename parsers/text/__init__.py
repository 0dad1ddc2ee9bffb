"""Below every reader: characters, sentences, dates, languages, bytes to text."""

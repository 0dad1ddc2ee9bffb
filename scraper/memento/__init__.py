"""Public web archives as a source: their indexes asked, untouched copies fetched and imported."""

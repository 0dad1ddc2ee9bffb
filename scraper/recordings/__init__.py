"""Recordings of a site instead of a crawl: WARC, WACZ, HAR, saved pages."""

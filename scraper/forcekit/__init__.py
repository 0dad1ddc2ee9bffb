"""From a page to a declared force."""

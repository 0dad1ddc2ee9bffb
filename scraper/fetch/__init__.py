"""One request to one host: address, manners, exchange, verdict."""

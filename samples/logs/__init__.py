"""Made-up sites of every platform but Single Online Home: one kind each, over the same requests."""

"""A small made-up world: one force site per platform, served on loopback."""

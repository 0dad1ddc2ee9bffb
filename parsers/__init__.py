"""The core: bytes to typed values. No network, database, clock, environment or child process."""

"""The shell: HTTP, the archive on disk, the clock, processes and the command line."""

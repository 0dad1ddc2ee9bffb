"""How each force words and orders its answers."""

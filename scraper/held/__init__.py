"""What the gate keeps back: who was told, what is due for destruction."""

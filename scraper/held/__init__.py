"""What the gate keeps back: who was notified, what is due for destruction."""

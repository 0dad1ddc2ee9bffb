"""What a grid of cells is made of: cells, columns, numbers, regions, captions."""

"""Many reviews at once: what organisations share, with no ranks and no marks."""

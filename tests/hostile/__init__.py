"""The program attacked as the world will: bad files, hostile text, strange paths."""

"""What every room stands on: text, words, faults, files."""

"""The formats a document can be written in, a file each."""

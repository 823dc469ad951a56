"""The commands but `open`, a file for each kind. A command's code is imported only when it runs."""

"""Where people meet the program: lines of text, the full screen, the conversations in both, the commands."""

"""The places of the full screen: start, list, question, check, pages; and the dialogs."""

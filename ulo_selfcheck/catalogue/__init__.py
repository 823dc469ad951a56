"""What is asked: the criteria and all the words about them, as typed and frozen data."""

"""A sitting in progress with one file of answers, and how one is begun."""

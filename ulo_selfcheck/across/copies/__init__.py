"""Two copies of one review, changed apart, and both put together."""

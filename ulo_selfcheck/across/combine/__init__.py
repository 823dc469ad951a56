"""Members' own answers, gathered from the files that came back and put together for the committee."""

"""The one kind of exception whose words are for people."""


class Problem(Exception):  # noqa: N818  (the word people read)
    """Something that cannot be done: what happened, where, and what to do now. Nothing was lost."""


def reason(error: OSError) -> str:
    """Return why the system refused, in words."""
    return (error.strerror or str(error)).lower()

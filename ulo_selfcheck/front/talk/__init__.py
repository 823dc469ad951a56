"""What is asked beside the answer itself, written once for both front ends.

Each form is a conversation: it says, asks, and calls the session. It does not know whether the other side
is a line of text or a full screen; an `Asker` does.
"""

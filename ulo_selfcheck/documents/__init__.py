"""What people take away: one small document tree, composed once, written in many forms."""

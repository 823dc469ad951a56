"""What the answers mean: pure functions from a catalogue and an assessment. No disk, no screen."""

"""Ratios against a bare program doing the same minimum, both in one run. Printed, never asserted."""

"""Tests. Each states a claim that holds for the people who use the program."""

"""ULO self-check: a self-assessment for user-led organisations."""

__version__ = "0.1.0"

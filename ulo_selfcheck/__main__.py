"""`python -m ulo_selfcheck` is `ulo-selfcheck`."""

from ulo_selfcheck.cli import main

main()

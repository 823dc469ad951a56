"""`python -m ulo_selfcheck` is `ulo-selfcheck`."""

from ulo_selfcheck.front.commands.cli import main

main()

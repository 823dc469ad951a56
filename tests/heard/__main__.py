"""Press every key, and write down in `docs/heard.md` what is heard and felt: `python -m tests.heard`."""

import tempfile
from pathlib import Path

from tests.heard import desktop, key_by_key


def main() -> None:
    """Listen and feel, and write the tables."""
    brings = {}
    for reader in key_by_key.READERS:
        with tempfile.TemporaryDirectory() as folder:
            brings[reader] = key_by_key.sit(reader, Path(folder), desktop.home(Path(folder)))
    key_by_key.write(key_by_key.read()._replace(brings=brings))


if __name__ == "__main__":
    main()

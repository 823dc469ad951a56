"""One command that checks everything and changes nothing: `python -m tests.check_all`."""

import subprocess
import sys

CHECKS = (
    ("types", ("mypy",)),
    ("lint", ("ruff", "check", "--no-cache", ".")),
    ("format", ("ruff", "format", "--no-cache", "--check", ".")),
    ("tests", ("pytest", "-q")),
)


def main() -> int:
    """Run each check, say how it went, and give 1 when one did not pass."""
    failed = []
    for name, command in CHECKS:
        print(f"{name}:", flush=True)
        if subprocess.run([sys.executable, "-m", *command], check=False).returncode:
            failed.append(name)
    print(f"not passed: {', '.join(failed)}" if failed else "all passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

"""A desktop that nobody sees: one terminal window with our program, and a screen reader or a braille display.

Each has a screen, a session and a home of its own. Nothing of whoever runs the tests is reached or changed.
"""

import os
import shlex
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self

DEBIAN = (
    "orca at-spi2-core xvfb dbus dbus-x11 speech-dispatcher python3-speechd python3-pyatspi gir1.2-atspi-2.0 "
    "gir1.2-wnck-3.0 mate-terminal xdotool openbox libglib2.0-bin dconf-gsettings-backend gsettings-desktop-schemas "
    "fonts-dejavu-core brltty brltty-x11"
)
"""What has to be installed. `.ci/run` reads this line."""

_NEEDED = (
    "orca",
    "brltty",
    "Xvfb",
    "xdotool",
    "openbox",
    "mate-terminal",
    "dbus-run-session",
    "speech-dispatcher",
)

_TRIES_WHILE_BUSY = 3

_SESSION = """
gsettings set org.gnome.desktop.interface toolkit-accessibility true
gsettings set org.gnome.desktop.a11y.applications screen-reader-enabled true
/usr/libexec/at-spi-bus-launcher --launch-immediately &
openbox &
sleep 0.7
{reader}
mate-terminal --disable-factory --geometry={size} --hide-menubar -x {program}
"""

_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


def installed() -> bool:
    return all(shutil.which(one, path=_PATH) for one in _NEEDED)


def heard_in_the_end(sitting: Callable[[], Sequence[str]]) -> None:
    """Check that a sitting brings all that it should: it returns what was not so.

    Where other work takes the computer's time a reader may lose a word. What is lost by our fault is lost again.
    """
    wrong = sitting() and sitting()
    for _ in range(_TRIES_WHILE_BUSY):
        if wrong and os.getloadavg()[0] > (os.cpu_count() or 1) + 1:
            wrong = sitting()
    assert not wrong, "\n".join(wrong)


def home(folder: Path) -> dict[str, str]:
    """Return an environment with a folder for a home, and no wishes about modes."""
    return {
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_DATA_HOME": str(folder / "data"),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }


def wait_for(true: Callable[[], object], patience: float, problem: str) -> None:
    """Wait until something is so."""
    end = time.monotonic() + patience
    while not true():
        assert time.monotonic() < end, problem
        time.sleep(0.05)


class Desktop:
    """A program in a terminal window. It waits for `start`, so that a reader hears its first word. Use it as a context."""

    reader = ""
    """The lines of shell that start what reads the screen, and wait for it."""

    def __init__(self, command: Sequence[str], folder: Path, *, size: str, env: Mapping[str, str]) -> None:
        self.folder = Path(
            tempfile.mkdtemp(prefix="desk")
        )  # short: the addresses of a session have 107 letters at most
        self._begun = self.folder / "begun"
        self._prepare()
        read, write = os.pipe()
        self._screen = subprocess.Popen(
            [
                "Xvfb",
                "-displayfd",
                str(write),
                "-screen",
                "0",
                "1280x1024x24",
                "-nolisten",
                "tcp",
                "-noreset",
            ],
            pass_fds=[write],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as said:
            display = said.readline().strip()
        self._env = self._environment(f":{display}")
        program = self._script(
            "program",
            f"cd {shlex.quote(str(folder))}\nread -r _\ntouch {self._begun}\nenv {_assigned(env)} {shlex.join(command)}\nread -r _",
        )
        session = self._script("session", _SESSION.format(reader=self.reader, size=size, program=program))
        with (self.folder / "log").open("w") as log:
            self._session = subprocess.Popen(
                [*_alone(), "dbus-run-session", "--", session],
                env=self._env,
                cwd=self.folder,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def _prepare(self) -> None:
        """Make what the reader needs before it starts."""

    def _environment(self, display: str) -> dict[str, str]:
        run = self.folder / "run"
        run.mkdir(mode=0o700)
        return {
            "PATH": _PATH,
            "DISPLAY": display,
            "HOME": str(self.folder),
            "XDG_RUNTIME_DIR": str(run),
            "GDK_BACKEND": "x11",
            "LANG": "C.UTF-8",
            "VOICE_LOG": str(self.folder / "voice.log"),
        }

    def _script(self, name: str, lines: str) -> str:
        path = self.folder / name
        path.write_text(f"#!/bin/bash\n{lines}\n", encoding="utf-8")
        path.chmod(0o755)
        return str(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.killpg(self._session.pid, signal.SIGTERM)
        try:
            self._session.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(self._session.pid, signal.SIGKILL)
            self._session.wait()
        self._screen.terminate()
        self._screen.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def give_focus(self) -> None:
        """Give the terminal's window the focus."""
        self._do("search", "--onlyvisible", "--class", "terminal", "windowactivate")

    def press(self, key: str) -> None:
        """Press a key, by its name in X: 'Down', 'ctrl+q', '3'."""
        self._do("key", "--delay", "160", key)

    def type(self, text: str) -> None:
        """Type letters."""
        self._do("type", "--delay", "60", text)
        time.sleep(0.3)  # a reader says the last letter before the next key is pressed

    def start(self) -> None:
        """Start the program, once the reader has its window."""
        raise NotImplementedError

    def _begin(self) -> None:
        """Press Return until the program takes it: the first may come before the window has the focus."""
        for _ in range(5):
            self.press("Return")
            with suppress(AssertionError):
                wait_for(self._begun.exists, 3, "the window did not get the focus")
                return
            self.give_focus()

    def perceive(self, key: str, expected: str) -> str:
        """Return what a key brings to whoever uses the reader. What is expected is waited for."""
        raise NotImplementedError

    def _do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._env, capture_output=True, check=False)


def _alone() -> tuple[str, ...]:
    """Return what gives a session its own space of processes, where the system lets us.

    Orca looks for another Orca of the same user. And nothing is left over when the session ends.
    """
    whose = () if os.geteuid() == 0 else ("--user", "--map-current-user")
    alone = ("unshare", *whose, "--pid", "--fork", "--mount-proc", "--kill-child")
    works = subprocess.run([*alone, "true"], capture_output=True, check=False).returncode == 0
    return alone if works else ()


def _assigned(env: Mapping[str, str]) -> str:
    kept = {"PATH": _PATH, "TERM": "xterm-256color", **env}
    return " ".join(f"{name}={shlex.quote(value)}" for name, value in kept.items())


def free_port() -> int:
    """Return a port of this computer that nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        number: int = one.getsockname()[1]
    return number

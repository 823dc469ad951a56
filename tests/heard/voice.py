"""A voice that speaks into a file: what a desktop screen reader says, one JSON text a line.

speech-dispatcher starts it as it would start a real voice, and Orca speaks through that.
"""

import html
import json
import os
import re
import sys
from pathlib import Path

ANSWERS = {
    "INIT": ("299-Ready", "299 OK LOADED SUCCESSFULLY"),
    "LIST VOICES": ("200-file\ten\tnone", "200 OK VOICE LIST SENT"),
    "QUIT": ("210 OK QUIT",),
    "STOP": (),
    "PAUSE": (),
}
BODIES = {
    "AUDIO": ("207 OK RECEIVING AUDIO SETTINGS", "203 OK AUDIO INITIALIZED"),
    "LOGLEVEL": ("207 OK RECEIVING LOGLEVEL SETTINGS", "203 OK LOG LEVEL SET"),
    "SET": ("203 OK RECEIVING SETTINGS", "203 OK SETTINGS RECEIVED"),
}
SPEAKING = ("SPEAK", "CHAR", "KEY", "SOUND_ICON")


def answer(*lines: str) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def body() -> str:
    """Return the lines up to the one that is a dot alone."""
    lines: list[str] = []
    while (line := sys.stdin.readline().rstrip("\n")) != ".":
        lines.append(line[1:] if line.startswith("..") else line)
    return "\n".join(lines)


def speak(log: Path) -> None:
    answer("202 OK RECEIVING MESSAGE")
    text = html.unescape(re.sub(r"<[^>]*>", "", body())).strip()
    answer("200 OK SPEAKING", "701 BEGIN")
    with log.open("a", encoding="utf-8") as file:
        file.write(json.dumps(text) + "\n")
    answer("702 END")


def main() -> None:
    log = Path(os.environ["VOICE_LOG"])
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # it is a text file
    while line := sys.stdin.readline():
        command = line.rstrip("\n")
        if command in SPEAKING:
            speak(log)
        elif command in BODIES:
            before, after = BODIES[command]
            answer(before)
            body()
            answer(after)
        else:
            answer(*ANSWERS.get(command, ("300 ERR UNKNOWN COMMAND",)))


if __name__ == "__main__":
    main()

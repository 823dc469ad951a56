"""Rounds of attack by bad files: each file through a command, and what came of it."""

import random
import re
import shutil
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.hostile import bad_toml, odd_answers, worst_answers
from tests.hostile.commands import COMMANDS
from tests.hostile.here import Here, Told
from ulo_selfcheck.catalogue.load import load, packaged_folder
from ulo_selfcheck.documents.workbook import workbook
from ulo_selfcheck.documents.writing import render
from ulo_selfcheck.front.commands import cli

EXAMPLE = (packaged_folder() / "example.toml").read_bytes()
SETTINGS = (
    b'mode = "plain"\ntheme = "dark"\nhints = "full"\nwording = "plain"\ncursor = "shown"\nmouse = "on"\n'
)
LOOKING = (
    "check",
    "gaps",
    "plan",
    "report .json",
    "open",
    "combine",
    "renew",
    "compare",
    "overview",
    "letter",
)
"""Commands that a bad file goes through; other forms of a report come to the same."""


@dataclass(slots=True)
class Tally:
    """What became of the files of one kind."""

    tried: int = 0
    refused: int = 0
    placed: int = 0
    """Refused with a line, or where the file as a whole cannot be ours, with its name."""
    slowest: float = 0.0
    wrong: list[str] = field(default_factory=list)
    """What may never be: a traceback, a silent refusal, a write, another exit code."""


Case = tuple[str, bytes]


def answers(count: int, seed: int) -> Iterator[Case]:
    """Give sound TOML in which one thing is not as it should be."""
    data = tomllib.loads(EXAMPLE.decode())
    for number in range(seed, seed + count):
        yield f"seed {number}", bad_toml.written(bad_toml.changed(data, random.Random(number)))


def damaged_answers(count: int, seed: int) -> Iterator[Case]:
    for number in range(seed, seed + count):
        yield f"seed {number}", bad_toml.damaged(EXAMPLE, random.Random(number), bad_toml.NEEDED.encode())


def grammar(_count: int, _seed: int) -> Iterator[Case]:
    yield from bad_toml.WRONG.items()


def large(_count: int, _seed: int) -> Iterator[Case]:
    for name, text in bad_toml.LARGE.items():
        yield name, text().encode()


def attack_answers(cases: Iterator[Case], home: Path, commands: tuple[str, ...]) -> Tally:
    """Put each file through one of the commands, in turn."""
    tally = Tally()
    usable = [one for one in commands if one.split()[0] in cli.cli.commands]
    for number, (name, data) in enumerate(cases):
        command = usable[number % len(usable)]
        folder = _fresh(home)
        file = folder / "files" / "ours.toml"
        file.parent.mkdir()
        file.write_bytes(data)
        (folder / "sound.toml").write_bytes(EXAMPLE)
        before = snapshot(folder)
        told = COMMANDS[command](Here(folder), file)
        _judge(tally, f"{command}, {name}", told, refused=told.code == 1 and _was_refused(command, told))
        if told.code == 1 and _was_refused(command, told) and snapshot(folder) != before:
            tally.wrong.append(f"{command}, {name}: something was written")
    return tally


def _was_refused(command: str, told: Told) -> bool:
    return command != "letter" or "barrier" not in told.err


def attack_odd_answers(count: int, seed: int, home: Path) -> Tally:
    """Put answers that are legal and odd through a save and three commands each; every key comes back."""
    tally = Tally()
    example = tomllib.loads(EXAMPLE.decode())
    names = list(COMMANDS)
    for number, (name, data) in enumerate(odd_answers.cases(example, count, seed)):
        folder = _fresh(home)
        file = folder / "files" / "ours.toml"
        file.parent.mkdir()
        file.write_bytes(bad_toml.written(data))
        (folder / "sound.toml").write_bytes(EXAMPLE)
        before = tomllib.loads(file.read_text(encoding="utf-8"))
        here = Here(folder)
        _judge(tally, f"open, {name}", here("open", file, "--plain", typed="go 21\n4\nquit\n"), refused=False)
        after = tomllib.loads(file.read_text(encoding="utf-8"))
        if after["answers"]["local-needs"]["level"] != "mostly":
            tally.wrong.append(f"{name}: an answer was not kept")
        tally.wrong += [
            f"{name}: {one}" for one in odd_answers.lost(before, after) if "local-needs" not in one
        ]
        for command in (names[(3 * number + one) % len(names)] for one in range(3)):
            _judge(tally, f"{command}, {name}", COMMANDS[command](here, file), refused=False)
    return tally


def attack_worst_answers(_count: int, _seed: int, home: Path) -> Tally:
    """Put each of the slowest legal answers through every command; time is the processor's, the better of two."""
    tally = Tally()
    for name, data in worst_answers.worst(tomllib.loads(EXAMPLE.decode())).items():
        answers = bad_toml.written(data)
        for command in (one for one in COMMANDS if one != worst_answers.BUT):
            told, took = _timed(command, answers, home)
            if took > worst_answers.SECONDS:  # a busy machine takes more of the processor too
                told, took = _timed(command, answers, home)
            _judge(tally, f"{command}, {name}", told, refused=False)
            if took > worst_answers.SECONDS:
                tally.wrong.append(f"{command}, {name}: it took {took:.1f} seconds of the processor")
    if most_memory() > worst_answers.MEGABYTES:
        tally.wrong.append(f"It took {most_memory()} MB")
    return tally


def _timed(command: str, answers: bytes, home: Path) -> tuple[Told, float]:
    folder = _fresh(home)
    file = folder / "files" / "ours.toml"
    file.parent.mkdir()
    file.write_bytes(answers)
    (folder / "sound.toml").write_bytes(EXAMPLE)
    start = time.process_time()
    told = COMMANDS[command](Here(folder), file)
    return told, time.process_time() - start


def attack_criteria(count: int, seed: int, home: Path) -> Tally:
    """Change or damage one file of a set of criteria."""
    tally = Tally()
    names = [one.name for one in packaged_folder().glob("*.toml") if one.stem not in ("lock", "example")]
    for number in range(seed, seed + count):
        chance = random.Random(number)
        folder = _fresh(home)
        shutil.copytree(packaged_folder(), folder / "criteria")
        (folder / "sound.toml").write_bytes(EXAMPLE)
        file = folder / "criteria" / chance.choice(names)
        raw = file.read_bytes()
        if chance.random() < 0.7:
            file.write_bytes(bad_toml.written(bad_toml.changed(tomllib.loads(raw.decode()), chance)))
        else:
            file.write_bytes(bad_toml.damaged(raw, chance, EXAMPLE))
        here = Here(folder)
        told = here("check", "criteria")
        _judge(tally, f"criteria, seed {number}", told, refused=told.code == 1, place=file.name)
        use = chance.choice(USES)
        used = here(
            "--criteria", "criteria", *use, typed="go 1\nmore\nguide\n4\nsum\n\n\ndetails\n\n\ngaps\nquit\n"
        )
        if used.crash or used.code not in (0, 1):
            tally.wrong.append(f"criteria, seed {number}, {use[0]}: {used.crash or used.err}")
    return tally


USES: tuple[tuple[str, ...], ...] = (
    ("criteria",),
    ("criteria", "words"),
    ("criteria", "background"),
    ("gaps", "sound.toml"),
    ("report", "sound.toml", "-o", "out.html"),
    ("report", "sound.toml", "-o", "out.json"),
    ("letter", "sound.toml", "-o", "out.html"),
    ("workbook", "-o", "out.txt"),
    ("open", "sound.toml", "--plain"),
)


def attack_settings(count: int, seed: int, home: Path) -> Tally:
    """Whatever the settings are, a sitting goes on."""
    tally = Tally()
    for number in range(seed, seed + count):
        chance = random.Random(number)
        folder = _fresh(home)
        file = folder / "config" / "ulo-selfcheck" / "settings.toml"
        file.parent.mkdir(parents=True)
        if chance.random() < 0.5:
            file.write_bytes(bad_toml.written(bad_toml.changed(tomllib.loads(SETTINGS.decode()), chance)))
        else:
            file.write_bytes(bad_toml.damaged(SETTINGS, chance, EXAMPLE))
        told = Here(folder)("open", "ours.toml", typed="4\nquit\n")
        _judge(tally, f"settings, seed {number}", told, refused="Note:" in told.err, place="ettings")
        if told.code or "You have answered 1 of 21" not in " ".join(told.out.split()):
            tally.wrong.append(f"settings, seed {number}: the sitting stopped. {told.err}")
    return tally


def attack_replies(count: int, seed: int, home: Path) -> Tally:
    """Filled-in workbooks, as people and mail programs send them back."""
    tally = Tally()
    form = render(workbook(load(), reply=True), ".txt").decode()
    for number in range(seed, seed + count):
        folder = _fresh(home)
        (folder / "reply.txt").write_bytes(_reply(form, random.Random(number)))
        here = Here(folder)
        told = here("combine", "reply.txt", "-o", "members.toml", "--name", "Riverside")
        _judge(tally, f"reply, seed {number}", told, refused=told.code == 1, place="reply.txt")
        if told.code == 0 and here("check", "members.toml").code != 0:
            tally.wrong.append(f"reply, seed {number}: what was made of it cannot be read")
    return tally


FORMS = ("form.txt", "form.html", "form.docx", "email.txt")
"""The reply form in each of the ways that members get it."""


def attack_reply_forms(count: int, seed: int, home: Path) -> Tally:
    """Send back each of the forms, with bytes of it changed, cut off and doubled, and under other names."""
    tally = Tally()
    made = Here(_fresh(home))
    for name in FORMS:
        made("workbook", "-o", name, "--reply", *(["--short"] if "email" in name else []))
    forms = {name: (home / "attacked" / name).read_bytes() for name in FORMS}
    for number in range(seed, seed + count):
        chance = random.Random(number)
        name = FORMS[number % len(FORMS)]
        ending = chance.choice(
            (Path(name).suffix, Path(name).suffix, ".eml", ".odt", ".rtf", ".docx", ".html", ".md")
        )
        folder = _fresh(home)
        (folder / f"reply{ending}").write_bytes(bad_toml.damaged(forms[name], chance, forms["form.txt"]))
        here = Here(folder)
        told = here("combine", f"reply{ending}", "-o", "members.toml", "--name", "Riverside")
        _judge(
            tally, f"{name} as {ending}, seed {number}", told, refused=told.code == 1, place=f"reply{ending}"
        )
        if told.code == 0 and here("check", "members.toml").code != 0:
            tally.wrong.append(f"{name} as {ending}, seed {number}: what was made of it cannot be read")
    return tally


_ANSWERS = (
    *(
        "",
        " 3",
        " partly",
        " 9",
        " \u0663",
        f" {'1' * 5000}",
        " \u00b3",
        " 3 4",
        " \u2460",
        " \x1b[2J",
        " -1",
        " 0x3",
    ),
    *("\n2", " =1+1", " 3.5", " 3 (I think)", " not sure", " \U0001f44d"),
)
_NOTES = (
    "",
    " words",
    "\n\n> quoted\n",
    "\x00",
    "\u202e",
    "\x85x",
    f" {'a' * 3000}",
    "\nQuestion 2 (rights)",
)
_BEFORE = ("", "", "> ", ">> ", "| ", "\t", "\xa0", "* ")
_ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252", "latin-1")


def _reply(form: str, chance: random.Random) -> bytes:
    lines = []
    for line in form.split("\n"):
        more = _ANSWERS if line.startswith("Answer:") else _NOTES if line.startswith("Note:") else ("",)
        before = chance.choice(_BEFORE) if chance.random() < 0.3 else ""
        lines.append(f"{before}{line}{chance.choice(more)}")
    data = chance.choice(("\n", "\r\n", "\r")).join(lines).encode(chance.choice(_ENCODINGS), errors="replace")
    if chance.random() < 0.1:  # a letter without answers: nearly all others can be read
        return b"Dear all,\n\nI will tell you on the day.\n" + data[: chance.randrange(200)]
    return bad_toml.damaged(data, chance, form.encode()) if chance.random() < 0.5 else data


def _judge(tally: Tally, name: str, told: Told, *, refused: bool, place: str = "ours.toml") -> None:
    tally.tried += 1
    tally.slowest = max(tally.slowest, told.seconds)
    if told.crash or told.code not in (0, 1):
        tally.wrong.append(f"{name}: exit code {told.code}. {told.crash or told.err}")
    if refused:
        tally.refused += 1
        tally.placed += place in told.said
        if place not in told.said:
            tally.wrong.append(f"{name}: it is not told where. {told.said[:300]}")


def _fresh(home: Path) -> Path:
    folder = home / "attacked"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def snapshot(folder: Path) -> Mapping[str, bytes]:
    """Give every file under a folder."""
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


KINDS: Mapping[str, Callable[[int, int, Path], Tally]] = {
    "answers, one thing changed": lambda count, seed, home: attack_answers(
        answers(count, seed), home, LOOKING
    ),
    "answers, damaged": lambda count, seed, home: attack_answers(damaged_answers(count, seed), home, LOOKING),
    "answers, grammar broken": lambda count, seed, home: attack_answers(grammar(count, seed), home, LOOKING),
    "answers, legal and odd": attack_odd_answers,
    "answers, legal and slow": attack_worst_answers,
    "answers, very large": lambda count, seed, home: attack_answers(large(count, seed), home, ("check",)),
    "criteria": attack_criteria,
    "settings": attack_settings,
    "workbook replies": attack_replies,
    "reply forms, damaged": attack_reply_forms,
}


def most_memory() -> int:
    """Give the most memory this process ever had, in MB.

    The system's own figure (`ru_maxrss`) counts what the process that started it had, too.
    """
    return int(re.findall(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())[0]) // 1024


def run(kind: str, count: int, seed: int) -> Tally:
    with tempfile.TemporaryDirectory() as home:
        return KINDS[kind](count, seed, Path(home))

"""Set up the program in .venv and run it or its checks, with nothing but Python: `python .ci/tasks.py demo`.

The Makefile calls this file, and on Windows it is called by hand (`py .ci/tasks.py demo`), so both do the same.
A stamp in .venv holds the digest of what was installed: the second call of a task installs nothing.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
RUN = ROOT / ".ci" / "requirements.txt"
DEV = ROOT / ".ci" / "requirements-dev.txt"
OLDEST = (3, 11)


def run(*arguments: str | Path, **environment: str) -> None:
    """Run one command of the .venv in the project's folder; end with its exit code when it fails."""
    code = subprocess.run(
        [str(a) for a in arguments], cwd=ROOT, env={**os.environ, **environment}, check=False
    ).returncode
    if code:
        sys.exit(code)


def install(requirements: Path) -> None:
    """Make .venv hold what the requirement file pins, unless its stamp says that it does."""
    digest = hashlib.sha256(requirements.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    stamp = VENV / f".{requirements.stem}"
    if stamp.is_file() and stamp.read_text() == digest and PYTHON.is_file():
        return
    if not PYTHON.is_file():
        print(f"making {VENV.name} with Python {sys.version.split()[0]} …", file=sys.stderr, flush=True)
        venv.create(VENV, with_pip=True)
    print(f"installing {requirements.name} (once, about a minute) …", file=sys.stderr, flush=True)
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    run(*pip, "--require-hashes", "-r", requirements)
    run(*pip, "--no-deps", "--no-build-isolation", "-e", ".")
    stamp.write_text(digest)


def demo() -> None:
    """Import the demo board's files, check, map, plan; then the screens, when there is a terminal."""
    install(DEV if (VENV / f".{DEV.stem}").is_file() else RUN)
    run(BIN / "inventaris", "demo", *(sys.argv[2:] or ["demo"]))


def lint() -> None:
    """Style, types and layers."""
    install(DEV)
    run(BIN / "ruff", "check", ".")
    run(BIN / "ruff", "format", "--check", ".")
    run(BIN / "lint-imports")
    run(BIN / "mypy")


def test() -> None:
    """Everything that must hold before a change is taken: lint, then all tests on both databases."""
    lint()
    # Tests of the screens wait more than they reckon, so two of them share a core; the last ones go to who is free.
    workers = str(2 * (os.cpu_count() or 1))
    run(PYTHON, "-m", "pytest", "-n", workers, "--dist", "worksteal", *sys.argv[2:])


def bench() -> None:
    """Timings as ratios to floors measured in the same run."""
    install(DEV)
    run(PYTHON, "-m", "tests.perf.bench", *sys.argv[2:])


def translations() -> None:
    """Collect the texts of the code into the catalogues, and compile them."""
    install(DEV)
    run(PYTHON, ".ci/translations.py", *sys.argv[2:])


def docs() -> None:
    """Write the pages and texts that come from declarations: records, keys, profiles, the help text."""
    install(DEV)
    run(PYTHON, "-m", "tui.cli.docs")


TASKS = {task.__name__: task for task in (demo, test, lint, bench, translations, docs)}


def main() -> None:
    """Run the task that the command line names."""
    if sys.version_info < OLDEST:
        sys.exit(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; this is {sys.version.split()[0]}.")
    task = TASKS.get(sys.argv[1] if len(sys.argv) > 1 else "")
    if task is None:
        sys.exit("usage: python .ci/tasks.py " + " | ".join(TASKS))
    task()


if __name__ == "__main__":
    main()

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_text_has_a_dutch_one_and_the_compiled_file_is_fresh() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / ".ci" / "translations.py"), "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr

"""What stands out in the text of a vision, held against the criteria of a good one (Digisprong, step 1 of an ICT policy plan).

Words that say little are pointed out with their place and their sentence, and so are signs that the text names products,
leaves people out or names no goal. It is a reading aid: nothing is counted into a score, and whether the vision meets a
criterion is for people to say.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.language import _, current

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

WORDS = Path(__file__).parent / "vision_words.toml"
WHOLE = 0
"""Place of what is about all texts together."""
MOST = 160
"""Letters of a sentence that are shown."""
QUOTES = {"“": "”", "”": "”", "„": "”", "‘": "’", "«": "»", '"': '"', "'": "'"}  # noqa: RUF001  the marks themselves
DATED = re.compile(r"(?<![\w.,-])20\d\d(?![\w])|€\s?\d+(?:[.,]\d+)*|\b\d+(?:[.,]\d+)*\s?(?:euro|EUR)\b")
"""Years and amounts: they belong in the plan, which changes every year."""


class Found(NamedTuple):
    """Something in the text that a person should look at.

    Attributes:
        criterion: Code of the criterion that it is about (`criteria`).
        slot: The question whose answer it stands in; "" for something about all answers.
        sentence: Which sentence of the answer, from 1; `WHOLE` for the whole.
        word: The word as it stands there; "" when something is missing instead.
        text: The sentence, cut around the word when it is long.
        hint: What to ask yourself.
    """

    criterion: str
    slot: str
    sentence: int
    word: str
    text: str
    hint: str


@cache
def _given() -> dict[str, Any]:
    return tomllib.loads(WORDS.read_text(encoding="utf-8"))


def slots() -> tuple[str, ...]:
    """Return the questions, of any template, whose answers are texts of a vision."""
    return tuple(_given()["slots"])


def criteria() -> dict[str, str]:
    """Return what each criterion is called, in the language now spoken, by its code and in their order."""
    return {code: _spoken(texts) for code, texts in _given()["criteria"].items()}


def look(texts: Mapping[str, str], products: Iterable[str] = ()) -> list[Found]:
    """Return what stands out in the answers of a vision.

    Args:
        texts: The answers by slot in their order; "" for a question without an answer.
        products: Names of systems and suppliers of the board, which do not belong in a text that has to hold for years.
    """
    written = {slot: unicodedata.normalize("NFC", text) for slot, text in texts.items() if text.strip()}
    if not written:
        return list(_unanswered(texts))
    named = _pattern(sorted({name for name in products if len(name) > 2} | set(_given()["makers"])), 0)  # noqa: PLR2004  shorter names are words
    found = [one for slot, text in written.items() for one in _in_text(slot, text, named)]
    return [*found, *_as_a_whole(written), *_unanswered(texts)]


def _in_text(slot: str, text: str, named: re.Pattern[str]) -> Iterator[Found]:
    """Give what stands out in the sentences of one answer, in reading order."""
    for place, sentence in enumerate(sentences(text), 1):
        marks = sorted(_marks(sentence, named), key=lambda mark: mark[1].start())
        for criterion, match, hint in marks:
            yield Found(
                criterion, slot, place, match.group(), cut(sentence, match.start(), match.end()), hint
            )
        if place == 1 and (tool := _pattern(_given()["devices"]).search(sentence)):
            hint = _("The text begins with a tool. What is it for?")
            yield Found("why_first", slot, place, tool.group(), cut(sentence, *tool.span()), hint)


def _marks(sentence: str, named: re.Pattern[str]) -> Iterator[tuple[str, re.Match[str], str]]:
    """Give each word of a sentence that stands out, with its criterion and what to ask."""
    signs = _given()["signs"]
    for one in _given()["empty"]:
        yield from (("concrete", match, _spoken(one)) for match in _hits(sentence, one))
    for criterion in ("everyone", "shared"):
        yield from (
            (criterion, match, _spoken(signs[criterion])) for match in _hits(sentence, signs[criterion])
        )
    product = _("This is the name of a product. Does it still hold when the school chooses another one?")
    yield from (
        ("stable", match, product) for match in named.finditer(sentence) if not quoted(sentence, match)
    )
    dated = _("A year or an amount belongs in the plan, which changes more often than the vision.")
    yield from (("stable", match, dated) for match in DATED.finditer(sentence))


def _hits(sentence: str, one: Mapping[str, Any]) -> Iterator[re.Match[str]]:
    """Give the places of the forms of a word, without those that are quoted or stand in a row of words that is fine."""
    fine = [match.span() for match in _pattern(one["not"]).finditer(sentence)] if "not" in one else []
    for match in _pattern(one["forms"]).finditer(sentence):
        if not quoted(sentence, match) and not any(a <= match.start() and match.end() <= b for a, b in fine):
            yield match


def quoted(sentence: str, match: re.Match[str]) -> bool:
    """Return whether a word stands between quotation marks of its own: the text is then about the word."""
    before, after = sentence[: match.start()][-1:], sentence[match.end() :][:1]
    return bool(after) and QUOTES.get(before) == after


def _as_a_whole(written: Mapping[str, str]) -> Iterator[Found]:
    """Give what all answers together do not name: a group of people, a goal, a way."""
    text = "\n".join(written.values())
    for group in _given()["groups"]:
        if not _pattern(group["forms"]).search(text):
            hint = _("{group} are not named. Does the vision concern them too?")
            name = _spoken(group)
            yield Found("everyone", "", WHOLE, "", "", hint.format(group=name[0].upper() + name[1:]))
    for sign in ("goal", "way"):
        one = _given()["signs"][sign]
        if not _pattern(one["forms"]).search(text):
            yield Found("goal_and_way", "", WHOLE, "", "", _spoken(one))


def _unanswered(texts: Mapping[str, str]) -> Iterator[Found]:
    for slot, text in texts.items():
        if not text.strip():
            yield Found("thoughtful", slot, WHOLE, "", "", _("This question has no answer yet."))


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; a full stop after an abbreviation or an initial ends none."""
    known = {word.casefold() for word in _given()["abbreviations"]}
    found: list[str] = []
    for line in text.splitlines():
        begin = 0
        for stop in re.finditer(r"[.!?…]+[”’\"')]*(?=\s)", line):  # noqa: RUF001  closing marks
            word = line[begin : stop.start()].rsplit(maxsplit=1)[-1:] or [""]
            last = word[0].lstrip("(“‘\"'").casefold()  # noqa: RUF001  opening marks
            if stop.group() == "." and (last in known or (len(last) == 1 and last.isalpha())):
                continue
            found.append(line[begin : stop.end()])
            begin = stop.end()
        found.append(line[begin:])
    return [sentence.strip() for sentence in found if sentence.strip()]


def cut(sentence: str, begin: int, end: int) -> str:
    """Return a sentence, or the part of it around a place when it is longer than `MOST`."""
    if len(sentence) <= MOST:
        return sentence
    room = max(0, MOST - (end - begin)) // 2
    first, last = max(0, begin - room), min(len(sentence), end + room)
    head = "…" if first else ""
    tail = "…" if last < len(sentence) else ""
    return f"{head}{sentence[first:last].strip()}{tail}"


def _pattern(forms: list[str], flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return _compiled(tuple(forms), flags)


@lru_cache(maxsize=128)
def _compiled(forms: tuple[str, ...], flags: int) -> re.Pattern[str]:
    """Return the pattern of whole words, the longest first, with any blank between words of a row."""
    words = (r"\s+".join(map(re.escape, form.split())) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", flags)


def _spoken(texts: Mapping[str, Any]) -> str:
    """Return the text in the language now spoken."""
    return str(texts.get(current()) or texts["nl"])

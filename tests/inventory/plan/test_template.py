"""Templates and building blocks: every part of the PO-Raad format is there, every id is stable, every source exists."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from inventory.errors import InputError
from inventory.language import choose
from inventory.plan import checks_finance
from inventory.plan.assemble import CONDITIONS
from inventory.plan.checks import CHECKS
from inventory.plan.sources import SOURCES
from inventory.plan.template import block_names, labels, load, load_block, names, parse, parse_block

CHECKLISTS = {
    "vision": 3, "expertise": 5, "content": 4, "infrastructure": 7, "plan-checklist": 5, "do-checklist": 6,
    "check-checklist": 4, "act-checklist": 4, "budget-checklist": 6,
}  # fmt: skip
"""Items of each checklist of the format, by the heading that it stands under."""
TABLES = (
    "infrastructure-table", "results-table", "indicators-table", "stakeholders-table", "years-table",
    "planning-when", "planning-time", "planning-list", "contract-overview", "depreciation-overview",
    "budget-table", "pillar-table", "per-pupil",
)  # fmt: skip


def test_it_is_listed_and_an_unknown_one_is_refused_with_the_names() -> None:
    assert "po-raad" in names()
    with pytest.raises(InputError, match="po-raad"):
        load("bestaat-niet")


def test_the_chapters_are_those_of_the_format() -> None:
    chapters = [
        p.texts["nl"] for p in load("po-raad").parts if p.type == "heading" and p.options["level"] == 1
    ]
    assert chapters[:5] == [
        "Gegevens van het bestuur", "Interne en externe analyse", "Proces", "Planning", "Begroting",
    ]  # fmt: skip
    assert chapters[5:7] == ["Vaststelling", "Vier in balans"]


def test_every_checklist_has_its_items() -> None:
    counts: dict[str, int] = {}
    under = ""
    for part in load("po-raad").parts:
        under = part.id if part.type == "heading" else under
        if part.type == "check":
            counts[under] = counts.get(under, 0) + 1
    assert counts == CHECKLISTS


def test_every_table_and_the_questions_of_the_four_phases_are_there() -> None:
    template = load("po-raad")
    ids = {part.id for part in template.parts}
    assert ids >= set(TABLES)
    phases = {f"{phase}-{what}" for phase in ("plan", "do", "check", "act") for what in ("aims", "actions")}
    assert phases <= set(template.slots())
    assert {"vision-years", "vision-pupil", "vision-developments", "vision-evidence"} <= set(template.slots())
    for theme in ("expertise", "content", "infrastructure"):
        assert sum(slot.startswith(f"{theme}-") for slot in template.slots()) == 4


def test_no_id_that_ever_shipped_is_gone_or_became_something_else() -> None:
    kept = json.loads(Path(__file__).with_name("kept_ids.json").read_text(encoding="utf-8"))
    for name, ids in kept.items():
        now = {part.id: part.type for part in load(name).parts}
        assert {part: now.get(part) for part in ids} == ids, name


@pytest.mark.parametrize("name", names())
def test_every_source_exists_and_every_text_has_both_languages(name: str) -> None:
    assert checks_finance.lots.__name__ in CHECKS
    template = load(name)
    assert set(template.titles) == set(template.abouts) == {"nl", "en"}
    for part in template.parts:
        if part.source:
            assert part.source in (CHECKS if part.type == "check" else SOURCES), part.id
        given = part.items if part.type == "list" else part.texts
        assert part.type == "source" or set(given) == {"nl", "en"}, part.id
        assert part.block in block_names(), part.id


@pytest.mark.parametrize("name", block_names())
def test_the_dutch_words_are_dutch_and_both_languages_are_there(name: str) -> None:
    english = {"the", "and", "with", "which", "what", "how", "are", "board", "school's", "by"}
    for part in load_block(name).parts:
        assert len(part.texts) in {0, 2}, part.id
        assert len(part.items.get("nl", [])) == len(part.items.get("en", [])), part.id
        said = " ".join([part.texts.get("nl", ""), *part.items.get("nl", [])]).casefold()
        assert english & set(said.replace(",", " ").replace(".", " ").split()) == set(), part.id
        marks = [set(re.findall(r"\{\w+\}", text)) for text in part.texts.values()]
        assert all(found == marks[0] for found in marks), part.id
        assert all(found <= {"{board}", "{first}", "{last}"} for found in marks), part.id


def test_an_annex_has_no_numbered_sections() -> None:
    """A heading of level 2 in an annex would go on with the numbers of the last chapter."""
    for name in names():
        within = False
        for part in load(name).parts:
            if part.type == "heading" and part.options["level"] == 1:
                within = part.options.get("annex", False)
            assert not (within and part.type == "heading" and part.options["level"] == 2), part.id


def test_every_building_block_is_used_and_has_a_name() -> None:
    used = {part.block for name in names() for part in load(name).parts}
    assert used == set(block_names())
    assert all(set(load_block(name).titles) == {"nl", "en"} for name in used)


def test_a_question_or_a_box_has_one_code_in_all_blocks_together() -> None:
    asked = Counter(
        part.id
        for name in block_names()
        for part in load_block(name).parts
        if part.type in {"question", "check"}
    )
    assert [code for code, count in asked.items() if count > 1] == []


@pytest.mark.parametrize("name", block_names())
def test_a_text_names_no_chapter_by_its_number(name: str) -> None:
    """A block stands in several templates, and a board leaves out and adds chapters."""
    number = re.compile(
        r"(?i:\b(?:hoofdstuk|paragraaf|bijlage|chapter|section|annex)) (?:\d|[A-Z]\b)|in \d\.\d"
    )
    for part in load_block(name).parts:
        for text in (*part.texts.values(), *(item for items in part.items.values() for item in items)):
            assert not number.search(text), (part.id, text)


def test_texts_follow_the_language() -> None:
    heading = next(part for part in load("po-raad").parts if part.id == "planning")
    choose("en")
    assert (load("po-raad").title, heading.text) == ("ICT implementation and investment plan", "Planning")
    choose("nl")
    assert load("po-raad").title.startswith("Ict-")


@pytest.mark.parametrize("change", ["id = 'x!'", "id = 'a-b'\nnl = 'a'\n[[part]]\ntype = 'text'\nid = 'a-b'"])
def test_a_wrong_or_double_id_is_refused(change: str) -> None:
    with pytest.raises(ValueError, match="wrong type or id"):
        parse_block("own", f"[block]\nnl = 'x'\n[[part]]\ntype = 'text'\n{change}\nnl = 'a'")


def own(*uses: str) -> str:
    return "[title]\nnl = 'x'\n" + "".join(f"[[use]]\n{use}\n" for use in uses)


def test_a_template_takes_parts_of_a_block_on_another_level() -> None:
    whole = parse("own", own("block = 'annex_sources'\nlevel = 1"))
    assert [(part.id, part.options.get("level")) for part in whole.parts] == [
        ("annex-sources", 2), ("sources-table", None),
    ]  # fmt: skip
    assert [
        part.id for part in parse("own", own("block = 'annex-sources'\nonly = ['sources-table']")).parts
    ] == ["sources-table"]
    assert [
        part.id for part in parse("own", own("block = 'annex-sources'\nwithout = ['sources-table']")).parts
    ] == ["annex-sources"]


def test_a_template_that_uses_what_is_not_there_or_twice_is_refused() -> None:
    with pytest.raises(InputError, match="nergens"):
        parse("own", own("block = 'nergens'"))
    with pytest.raises(ValueError, match="no part"):
        parse("own", own("block = 'budget'\nonly = ['nergens']"))
    with pytest.raises(ValueError, match="twice"):
        parse("own", own("block = 'budget'", "block = 'budget'"))


def test_a_chapter_can_be_an_annex_and_conditions_are_known() -> None:
    [heading, table] = parse("own", own("block = 'annex-sources'\nwhen = 'adopted'\nannex = true")).parts
    assert (heading.options["annex"], heading.options["when"]) == (True, "adopted")
    assert table.options == {"when": "adopted"}
    named = {part.options["when"] for name in names() for part in load(name).parts if "when" in part.options}
    assert named <= CONDITIONS.keys()


def test_the_labels_are_the_titles() -> None:
    assert labels()["po-raad"] == "Ict-implementatie- en investeringsplan"

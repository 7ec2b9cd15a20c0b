"""What a board changes in a template: left out, in other words, added; and what fits nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.plan.assemble import assemble
from inventory.plan.blocks import Check, Heading, TextSlot
from inventory.plan.facts import Settings
from inventory.plan.template import block_names, load, load_block
from inventory.plan.template_board import Change, changed, of_board
from inventory.store.work import work
from tests.inventory.finance.lindelaar import add
from tests.inventory.plan.board import ON

if TYPE_CHECKING:
    from inventory.plan.template import Template
    from inventory.store.database import Database

PLAN = load("po-raad")


def change(part: str, sort: str, text: str | None = None, **given: str | int) -> Change:
    values: dict[str, object] = {"template": "po-raad", "type": None, "after": None, "level": None, **given}
    return Change(id=7, part=part, change=sort, text=text, **values)  # type: ignore[arg-type]


def ids(template: Template) -> list[str]:
    return [part.id for part in template.parts]


def test_without_changes_it_is_the_template_itself() -> None:
    assert changed(PLAN, []) is PLAN


def test_a_part_alone_is_left_out() -> None:
    left = changed(PLAN, [change("vision-pupil", "leave_out")])
    assert set(ids(PLAN)) - set(ids(left)) == {"vision-pupil"}
    assert left.flags == ()


def test_a_heading_goes_with_its_section_and_no_further() -> None:
    gone = set(ids(PLAN)) - set(ids(changed(PLAN, [change("vision", "leave_out")])))
    assert gone == {part.id for part in load_block("vision").parts}
    chapter = set(ids(PLAN)) - set(ids(changed(PLAN, [change("analysis", "leave_out")])))
    assert "stakeholders-table" in chapter
    assert not chapter & {"board-data", "process"}


def test_a_building_block_is_left_out_by_name() -> None:
    gone = set(ids(PLAN)) - set(ids(changed(PLAN, [change("process_phases", "leave_out")])))
    assert gone == {part.id for part in load_block("process-phases").parts}


def test_other_words_hold_in_both_languages() -> None:
    words = changed(PLAN, [change("vision-pupil", "wording", "Wat ziet een kind ervan?")])
    part = next(part for part in words.parts if part.id == "vision-pupil")
    assert part.texts == {"nl": "Wat ziet een kind ervan?", "en": "Wat ziet een kind ervan?"}
    listed = changed(PLAN, [change("plan-help", "wording", "Een?\n\nTwee?\n")])
    assert next(part for part in listed.parts if part.id == "plan-help").items["en"] == ["Een?", "Twee?"]


def test_an_added_part_comes_after_what_it_names_or_at_the_end() -> None:
    added = changed(
        PLAN,
        [
            change("own-question", "add", "En thuis?", type="question", after="vision-pupil"),
            change("own-end", "add", "Slotwoord", type="heading", level=1),
            change("own-block", "add", "Over de visie", type="text", after="vision"),
        ],
    )
    order = ids(added)
    assert order[order.index("vision-pupil") + 1] == "own-question"
    assert order[-1] == "own-end"
    assert order[order.index("vision") + 1] == "own-block"
    assert added.slots()["own-question"] == "En thuis?"


def test_what_comes_after_a_part_that_is_left_out_stays() -> None:
    both = changed(
        PLAN,
        [
            change("own-text", "add", "In plaats daarvan", type="text", after="vision-pupil"),
            change("vision", "leave_out"),
        ],
    )
    assert "own-text" in ids(both)
    assert "vision-pupil" not in ids(both)


def test_a_section_that_is_added_after_a_heading_comes_behind_the_section() -> None:
    added = changed(load("ikc"), [change("own-block", "add", "budget", type="block", level=1, after="road")])
    order = ids(added)
    assert order.index("budget") > order.index("road-decided")
    assert order[order.index("budget") - 1] == "road-decided"
    below = changed(
        load("ikc"), [change("own-section", "add", "Geld", type="heading", level=2, after="road")]
    )
    assert ids(below)[ids(below).index("road") + 1] == "own-section"


def test_a_whole_building_block_is_added_on_its_level() -> None:
    added = changed(load("ikc"), [change("geld", "add", "budget", type="block", level=2, after="road")])
    found = {part.id: part for part in added.parts}
    assert found["budget"].options["level"] == 2
    assert found["budget-costs"].options["level"] == 3
    assert found["budget-table"].block == "budget"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (change("bestaat-niet", "leave_out"), "bestaat-niet"),
        (change("bestaat-niet", "wording", "x"), "bestaat-niet"),
        (change("budget-table", "wording", "x"), "geen tekst"),
        (change("vision-pupil", "wording", " "), "geen tekst"),
        (change("Eigen Code", "add", "x", type="text"), "Eigen Code"),
        (change("own", "add", "x"), "type"),
        (change("own", "add", "x", type="text", after="nergens"), "nergens"),
        (change("vision-pupil", "add", "x", type="text"), "vision-pupil"),
        (change("own", "add", "budget", type="block"), "own"),
        (change("own", "add", "bestaat-niet", type="block"), "bestaat-niet"),
    ],
)
def test_what_fits_nothing_is_a_flag_and_changes_nothing(given: Change, said: str) -> None:
    found = changed(PLAN, [given])
    assert found.parts == PLAN.parts
    [flag] = found.flags
    assert said in flag.text
    assert (flag.record, flag.record_id) == ("plan_part", 7)


def test_a_change_for_all_templates_is_no_mistake_where_it_does_not_fit() -> None:
    everywhere = change("vision-pupil", "leave_out", template="*")
    assert "vision-pupil" not in ids(changed(PLAN, [everywhere]))
    assert changed(load("ikc"), [everywhere]).flags == ()
    assert changed(load("ikc"), [change("bestaat-niet", "leave_out", template="*")]).flags
    own = changed(PLAN, [change("vision-pupil", "wording", "Eigen"), everywhere])
    assert "vision-pupil" in ids(own), "the change for this template goes first"


@given(st.lists(st.tuples(st.sampled_from([*ids(PLAN), *block_names(), "own-a"]), st.sampled_from(["leave_out", "wording", "add"]),
       st.sampled_from(["", "budget", "Tekst"]), st.sampled_from([None, "heading", "question", "check", "text", "block"]),
       st.sampled_from([None, "vision", "own-a", "nergens"])), max_size=6))  # fmt: skip
def test_whatever_is_changed_every_code_stands_there_once(
    given: list[tuple[str, str, str, str | None, str | None]],
) -> None:
    changes = [
        Change(n, "po-raad", part, sort, text, kind, after, None)
        for n, (part, sort, text, kind, after) in enumerate(given)
    ]
    found = changed(PLAN, changes)
    assert len(set(ids(found))) == len(found.parts)


def test_a_change_for_a_template_that_is_not_there_is_told_with_every_plan(database: Database) -> None:
    with work(database, "test") as unit:
        number = add(unit, "plan_part", template="po-rad", part="process", change="leave_out")
    with database.read() as connection:
        for name in ("po-raad", "summary"):
            found = of_board(connection, name)
            [flag] = found.flags
            assert found.parts == load(name).parts
            assert (flag.record_id, "po-rad" in flag.text, "year-report" in flag.text) == (number, True, True)


def test_the_plan_is_made_with_the_changes_of_the_records(database: Database) -> None:
    with work(database, "test") as unit:
        add(unit, "plan_part", template="po-raad", part="process", change="leave_out")
        add(unit, "plan_part", template="*", part="own-check", change="add", type="check", text="Ouderraad gehoord",
            after="vision-years")  # fmt: skip
        add(unit, "plan_part", template="ikc", part="road", change="leave_out")
    with database.read() as connection:
        assert len(of_board(connection, "po-raad").flags) == 0
        blocks = {block.id: block for block in assemble(connection, Settings(2027, 2028), ON)}
    own = blocks["own-check"]
    assert isinstance(own, Check)
    assert (own.text, own.ticked) == ("Ouderraad gehoord", False)
    assert isinstance(blocks["planning"], Heading)
    assert isinstance(blocks["vision-years"], TextSlot)
    assert not blocks.keys() & {"process", "plan-aims", "years-table"}

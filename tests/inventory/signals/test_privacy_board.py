from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.signals.board import Board
from inventory.signals.check import check
from inventory.signals.finding import Finding, Subject
from inventory.signals.privacy_board import CHECKS, RULES, Watched, privacy_board, watched
from tests.inventory.signals.changing import change, trying
from tests.inventory.signals.small import ON

if TYPE_CHECKING:
    from inventory.store.database import Database

ALL = frozenset(code for check in CHECKS.values() for code in check.rules)


EVERY = frozenset({"all", "ours", "supplied"})


def system(
    name: str, number: int = 1, personal: str = "yes", scopes: frozenset[str] = EVERY, **more: int
) -> Watched:
    touches = frozenset({("system", number), *more.items()})
    return Watched(Subject("system", name, name, number), "Leverancier", personal, scopes, touches)


def found(
    rule: str, kind: str = "system", number: int = 1, status: str = "finding", state: str = "open"
) -> Finding:
    return Finding(rule, "high", status, Subject(kind, "x", "x", number), "…", None, state=state)  # type: ignore[arg-type]


def states(finding: list[Finding], one: Watched, active: frozenset[str] = ALL) -> dict[str, str]:
    row = privacy_board(finding, [one], active).rows[0]
    return {name: cell.state for name, cell in row.cells.items()}


def test_without_findings_all_is_in_order() -> None:
    assert set(states([], system("A")).values()) == {"ok"}


def test_a_finding_on_a_record_of_a_system_falls_short() -> None:
    said = states(
        [found("PRV-043", "subprocessor", 7), found("PRV-050", status="unknown")], system("A", subprocessor=7)
    )
    assert said["transfer"] == "short"
    assert said["retention"] == "unknown"
    assert said["annex"] == "ok"


def test_a_finding_weighs_more_than_something_unknown() -> None:
    said = states([found("PRV-060", status="unknown"), found("PRV-063")], system("A"))
    assert said["security"] == "short"


def test_what_rests_on_a_missing_agreement_is_unknown() -> None:
    said = states([found("PRV-001")], system("A"))
    assert said["agreement"] == "short"
    assert {said[name] for name in ("annex", "subprocessors", "transfer", "retention")} == {"unknown"}
    assert said["register"] == "ok"


def test_what_rests_on_a_missing_annex_is_unknown() -> None:
    said = states([found("PRV-006", status="unknown")], system("A"))
    assert (said["agreement"], said["annex"], said["transfer"]) == ("ok", "unknown", "unknown")


def test_a_system_of_which_nobody_knows_whether_it_holds_personal_data_is_unknown() -> None:
    assert set(states([], system("A", personal="unknown")).values()) == {"unknown"}


def test_without_personal_data_nothing_applies() -> None:
    assert set(states([], system("A", personal="no")).values()) == {"na"}


def test_a_system_without_supplier_needs_no_agreement() -> None:
    said = states([], system("A", scopes=EVERY - {"supplied"}))
    assert (said["agreement"], said["transfer"], said["register"]) == ("na", "na", "ok")


def test_a_national_service_or_that_of_a_partner_stands_in_no_register_of_ours() -> None:
    said = states([], system("A", scopes=frozenset({"all"})))
    assert {said[name] for name in CHECKS if name != "exchange"} == {"na"}
    assert said["exchange"] == "ok"


def test_accepted_findings_are_no_pass() -> None:
    said = states([found("PRV-008", state="accepted")], system("A"))
    assert said["agreement"] == "accepted"


def test_rules_that_are_off_check_nothing() -> None:
    said = states([], system("A"), ALL - {"PRV-050", "PRV-051"})
    assert (said["retention"], said["register"]) == ("off", "ok")


def test_findings_about_no_system_are_kept_apart() -> None:
    board = privacy_board([found("PRV-052", "agreement", 9), found("CON-001")], [system("A")])
    assert [one.rule for one in board.rest] == ["PRV-052"]
    assert board.rows[0].worst == "ok"


def test_one_agreement_concerns_all_systems_that_rest_on_it() -> None:
    both = [system("B", 2, agreement=5), system("A", 1, agreement=5)]
    board = privacy_board([found("PRV-002", "agreement", 5)], both)
    assert [(row.system.subject.name, row.worst) for row in board.rows] == [("A", "short"), ("B", "short")]
    assert board.tally("agreement", "short") == 2


def test_every_rule_stands_in_one_column() -> None:
    codes = [code for check in CHECKS.values() for code in check.rules]
    assert len(codes) == len(set(codes))
    assert RULES.endswith("LND-015")


def test_a_perfect_board_is_in_order_in_every_way(perfect: Database) -> None:
    with perfect.read() as connection:
        board = Board(connection, ON)
        made = privacy_board(check(connection, ON, RULES), watched(board))
    assert made.rest == ()
    assert {cell.state for row in made.rows for cell in row.cells.values()} == {"ok", "na"}
    assert sum(row.worst == "ok" and row.cells["agreement"].state == "ok" for row in made.rows) >= 2


def test_a_finding_stands_in_the_row_of_its_system(perfect: Database) -> None:
    with trying(perfect) as connection:
        change(connection, "storage_location", "#1", {"country": "US", "safeguard": "none"})
        board = Board(connection, ON)
        made = privacy_board(check(connection, ON, RULES), watched(board))
    short = [
        (row.system.subject.name, name)
        for row in made.rows
        for name, one in row.cells.items()
        if one.state == "short"
    ]
    assert short == [("Microsoft 365", "transfer")]

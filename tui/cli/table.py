"""The commands as data: name → where its function is, and what it does in one line.

A command's module is imported only when the command is used; this table is enough for the help and for completion.
To add a command, add its line under a heading here and run `make docs`.
"""

from __future__ import annotations

from inventory.language import N_

COMMANDS: dict[str, dict[str, tuple[str, str]]] = {
    N_("Records"): {
        "list": ("tui.cli.reading:listing", N_("List records of one kind")),
        "show": ("tui.cli.showing:whole", N_("Show one record whole: values, what it is linked to, history")),
        "add": ("tui.cli.writing:add", N_("Make a record")),
        "edit": ("tui.cli.writing:edit", N_("Change values of a record")),
        "archive": ("tui.cli.writing:archive", N_("Put records away")),
        "revive": ("tui.cli.writing:revive", N_("Take records back from the archive")),
        "fields": ("tui.cli.fields:fields", N_("List the kinds of records, or the fields of one kind")),
    },
    N_("Getting started"): {
        "demo": ("tui.cli.demo:demo", N_("Show everything on a board that does not exist")),
    },
    N_("Import"): {
        "import": ("tui.cli.importing:importing", N_("Import exports and spreadsheets")),
        "template": ("tui.cli.importing:template", N_("Write an empty workbook to fill in")),
        "profiles": ("tui.cli.importing:profiles", N_("List the exports whose columns are known")),
    },
    N_("Landscape"): {
        "landscape": (
            "tui.cli.landscape:landscape",
            N_("Ask what is missing, double, different or hit by a failure"),
        ),
        "map": ("tui.cli.map:draw", N_("Draw which system supports which process for whom")),
    },
    N_("Signals"): {
        "check": ("tui.cli.check:check", N_("Check contracts, devices, licences and privacy")),
        "mark": ("tui.cli.mark:mark", N_("Mark a finding as known, or accept it for a time")),
        "unmark": ("tui.cli.mark:unmark", N_("Take a mark from a finding")),
        "agenda": ("tui.cli.agenda:agenda", N_("Show what ends or must be decided when, also as a calendar")),
        "digest": ("tui.cli.digest:digest", N_("Write what is overdue, due and new, also as a mail")),
        "support": ("tui.cli.support:support", N_("Show until when makers support what the board has")),
    },
    N_("Privacy"): {
        "register": ("tui.cli.register:register_command", N_("Write the register of processing (GDPR 30)")),
        "privacy": (
            "tui.cli.privacy:privacy",
            N_("Show systems by what privacy asks, agreements, and pages for the privacy officer"),
        ),
        "network": (
            "tui.cli.network:network",
            N_("Show whether the internet connections are enough for the devices"),
        ),
        "incident": (
            "tui.cli.incident:incident",
            N_("Show what is arranged for failures, and write the card for the wall"),
        ),
    },
    N_("Money"): {
        "budget": (
            "tui.cli.budget:budget",
            N_("Show what ICT costs in a year, and the lines behind a figure"),
        ),
        "realised": (
            "tui.cli.realised:realised",
            N_("Show what the books say beside the budget, and say what entries were for"),
        ),
        "depreciation": (
            "tui.cli.depreciation:depreciation",
            N_("Show the depreciation of the purchase lots, or calculate one case"),
        ),
        "chart": ("tui.cli.chart:chart", N_("Draw costs, depreciation or replacement by year")),
        "replacement": (
            "tui.cli.replacement:replacement",
            N_("Show what must be bought again when, in scenarios, and buy it"),
        ),
        "tco": ("tui.cli.tco:tco", N_("Show what each kind of device costs in all, apart from the budget")),
        "lease": ("tui.cli.lease:lease", N_("Compare buying and leasing a device")),
        "contract": ("tui.cli.contract:contract", N_("Calculate terms, notice and earliest exit")),
        "lot": (
            "tui.cli.lot_changes:lot",
            N_("Show the schedule of a purchase lot, and record what happens to it"),
        ),
        "close": ("tui.cli.closing:close", N_("Freeze the figures of a book year, and verify them")),
        "licences": (
            "tui.cli.licences:licences",
            N_("Show seats, use and cost of licences, and record the yearly count"),
        ),
        "plan": (
            "tui.cli.plan:plan",
            N_("Write the ICT plan as a document, or its budget as a workbook"),
        ),
        "policy": ("tui.cli.policy:policy", N_("Show or set what the board decides for itself")),
    },
    N_("History"): {
        "history": ("tui.cli.past:history", N_("List what was changed, by whom and why")),
        "undo": ("tui.cli.past:undo", N_("Take a batch of changes back")),
        "redo": ("tui.cli.past:redo", N_("Take the last undoing back")),
    },
    N_("Upkeep"): {
        "backup": ("tui.cli.upkeep:backup", N_("Copy the database while it is in use")),
        "restore": ("tui.cli.upkeep:restore", N_("Put a backup in the place of the database")),
        "migrate": ("tui.cli.upkeep:migrate", N_("Make the database, or bring it up to date")),
        "doctor": ("tui.cli.upkeep:doctor", N_("Examine the database")),
    },
}


def places() -> dict[str, tuple[str, str]]:
    """Return where each command is and what it does, by name."""
    return {name: entry for section in COMMANDS.values() for name, entry in section.items()}

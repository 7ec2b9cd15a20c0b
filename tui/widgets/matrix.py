"""The matrix of the landscape: processes by parties or systems, filled in, copied, pasted and saved as a map."""

from __future__ import annotations

from tui.actions import bindings
from tui.widgets.impact_matrix import MatrixFailure
from tui.widgets.matrix_files import Files


class MatrixPane(MatrixFailure, Files):
    """The matrix."""

    BINDINGS = bindings("matrix")

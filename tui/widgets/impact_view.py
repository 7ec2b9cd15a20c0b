"""A tree of branches on the screen: signs with words and colour, never markup."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding
from textual.widgets import Tree

from tui.widgets.impact_tree import SIGNS, Branch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual.binding import BindingType
    from textual.widgets.tree import TreeNode

WHOLE = 60
"""Lines up to which a tree is shown with every branch open."""
TONES = ("error", "warning", "success", "accent", "muted")


class BranchTree(Tree[Branch], inherit_bindings=False):
    """Branches with a cursor; space opens and shuts, the pane does the rest."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"branch--{tone}" for tone in TONES}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "cursor_up", show=False),
        Binding("down,j", "cursor_down", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("home,g", "scroll_home", show=False),
        Binding("end,G", "scroll_end", show=False),
        Binding("space", "toggle_node", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(Text(""))
        self.show_root = False
        self.auto_expand = False
        self.guide_depth = 2

    @property
    def current(self) -> Branch | None:
        """Return the branch under the cursor."""
        node = self.cursor_node
        return None if node is None else node.data

    def fill(self, branches: Sequence[Branch]) -> None:
        """Show branches; of a large tree the deeper ones are shut."""
        self.clear()
        large = sum(one.count() for one in branches) > WHOLE
        for one in branches:
            self._add(self.root, one, 0, large=large)
        self.root.expand()
        self.cursor_line = 0

    def _add(self, parent: TreeNode[Branch], branch: Branch, depth: int, *, large: bool) -> None:
        label = Text(branch.label, no_wrap=True, overflow="ellipsis", end="")
        if not branch.branches:
            parent.add_leaf(label, branch)
            return
        shut = branch.sign == "gap" or (large and depth > 1)
        node = parent.add(label, branch, expand=not shut)
        for one in branch.branches:
            self._add(node, one, depth + 1, large=large)

    def render_label(self, node: TreeNode[Branch], base_style: Style, style: Style) -> Text:
        """Draw a label, its sign in the colour of its tone."""
        text = super().render_label(node, base_style, style)
        branch = node.data
        if branch is not None and branch.sign:
            tone = self.get_component_rich_style(f"branch--{SIGNS[branch.sign][1]}", partial=True)
            start = len(text.plain) - len(branch.label)
            text.stylize(tone, start, start + 1)
        return text

    def unfold(self) -> None:
        """Open the branch under the cursor, or go into it."""
        node = self.cursor_node
        if node is None or not node.allow_expand:
            return
        if node.is_expanded:
            self.action_cursor_down()
        else:
            node.expand()

    def fold(self) -> None:
        """Shut the branch under the cursor, or go to what it hangs on."""
        node = self.cursor_node
        if node is None:
            return
        if node.allow_expand and node.is_expanded and node.children:
            node.collapse()
        elif node.parent is not None and node.parent is not self.root:
            self.move_cursor(node.parent)

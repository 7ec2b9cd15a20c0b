"""Stories that happen in the screens share the small board of the tests of the screens."""

from tests.tui.conftest import quiet, small, template

__all__ = ["quiet", "small", "template"]

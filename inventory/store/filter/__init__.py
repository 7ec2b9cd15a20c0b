"""The filter language: one for the screens, the command line and saved views.

chromebook wilgenhof            both words must be found, accents and case do not matter
status:in_gebruik               a field and a value, in Dutch or English; a text contains it, a link is called so
garantie<+90d  prijs>=12,50     comparisons; dates also relative, amounts as people write them
in_gebruik:2024..2026           from, up to and with; a year or month counts whole
lot.leverancier.naam:dell       along links
user:  user:leeg  user:*        empty, empty, filled
-status:afgevoerd  (a or b)     not; or; parentheses
serial=5CG*  "24 inch"          whole value with a wildcard; quotes take a text as it is
"""

from inventory.store.filter.describe import describe
from inventory.store.filter.parse import parse
from inventory.store.filter.sql import asks_archived, condition
from inventory.store.filter.suggest import Suggestion, suggestions
from inventory.store.filter.tree import FilterError

__all__ = ["FilterError", "Suggestion", "asks_archived", "condition", "describe", "parse", "suggestions"]

"""Money, calendar, depreciation, contract terms, budget: integers only."""

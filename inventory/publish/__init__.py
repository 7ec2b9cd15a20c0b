"""Everything that leaves the house: Word, Excel, SVG, PNG, HTML, iCalendar, CSV."""

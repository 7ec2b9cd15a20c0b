"""Which system supports which process for whom: graph and analysis."""

"""Every module that declares rules, a line each: importing this fills `inventory.signals.finding.RULES`."""

from inventory.signals import (  # noqa: F401  they declare the rules
    agreement_clause_rules,
    agreement_content_rules,
    agreement_model_rules,
    agreement_rules,
    agreement_signing_rules,
    agreement_term_rules,
    asset_rules,
    contract_rules,
    incident_rules,
    landscape_rules,
    licence_rules,
    lot_rules,
    missing,
    network_rules,
    privacy_rules,
    roadmap_rules,
)

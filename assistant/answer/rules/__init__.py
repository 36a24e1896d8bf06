"""Statements about rules: passages of law, code, guidance and landlords' policies, and what must stand beside them."""

"""How long a repair or a complaint may take, and whether a delay is inside its limits: arithmetic on rules.

`timescales(facts, corpus)` gives the limits that apply with what to ask and to add; `check_delay`
holds what was told against them; `describe(limit)` puts one limit in plain words.
"""

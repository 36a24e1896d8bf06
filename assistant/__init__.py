"""Answers about social housing repairs in England, each with its source."""

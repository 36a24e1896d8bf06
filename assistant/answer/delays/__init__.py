"""Statements about time: which limits were asked for, what was reckoned against them, and the verdict."""

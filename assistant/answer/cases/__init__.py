"""Statements about one decided case, or two: whose is meant, which passages answer, its findings and its money."""

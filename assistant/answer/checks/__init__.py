"""A chat model's sentence and the statement it must keep to: phrasing and verification."""

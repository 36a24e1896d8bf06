"""Each clause of a message and what is stated for it, and how an answer begins and ends."""

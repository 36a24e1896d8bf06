"""What a statement is drawn up with: the draft it goes into, the sources it rests on, how near a passage comes to words."""

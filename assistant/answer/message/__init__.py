"""What kind of message it is: an emergency, somebody else's matter, an order to the assistant, new or going on. Knows no records."""

"""What can be done about it: what past cases led to in money and orders, next steps, letters."""

"""Questions over many decided cases: what is sought, the cases found, what they are counted and told by."""

"""What is measured of each collection, one file a kind of question."""

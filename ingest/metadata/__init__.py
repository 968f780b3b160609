"""What a document says of itself, each with where it says so."""

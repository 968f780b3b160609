"""A small collection of fictional documents, and the code that makes them."""

"""The documents of the library: adding, looking, correcting, removing."""

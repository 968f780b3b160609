"""Questions about the library and the assistant themselves: recognised narrowly, answered as notes without sources."""

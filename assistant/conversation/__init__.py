"""From the turns of a conversation to a question that stands alone."""

"""The conversation: questions, answers with their marks, refusals, choices."""

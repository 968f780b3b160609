"""What blocks are to each other and to the whole: lists and tables, letters, minutes, transcripts, boilerplate."""

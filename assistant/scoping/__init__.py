"""From the words of a question to the documents it is about: authorities, periods, kinds, publishers, titles, order."""

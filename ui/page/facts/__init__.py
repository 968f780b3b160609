"""The facts of the library: grades as a table and over time, and lists of what is to be done."""

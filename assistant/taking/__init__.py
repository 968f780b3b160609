"""Turns answers into files to take along: Markdown, HTML, and a bundle of the evidence."""

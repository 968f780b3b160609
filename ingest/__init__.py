"""Turns files into clean running text with its structure, pages and passages."""

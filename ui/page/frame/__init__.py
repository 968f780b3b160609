"""What all parts of the page share: theme, wiring to Gradio, markup, and the guard in front of it."""

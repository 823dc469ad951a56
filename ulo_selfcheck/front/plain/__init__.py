"""Plain mode: lines of text, added one after another. No control bytes, no redrawing, no colour."""

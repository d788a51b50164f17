"""One figure told twice: in the title and the text, by a source, or with a slip of the pen."""

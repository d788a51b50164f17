"""Gold files: what is to be found in the corpus's articles."""

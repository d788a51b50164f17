"""Rankings: places, records and superlatives beside the figures that bear them out."""

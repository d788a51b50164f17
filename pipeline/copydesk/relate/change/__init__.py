"""Changes: how levels, sizes and words of motion come together, over one sentence or several."""

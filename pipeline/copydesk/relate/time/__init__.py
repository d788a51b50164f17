"""Time: ages, lengths, and the dates and times of day that they lie between."""

"""What can only be seen across articles: near-copies, and what two articles say that cannot both be right."""

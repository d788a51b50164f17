"""Many articles: runs that survive everything, the tables that they leave, and checks across articles."""

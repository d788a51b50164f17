"""What checks share: how figures agree, what happened where they do not, and the edits that mend it."""

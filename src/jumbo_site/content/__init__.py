"""content/ to the model: reading, checking, resolving references."""

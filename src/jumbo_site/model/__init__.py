"""The nouns of a conference site, as frozen typed data. Knows nothing of files or HTML."""

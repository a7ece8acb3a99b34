"""Other systems' files, read within bounds: what they say of a conference, as plain frozen data."""

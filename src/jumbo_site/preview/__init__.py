"""The live preview: the site served from memory while it is written."""

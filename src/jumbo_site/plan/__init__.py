"""From the model to pages: each an address, a template and a view, as plain immutable data."""

"""From content/ to a published site: what to render, where to run it, how to put it in place."""

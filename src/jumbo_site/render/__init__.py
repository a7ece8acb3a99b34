"""(template, view) to bytes: the Jinja2 environment, Markdown, sanitising, assets."""

"""``python -m jumbo_site`` is ``jumbo-site``."""

from jumbo_site.cli import main

main(prog_name="jumbo-site")

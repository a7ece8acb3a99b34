"""Other formats than HTML, one module each, listed in ``registry``."""

"""A generator of conference and proceedings sites, Arabic-first and multilingual."""

__version__ = "0.1.0"

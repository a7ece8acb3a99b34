"""Languages as data: direction, script, digits, dates, plurals, lists, order, and the words of the interface."""

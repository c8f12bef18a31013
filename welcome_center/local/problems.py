"""What can stand in the way of a start, told in sentences."""


class Problem(Exception):
    """Something the person at the keyboard can set right; the text says how."""

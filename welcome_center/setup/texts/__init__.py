"""Collects, checks and compiles the portal's words, without the gettext programs."""

"""A living center for those who try the portal. Everybody and everything in it is invented."""

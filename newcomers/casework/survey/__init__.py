"""Five questions after a consultation, answered without a name."""

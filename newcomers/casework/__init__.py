"""What advisors do with and for a person, and what people say of it."""

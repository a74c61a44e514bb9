"""What forms exist (表式), how they are recognised and read."""

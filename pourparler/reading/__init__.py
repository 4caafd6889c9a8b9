"""Text -> Reading: what one report says. Pure functions, one module an element."""

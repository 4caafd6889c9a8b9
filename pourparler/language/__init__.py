"""From a report's text to words with tags, trees, names and labels."""

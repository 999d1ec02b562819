"""Why orders are late or left out, and what would save them."""

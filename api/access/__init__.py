"""Who asks, and what they may do: API keys, bearer tokens, roles."""

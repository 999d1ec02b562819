"""The constraint model: what the decisions are, what the rules and goals say of them."""

"""What a workshop plan is: documents, rules, goals and use cases."""

"""Signed messages to other systems: outbox, signing, delivery, refused addresses."""

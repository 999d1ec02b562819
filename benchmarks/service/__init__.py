"""How fast the service answers: a real server, a real client, loopback."""

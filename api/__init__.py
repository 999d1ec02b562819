"""Where it is used: command line, and later HTTP and the board."""

"""What comes in from outside: bookings, nightly loads, events, sandboxes."""

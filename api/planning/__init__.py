"""The rolling plan of a workshop: where it stands, moves, pins, insertion, solves, publishing."""

"""A full workshop: more than mechanical work, with body and paint, high voltage, courtesy cars, drivers and a yard."""

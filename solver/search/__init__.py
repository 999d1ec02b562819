"""Fast search on bit-set timelines."""

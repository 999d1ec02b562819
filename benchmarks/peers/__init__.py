"""Other planners on the same day: each makes a plan of ours, which the judge then judges."""

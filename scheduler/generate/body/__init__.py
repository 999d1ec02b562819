"""Body and paint: damages, the stages of their repair, and cars that were begun on earlier days."""

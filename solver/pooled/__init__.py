"""The pooled relaxation: people are counted, not named, so that the first tiers are bounded and proved sooner."""

"""Large neighbourhoods of a plan: a few orders are free, all others are held where they are (Shaw, 1998)."""

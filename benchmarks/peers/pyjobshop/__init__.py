"""PyJobShop: the same day in its words."""

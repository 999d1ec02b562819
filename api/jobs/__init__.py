"""Solves as jobs: the table in the database is the truth, a dispatcher takes jobs from it, an executor carries them."""

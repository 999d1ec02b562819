"""What the service keeps, and how: tables, one module of queries per resource, migrations."""

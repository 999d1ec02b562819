"""What people see of a plan: tables and a timeline on the terminal, a page for the wall."""

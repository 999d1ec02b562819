"""What people and other systems write and read."""

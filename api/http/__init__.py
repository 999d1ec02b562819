"""What every request passes through: bodies, errors, transactions, idempotency, time limits, logs, metrics."""

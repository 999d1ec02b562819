"""Multi-skill project scheduling (github.com/youngkd/MSPSP-InstLib): an activity is an order that waits for others."""

from benchmarks.instances.mspsp.check import check
from benchmarks.instances.mspsp.problem import problem
from benchmarks.instances.mspsp.read import read

__all__ = ["check", "problem", "read"]

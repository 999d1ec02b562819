"""Flexible job shops with workers (arXiv 2501.16159): a machine is a bay, a worker a technician, a job an order."""

from benchmarks.instances.fjssp_w.check import check
from benchmarks.instances.fjssp_w.problem import problem
from benchmarks.instances.fjssp_w.read import read

__all__ = ["check", "problem", "read"]

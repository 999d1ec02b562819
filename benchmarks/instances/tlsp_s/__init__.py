"""Test-laboratory scheduling (Mischek and Musliu, 2021): a workbench is a bay, a job an order, a project a fleet."""

from benchmarks.instances.tlsp_s.check import check
from benchmarks.instances.tlsp_s.problem import problem
from benchmarks.instances.tlsp_s.read import read

__all__ = ["check", "problem", "read"]

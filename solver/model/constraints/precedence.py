r"""An operation starts after those before it have ended, no sooner than the least lag and no later than the most.

For every link from o to o' with least lag :math:`m` and most lag :math:`M`:

.. math::
    P_o \wedge P_{o'} \Rightarrow e_o + m \le s_{o'} \le e_o + M
"""

from __future__ import annotations

from solver.model.variables import Variables


def add(x: Variables) -> None:
    """Links into facts, and most lags that had run out before, are waived."""
    for link in x.problem.links:
        if link.after in x.problem.facts:
            continue
        both = [x.placed(o) for o in (link.before, link.after) if o not in x.problem.facts]
        lag = x.start(link.after) - x.end(link.before)
        x.model.add(lag >= link.min_lag).only_enforce_if(both)
        if link.max_lag is not None and not x.problem.is_hopeless(link):
            x.model.add(lag <= link.max_lag).only_enforce_if(both)

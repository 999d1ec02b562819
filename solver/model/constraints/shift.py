r"""The crew is on shift from start to end; breaks and nights are paused over only where the operation allows it.

With :math:`B_{kl}` the starts of piece (k, l) whose pauses cover an absence, or a break or night the operation may not
pause over:

.. math::
    z_{okl} \Rightarrow s_o \notin B_{kl}
"""

from __future__ import annotations

from solver.model.pauses import forbid
from solver.model.variables import Variables


def add(x: Variables) -> None:
    """Between the pauses everybody works, by definition of the pieces."""
    forbid(x, lambda piece: piece.off_shift)

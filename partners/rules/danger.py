"""Topics where help that answers at any hour comes before everything else."""

HELPLINE_FIRST = frozenset({"FAM_VIOL"})

"""What people decided about a plan's facts: read from a file beside the plan, applied at each build, recorded in the graph."""

"""Publishing a built graph: the facts without sentences, with a data card."""

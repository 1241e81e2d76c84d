"""One page for people: what a store or a dataset says, to be mailed to an editor."""

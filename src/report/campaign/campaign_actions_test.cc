// Campaign acts.

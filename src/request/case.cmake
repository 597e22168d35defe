# A case: events, the fold, cells, acts, the decision.

# The applicant's own page, erasure, exports for the applicant, the demo's cases.

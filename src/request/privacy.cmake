# The applicant's own page, erasure, exports for the applicant, the demo's cases.
target_sources(request_rules PRIVATE applicant_status.cc applicant_ticket.cc)
target_sources(request PRIVATE applicant_actions.cc rating_store.cc)

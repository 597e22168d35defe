# How an application comes in: rules of what is typed, acts, the public form, the office's entry, imports.
target_sources(request_rules PRIVATE applicant.cc asked.cc intake_limits.cc)
target_sources(request PRIVATE intake_limit_store.cc intake_actions.cc case_look_up_actions.cc)

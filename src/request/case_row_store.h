// The columns of request_case as they are read, for the stores of cases alone.
#pragma once

#include "db/row.h"
#include "request/case_store.h"

#define CASE_COLUMNS                                                                                                \
  "organ_id, number, handler_id, register_number, channel, applicant_kind, carrier, way, at, submitted_on, stage, " \
  "received_on, due_on, ended_on, provisional, in_time, outcome, assigned_to, archived, erased_at, version"

namespace gongkai::request {

/// Of CASE_COLUMNS, in their order.
Case CaseFromRow(const db::Row& row);

}  // namespace gongkai::request

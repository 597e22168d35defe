// A request to correct a record is sent, looked up, handed on, ended. Source: record_correction.h.
#pragma once

#include "account/deed.h"
#include "request/intake_actions.h"
#include "request/record_correction_store.h"

namespace gongkai::request {

struct RecordReceipt {
  RecordCorrectionId id;
  std::string code;  // shown once
};
/// By the public. Errors: those of FaultsOf; "organ"; disclosure::kTooManyField's "too_many".
FormResult<RecordReceipt> SendRecordCorrection(account::Desk& desk, const Sender& sender, account::OrganId organ,
                                               const RecordWords& words);

struct LookedUpRecord {
  RecordCorrection record;
  OpenedRecord opened;
};
/// Errors: as LookUpCase.
Result<LookedUpRecord> LookUpRecordCorrection(account::Desk& desk, const std::string& network, std::string_view code,
                                              std::string_view fact);

struct SeenRecord {
  RecordCorrectionId id;
  account::OrganId handler{0};
  std::int64_t version = 0;
};
/// 转送: to the organ of the county that may correct it. Errors: "organ", "answer"; kVersionField.
FormResult<RecordCorrectionId> HandOnRecord(account::Desk& desk, const account::Actor& actor, const SeenRecord& seen,
                                            account::OrganId to);
/// Errors: "state", "answer"; kVersionField.
FormResult<RecordCorrectionId> EndRecord(account::Desk& desk, const account::Actor& actor, const SeenRecord& seen,
                                         RecordState state, PersonalText answer);

}  // namespace gongkai::request

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

/// What was handed in over the counter, or by post, and is entered by the office.
struct RecordEntry {
  account::OrganId organ{0};
  Date received{};
  RecordWords words;
  std::vector<UploadedFile> files;  // the scan
};
inline constexpr std::size_t kMostRecordFiles = 4, kLargestRecordFile = 10U << 20U;
/// Errors: those of FaultsOfEntered; "organ", "received", "files"; as a whole when the post may not.
FormResult<RecordReceipt> EnterRecordCorrection(account::Desk& desk, const account::Actor& actor,
                                                const RecordEntry& entry);

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
/// 转送: to the organ of the county that may correct it; who asked is told by letter. Errors: "organ"; what the letter
/// lacks; kVersionField.
FormResult<RecordCorrectionId> HandOnRecord(account::Desk& desk, const account::Actor& actor, const SeenRecord& seen,
                                            account::OrganId to);
/// With its letter (record_letter_actions.h). Errors: "state", "answer"; what the letter lacks; kVersionField.
FormResult<RecordCorrectionId> EndRecord(account::Desk& desk, const account::Actor& actor, const SeenRecord& seen,
                                         RecordState state, PersonalText answer);

/// 送达 of one of its letters by the organ whose letter it is: `seen.handler`, also once it was handed on. Errors:
/// "on", "proof"; kVersionField.
FormResult<RecordCorrectionId> PutRecordDelivered(account::Desk& desk, const account::Actor& actor,
                                                  const SeenRecord& seen, int letter, Date on, PersonalText proof);

/// Its letters were opened by who asked by the page: delivered on that day, as letter_read.h has it.
void PutRecordLettersRead(account::Desk& desk, RecordCorrectionId id);

}  // namespace gongkai::request

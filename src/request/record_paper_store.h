// Files that came with a request to correct a record, and the letters that told of it: sealed under its key. Schema:
// migrations/0296_record_office.sqlite.sql and its twin.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "request/case_store.h"
#include "request/letter.h"
#include "request/record_correction_store.h"

namespace gongkai::request {

struct RecordFile {
  int number = 0;
  std::string digest;  // of the sealed bytes in the blobs
  std::int64_t bytes = 0;
  Instant at{};
};
int AddRecordFile(db::Transaction& act, const account::Keys& keys, RecordCorrectionId id, const PersonalText& name,
                  Instant at, std::string_view bytes);
std::vector<RecordFile> RecordFilesOf(db::Session& session, RecordCorrectionId id);
/// Nothing where there is none, or it was erased.
std::optional<OpenedFile> OpenRecordFile(db::Session& session, const account::Keys& keys, RecordCorrectionId id,
                                         int number);

struct RecordLetter {
  int number = 0;               // within the request; given when it is added
  account::OrganId handler{0};  // whose letter it is: also after it was handed on
  std::string letter_number;    // 字号
  Date dated{};
  std::optional<Date> delivered{};
  Instant at{};
};
int AddRecordLetter(db::Transaction& act, const account::Keys& keys, RecordCorrectionId id, RecordLetter letter,
                    const LetterText& text);
std::vector<RecordLetter> RecordLettersOf(db::Session& session, RecordCorrectionId id);
std::optional<LetterText> OpenRecordLetter(db::Session& session, const account::Keys& keys, RecordCorrectionId id,
                                           const RecordLetter& letter);
/// `proof`: by whom it was signed for, or the number of the mail; sealed.
void PutRecordLetterDelivered(db::Transaction& act, const account::Keys& keys, RecordCorrectionId id, int number,
                              Date on, const PersonalText& proof);

/// Files and the words of letters; numbers and days stay. Called by EraseRecordCorrection.
void EraseRecordPapers(db::Transaction& act, RecordCorrectionId id);

}  // namespace gongkai::request

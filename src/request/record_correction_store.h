// What is kept of requests to correct records. Schema: migrations/0272_record_correction.sql. Words and answers are
// sealed and opened here and nowhere else.
#pragma once

#include <optional>
#include <vector>

#include "account/keys.h"
#include "account/post.h"
#include "base/instant.h"
#include "crypto/key.h"
#include "db/database.h"
#include "request/record_correction.h"

namespace gongkai::request {

struct RecordCorrection {
  RecordCorrectionId id;
  account::OrganId handler{0};
  RecordState state = RecordState::kOpen;
  Instant at{};
  std::optional<Date> handed_on{}, ended{};
  std::int64_t version = 0;
  std::optional<Date> received{};  // handed in and entered by the office; none: by the page
  std::optional<account::PersonId> entered_by{};
  bool is_erased = false;
};
/// The day on which it came.
Date ReceivedOn(const RecordCorrection& record);

struct RecordDigests {
  std::string code, fact;
};
/// id.number is given here.
RecordCorrectionId AddRecordCorrection(db::Transaction& act, const account::Keys& keys, RecordCorrection added,
                                       const RecordWords& words, const RecordDigests& digests);
std::optional<RecordCorrection> FindRecordCorrection(db::Session& session, RecordCorrectionId id);
std::optional<RecordCorrection> LockedRecordCorrection(db::Transaction& act, RecordCorrectionId id);
std::optional<RecordCorrection> FindRecordCorrectionBy(db::Session& session, const RecordDigests& digests);
/// That came of the form whose code this is.
std::optional<RecordCorrection> FindRecordCorrectionOfForm(db::Session& session, std::string_view code_digest);
/// Handler, state, days; counts the version up. `answer`: sealed; empty: as it was.
void PutRecordCorrection(db::Transaction& act, const account::Keys& keys, const RecordCorrection& changed,
                         const PersonalText& answer);
struct OpenedRecord {
  RecordWords words;
  PersonalText answer;
};
std::optional<OpenedRecord> OpenRecord(db::Session& session, const account::Keys& keys, RecordCorrectionId id);
/// The key of one request, open: what else lies sealed with it (record_paper_store.h).
class RecordSeal {
 public:
  /// Nothing where it was erased.
  static std::optional<RecordSeal> Of(db::Session& session, const account::Keys& keys, RecordCorrectionId id);
  /// `place`: which file, letter.
  db::Blob Seal(std::string_view place, std::string_view plain) const;
  std::string Open(std::string_view place, std::string_view sealed) const;

 private:
  RecordSeal(const crypto::Key& key, RecordCorrectionId id) : key_(key), id_(id) {}
  crypto::Key key_;
  RecordCorrectionId id_;
};

/// Ended before that day, not erased, in no list that waits; the oldest first.
std::vector<RecordCorrection> RecordsToDispose(db::Session& session, const std::vector<account::OrganId>& handlers,
                                               Date ended_before, int most);
/// Destroys what is held of persons: the key and everything sealed under it, files, digests. The database refuses it
/// without an approved disposal.
void EraseRecordCorrection(db::Transaction& act, RecordCorrectionId id, Instant at);

/// Which these organs handed on to another one, the newest first.
std::vector<RecordCorrection> RecordsHandedOn(db::Session& session, const std::vector<account::OrganId>& organs,
                                              int most);
/// Open ones first, then the newest.
std::vector<RecordCorrection> ListRecordCorrections(db::Session& session, const std::vector<account::OrganId>& handlers,
                                                    int most);

}  // namespace gongkai::request

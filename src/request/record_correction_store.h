// What is kept of requests to correct records. Schema: migrations/0272_record_correction.sql. Words and answers are
// sealed and opened here and nowhere else.
#pragma once

#include <optional>
#include <vector>

#include "account/keys.h"
#include "base/instant.h"
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
};

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
/// Open ones first, then the newest.
std::vector<RecordCorrection> ListRecordCorrections(db::Session& session, const std::vector<account::OrganId>& handlers,
                                                    int most);

}  // namespace gongkai::request

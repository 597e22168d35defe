#include "request/record_correction_store.h"

#include <nlohmann/json.hpp>

#include "account/sight.h"
#include "crypto/seal.h"
#include "request/case_seal_store.h"
#include "request/record_paper_store.h"

namespace gongkai::request {
namespace {

using account::Keys;
using account::OrganId;

#define RECORD_COLUMNS \
  "organ_id, number, handler_id, state, at, handed_on, ended_on, version, received_on, entered_by, erased_at"
#define FROM_RECORDS "SELECT " RECORD_COLUMNS " FROM request_record_correction "
constexpr std::string_view kNext =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM request_record_correction WHERE organ_id = ?";
constexpr std::string_view kInsert =
    "INSERT INTO request_record_correction (organ_id, number, handler_id, state, at, row_key, words, code_digest, "
    "fact_digest, version, received_on, entered_by) VALUES (?, ?, ?, 'open', ?, ?, ?, ?, ?, 1, ?, ?)";
constexpr std::string_view kSelect = FROM_RECORDS "WHERE organ_id = ? AND number = ?";
constexpr std::string_view kSelectBy = FROM_RECORDS "WHERE code_digest = ? AND fact_digest = ?";
constexpr std::string_view kSelectByCode = FROM_RECORDS "WHERE code_digest = ?";
constexpr std::string_view kUpdate =
    "UPDATE request_record_correction SET handler_id = ?, state = ?, handed_on = ?, ended_on = ?, version = version + "
    "1 WHERE organ_id = ? AND number = ?";
constexpr std::string_view kUpdateAnswer =
    "UPDATE request_record_correction SET answer = ? WHERE organ_id = ? AND number = ?";
constexpr std::string_view kSelectSealed =
    "SELECT row_key, words, answer FROM request_record_correction WHERE organ_id = ? AND number = ?";
constexpr std::string_view kList = FROM_RECORDS "WHERE " IN_SIGHT(
    "handler_id") " ORDER BY CASE WHEN state = 'open' THEN 0 ELSE 1 END, at DESC, organ_id, number DESC LIMIT ?";

constexpr std::string_view kSelectHandedOn = FROM_RECORDS
    "WHERE erased_at IS NULL AND EXISTS (SELECT 1 FROM request_record_letter l WHERE l.organ_id = "
    "request_record_correction.organ_id AND l.record_number = request_record_correction.number AND "
    "l.handler_id <> request_record_correction.handler_id AND " IN_SIGHT(
        "l.handler_id") ") ORDER BY at DESC, organ_id, number DESC LIMIT ?";
constexpr std::string_view kSelectOver = FROM_RECORDS "WHERE " IN_SIGHT(
    "handler_id") " AND state <> 'open' AND erased_at IS NULL AND ended_on < ? AND NOT EXISTS (SELECT 1 FROM "
                  "request_disposal_record c JOIN request_disposal d ON d.organ_id = c.organ_id AND d.number = c.list "
                  "WHERE d.state = 'proposed' AND c.record_organ = request_record_correction.organ_id AND "
                  "c.record_number = request_record_correction.number) ORDER BY ended_on, organ_id, number LIMIT ?";
// The digest of the code stays unique and finds nothing.
constexpr std::string_view kErase =
    "UPDATE request_record_correction SET row_key = NULL, words = NULL, answer = NULL, code_digest = ?, fact_digest = "
    "'', erased_at = ?, version = version + 1 WHERE organ_id = ? AND number = ? AND erased_at IS NULL";

RecordCorrection RecordFrom(const db::Row& row) {
  RecordCorrection record{.id = {OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
                          .handler = OrganId{row.Get<std::int64_t>(2)},
                          .state = Known(RecordStateFrom(row.Get<std::string_view>(3))),
                          .at = InstantOf(row.Get<std::int64_t>(4)),
                          .handed_on = row.Get<std::optional<Date>>(5),
                          .ended = row.Get<std::optional<Date>>(6),
                          .version = row.Get<std::int64_t>(7),
                          .received = row.Get<std::optional<Date>>(8),
                          .is_erased = !row.IsNull(10)};
  if (!row.IsNull(9)) record.entered_by = account::PersonId{row.Get<std::int64_t>(9)};
  return record;
}

std::optional<RecordCorrection> FirstOf(db::Rows rows) {
  if (!rows.Next()) return std::nullopt;
  return RecordFrom(rows.row());
}

// ---- sealing

std::string Whose(RecordCorrectionId id, std::string_view place) {
  return "request_record_correction:" + ToString(id) + ":" + std::string(place);
}

crypto::Key Master(const Keys& keys) { return keys.cases.Derive("record corrections"); }

std::string ToJson(const RecordWords& words) {
  CaseWords kept;  // the applicant as in a case
  kept.applicant = words.applicant;
  return nlohmann::json{{"who", ToJson(kept)},
                        {"record", words.record.Reveal()},
                        {"wrong", words.wrong.Reveal()},
                        {"proof", words.proof.Reveal()}}
      .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

RecordWords RecordWordsFrom(std::string_view text) {
  const nlohmann::json from = nlohmann::json::parse(text, nullptr, false);
  if (!from.is_object()) throw db::DatabaseError(db::ErrorCode::kOther, "the words of a correction are no object");
  const auto part = [&](const char* name) { return PersonalText(from.value(name, std::string())); };
  return {WordsFrom(from.value("who", std::string())).applicant, part("record"), part("wrong"), part("proof")};
}

std::string OpenPart(const crypto::Key& key, RecordCorrectionId id, std::string_view place, const db::Blob& sealed) {
  const auto plain = crypto::Open(key, Whose(id, place), sealed.bytes);
  if (!plain) throw db::DatabaseError(db::ErrorCode::kOther, "words of a correction do not open");
  return std::string(plain->Reveal());
}

crypto::Key KeyOf(const Keys& keys, RecordCorrectionId id, const db::Blob& sealed) {
  const auto bytes = crypto::Open(Master(keys), Whose(id, "key"), sealed.bytes);
  auto key = bytes ? crypto::Key::Of(bytes->Reveal()) : std::nullopt;
  if (!key) throw db::DatabaseError(db::ErrorCode::kOther, "the key of a correction does not open");
  return *key;
}

struct Sealed {
  std::optional<db::Blob> key, words, answer;
};
std::optional<Sealed> SealedOf(db::Session& session, RecordCorrectionId id) {
  db::Rows rows = session.Query(kSelectSealed, id.organ.value, id.number);
  if (!rows.Next()) return std::nullopt;
  const db::Row& row = rows.row();
  return Sealed{row.Get<std::optional<db::Blob>>(0), row.Get<std::optional<db::Blob>>(1),
                row.Get<std::optional<db::Blob>>(2)};
}

}  // namespace

RecordCorrectionId AddRecordCorrection(db::Transaction& act, const Keys& keys, RecordCorrection added,
                                       const RecordWords& words, const RecordDigests& digests) {
  act.Lock("record corrections of " + std::to_string(added.id.organ.value));
  added.id.number = act.One<std::int64_t>(kNext, added.id.organ.value);
  const crypto::Key key = crypto::Key::Random();
  const db::Blob sealed_key{crypto::Seal(Master(keys), Whose(added.id, "key"), key.Reveal())};
  const db::Blob sealed{crypto::Seal(key, Whose(added.id, "words"), ToJson(words))};
  act.Execute(kInsert, added.id.organ.value, added.id.number, added.handler.value, Seconds(added.at), sealed_key,
              sealed, digests.code, digests.fact, added.received,
              added.entered_by ? std::optional(added.entered_by->value) : std::nullopt);
  return added.id;
}

std::optional<RecordCorrection> FindRecordCorrection(db::Session& session, RecordCorrectionId id) {
  return FirstOf(session.Query(kSelect, id.organ.value, id.number));
}
std::optional<RecordCorrection> LockedRecordCorrection(db::Transaction& act, RecordCorrectionId id) {
  act.Lock("record correction " + ToString(id));
  return FindRecordCorrection(act, id);
}
std::optional<RecordCorrection> FindRecordCorrectionBy(db::Session& session, const RecordDigests& digests) {
  return FirstOf(session.Query(kSelectBy, digests.code, digests.fact));
}
std::optional<RecordCorrection> FindRecordCorrectionOfForm(db::Session& session, std::string_view code_digest) {
  return FirstOf(session.Query(kSelectByCode, code_digest));
}

void PutRecordCorrection(db::Transaction& act, const Keys& keys, const RecordCorrection& changed,
                         const PersonalText& answer) {
  const RecordCorrectionId id = changed.id;
  act.Execute(kUpdate, changed.handler.value, IdOf(changed.state), changed.handed_on, changed.ended, id.organ.value,
              id.number);
  if (answer.empty()) return;
  const auto sealed = SealedOf(act, id);
  if (!sealed || !sealed->key) return;
  const crypto::Key key = KeyOf(keys, id, *sealed->key);
  act.Execute(kUpdateAnswer, db::Blob{crypto::Seal(key, Whose(id, "answer"), answer.Reveal())}, id.organ.value,
              id.number);
}

std::optional<OpenedRecord> OpenRecord(db::Session& session, const Keys& keys, RecordCorrectionId id) {
  const auto sealed = SealedOf(session, id);
  if (!sealed || !sealed->key || !sealed->words) return std::nullopt;
  const crypto::Key key = KeyOf(keys, id, *sealed->key);
  OpenedRecord opened{RecordWordsFrom(OpenPart(key, id, "words", *sealed->words)), {}};
  if (sealed->answer) opened.answer = PersonalText(OpenPart(key, id, "answer", *sealed->answer));
  return opened;
}

std::vector<RecordCorrection> RecordsHandedOn(db::Session& session, const std::vector<OrganId>& organs, int most) {
  std::vector<RecordCorrection> found;
  const std::string sight = account::SightText(organs);
  for (const db::Row& row : session.Query(kSelectHandedOn, sight, sight, most)) found.push_back(RecordFrom(row));
  return found;
}

Date ReceivedOn(const RecordCorrection& record) { return record.received.value_or(BeijingDay(record.at)); }

std::optional<RecordSeal> RecordSeal::Of(db::Session& session, const Keys& keys, RecordCorrectionId id) {
  const auto sealed = SealedOf(session, id);
  if (!sealed || !sealed->key) return std::nullopt;
  return RecordSeal(KeyOf(keys, id, *sealed->key), id);
}

db::Blob RecordSeal::Seal(std::string_view place, std::string_view plain) const {
  return {crypto::Seal(key_, Whose(id_, place), plain)};
}

std::string RecordSeal::Open(std::string_view place, std::string_view sealed) const {
  return OpenPart(key_, id_, place, db::Blob{std::string(sealed)});
}

std::vector<RecordCorrection> RecordsToDispose(db::Session& session, const std::vector<OrganId>& handlers,
                                               Date ended_before, int most) {
  std::vector<RecordCorrection> found;
  const std::string sight = account::SightText(handlers);
  for (const db::Row& row : session.Query(kSelectOver, sight, sight, ended_before, most)) {
    found.push_back(RecordFrom(row));
  }
  return found;
}

void EraseRecordCorrection(db::Transaction& act, RecordCorrectionId id, Instant at) {
  act.Execute(kErase, "erased " + ToString(id), Seconds(at), id.organ.value, id.number);
  EraseRecordPapers(act, id);
}

std::vector<RecordCorrection> ListRecordCorrections(db::Session& session, const std::vector<OrganId>& handlers,
                                                    int most) {
  std::vector<RecordCorrection> found;
  const std::string sight = account::SightText(handlers);
  for (const db::Row& row : session.Query(kList, sight, sight, most)) found.push_back(RecordFrom(row));
  return found;
}

}  // namespace gongkai::request

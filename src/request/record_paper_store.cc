#include "request/record_paper_store.h"

#include "db/blob_holders.h"
#include "db/blob_store.h"

namespace gongkai::request {
namespace {

using account::Keys;
using account::OrganId;

constexpr std::string_view kNextFile =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM request_record_file WHERE organ_id = ? AND record_number = ?";
constexpr std::string_view kInsertFile =
    "INSERT INTO request_record_file (organ_id, record_number, number, name, digest, bytes, at) VALUES (?, ?, ?, ?, ?, "
    "?, ?)";
constexpr std::string_view kSelectFiles =
    "SELECT number, digest, bytes, at FROM request_record_file WHERE organ_id = ? AND record_number = ? ORDER BY "
    "number";
constexpr std::string_view kSelectFile =
    "SELECT name, digest FROM request_record_file WHERE organ_id = ? AND record_number = ? AND number = ?";
constexpr std::string_view kDeleteFiles = "DELETE FROM request_record_file WHERE organ_id = ? AND record_number = ?";

constexpr std::string_view kNextLetter =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM request_record_letter WHERE organ_id = ? AND record_number = ?";
constexpr std::string_view kInsertLetter =
    "INSERT INTO request_record_letter (organ_id, record_number, number, handler_id, letter_number, dated_on, at, "
    "body) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kSelectLetters =
    "SELECT number, handler_id, letter_number, dated_on, delivered_on, at FROM request_record_letter WHERE organ_id = "
    "? "
    "AND record_number = ? ORDER BY number";
constexpr std::string_view kSelectBody =
    "SELECT body FROM request_record_letter WHERE organ_id = ? AND record_number = ? AND number = ?";
constexpr std::string_view kDeliver =
    "UPDATE request_record_letter SET delivered_on = ?, proof = ? WHERE organ_id = ? AND record_number = ? AND number "
    "= "
    "?";
constexpr std::string_view kEraseLetters =
    "UPDATE request_record_letter SET body = NULL, proof = NULL WHERE organ_id = ? AND record_number = ?";

std::string FilePlace(int number) { return "file:" + std::to_string(number); }
std::string NamePlace(int number) { return "name:" + std::to_string(number); }
std::string LetterPlace(int number) { return "letter:" + std::to_string(number); }
std::string ProofPlace(int number) { return "proof:" + std::to_string(number); }

RecordSeal SealOf(db::Session& session, const Keys& keys, RecordCorrectionId id) {
  auto seal = RecordSeal::Of(session, keys, id);
  if (!seal) throw db::DatabaseError(db::ErrorCode::kOther, "an erased request is written to");
  return *seal;
}

}  // namespace

int AddRecordFile(db::Transaction& act, const Keys& keys, RecordCorrectionId id, const PersonalText& name, Instant at,
                  std::string_view bytes) {
  const RecordSeal seal = SealOf(act, keys, id);
  const int number = act.One<int>(kNextFile, id.organ.value, id.number);
  const db::Blob sealed = seal.Seal(FilePlace(number), bytes);
  const db::HashedBytes hashed(sealed.bytes);
  db::PutBlob(act, hashed);
  act.Execute(kInsertFile, id.organ.value, id.number, number, seal.Seal(NamePlace(number), name.Reveal()),
              hashed.digest(), static_cast<std::int64_t>(bytes.size()), Seconds(at));
  return number;
}

std::vector<RecordFile> RecordFilesOf(db::Session& session, RecordCorrectionId id) {
  std::vector<RecordFile> files;
  for (const db::Row& row : session.Query(kSelectFiles, id.organ.value, id.number)) {
    files.push_back(
        {row.Get<int>(0), row.Get<std::string>(1), row.Get<std::int64_t>(2), InstantOf(row.Get<std::int64_t>(3))});
  }
  return files;
}

std::optional<OpenedFile> OpenRecordFile(db::Session& session, const Keys& keys, RecordCorrectionId id, int number) {
  const auto seal = RecordSeal::Of(session, keys, id);
  if (!seal) return std::nullopt;
  std::optional<db::Blob> name;
  std::string digest;
  {
    db::Rows rows = session.Query(kSelectFile, id.organ.value, id.number, number);
    if (!rows.Next()) return std::nullopt;
    name = rows.row().Get<std::optional<db::Blob>>(0);
    digest = rows.row().Get<std::string>(1);
  }
  const auto sealed = db::GetBlob(session, digest);
  if (!sealed || !name) return std::nullopt;
  return OpenedFile{PersonalText(seal->Open(NamePlace(number), name->bytes)),
                    PersonalText(seal->Open(FilePlace(number), *sealed))};
}

int AddRecordLetter(db::Transaction& act, const Keys& keys, RecordCorrectionId id, RecordLetter letter,
                    const LetterText& text) {
  const RecordSeal seal = SealOf(act, keys, id);
  letter.number = act.One<int>(kNextLetter, id.organ.value, id.number);
  act.Execute(kInsertLetter, id.organ.value, id.number, letter.number, letter.handler.value, letter.letter_number,
              letter.dated, Seconds(letter.at), seal.Seal(LetterPlace(letter.number), Packed(text).Reveal()));
  return letter.number;
}

std::vector<RecordLetter> RecordLettersOf(db::Session& session, RecordCorrectionId id) {
  std::vector<RecordLetter> letters;
  for (const db::Row& row : session.Query(kSelectLetters, id.organ.value, id.number)) {
    letters.push_back({.number = row.Get<int>(0),
                       .handler = OrganId{row.Get<std::int64_t>(1)},
                       .letter_number = row.Get<std::string>(2),
                       .dated = row.Get<Date>(3),
                       .delivered = row.Get<std::optional<Date>>(4),
                       .at = InstantOf(row.Get<std::int64_t>(5))});
  }
  return letters;
}

std::optional<LetterText> OpenRecordLetter(db::Session& session, const Keys& keys, RecordCorrectionId id,
                                           const RecordLetter& letter) {
  const auto seal = RecordSeal::Of(session, keys, id);
  if (!seal) return std::nullopt;
  const auto body = session.First<std::optional<db::Blob>>(kSelectBody, id.organ.value, id.number, letter.number);
  if (!body || !*body) return std::nullopt;
  return Unpacked(PersonalText(seal->Open(LetterPlace(letter.number), (*body)->bytes)), letter.dated);
}

void PutRecordLetterDelivered(db::Transaction& act, const Keys& keys, RecordCorrectionId id, int number, Date on,
                              const PersonalText& proof) {
  const RecordSeal seal = SealOf(act, keys, id);
  act.Execute(kDeliver, on, seal.Seal(ProofPlace(number), proof.Reveal()), id.organ.value, id.number, number);
}

void EraseRecordPapers(db::Transaction& act, RecordCorrectionId id) {
  const std::vector<RecordFile> files = RecordFilesOf(act, id);
  act.Execute(kDeleteFiles, id.organ.value, id.number);
  act.Execute(kEraseLetters, id.organ.value, id.number);
  for (const RecordFile& file : files) db::RemoveBlobUnlessHeld(act, file.digest);
}

}  // namespace gongkai::request

// Files and letters of cases: sealed bytes beside their rows.
#include <array>

#include "crypto/seal.h"
#include "db/blob_store.h"
#include "request/case_seal_store.h"
#include "request/case_store.h"

namespace gongkai::request {
namespace {

using account::Keys;
using std::string_view;

constexpr string_view kNextFile =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM request_file WHERE organ_id = ? AND case_number = ?";
constexpr string_view kInsertFile =
    "INSERT INTO request_file (organ_id, case_number, number, kind, name, digest, bytes, at) VALUES (?, ?, ?, ?, ?, ?, "
    "?, ?)";
constexpr string_view kSelectFiles =
    "SELECT number, kind, digest, bytes, at FROM request_file WHERE organ_id = ? AND case_number = ? ORDER BY number";
constexpr string_view kSelectFile =
    "SELECT name, digest FROM request_file WHERE organ_id = ? AND case_number = ? AND number = ?";

constexpr string_view kInsertLetter =
    "INSERT INTO request_letter (organ_id, case_number, ref, kind, letter_number, dated_on, delivered_on, at, body) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr string_view kDeliver =
    "UPDATE request_letter SET delivered_on = ? WHERE organ_id = ? AND case_number = ? AND ref = ?";
constexpr string_view kSelectLetters =
    "SELECT ref, kind, letter_number, dated_on, delivered_on, at FROM request_letter WHERE organ_id = ? AND "
    "case_number "
    "= ? ORDER BY at, ref";
constexpr string_view kSelectBody =
    "SELECT body FROM request_letter WHERE organ_id = ? AND case_number = ? AND ref = ?";

struct FileKindRow {
  FileKind kind;
  string_view id, name;
};
constexpr std::array kFileKinds = {FileKindRow{FileKind::kApplication, "application", "申请书"},
                                   FileKindRow{FileKind::kIdentity, "identity", "身份证明"},
                                   FileKindRow{FileKind::kCorrection, "correction", "补正材料"},
                                   FileKindRow{FileKind::kConsultation, "consultation", "征求意见的回复"},
                                   FileKindRow{FileKind::kReleased, "released", "提供的政府信息"},
                                   FileKindRow{FileKind::kProof, "proof", "送达凭证"},
                                   FileKindRow{FileKind::kOther, "other", "其他材料"},
                                   FileKindRow{FileKind::kAuthority, "authority", "代理权的证明"},
                                   FileKindRow{FileKind::kOriginal, "original", "要部分公开的原件"},
                                   FileKindRow{FileKind::kWorking, "working", "遮盖用的页面"}};

/// A piece that is sealed by itself, so that a large file never stands in memory twice.
constexpr std::size_t kPiece = std::size_t{1} << 20U;
constexpr std::size_t kSealedPiece = kPiece + crypto::kSealBytes;

std::string FilePlace(int number) { return "file:" + std::to_string(number); }
/// Bound to its place in the file and to whether it is the last one: none can be left out or changed for another.
std::string PiecePlace(int number, std::size_t piece, bool is_last) {
  return FilePlace(number) + ":" + std::to_string(piece) + (is_last ? ":last" : "");
}
std::string LetterPlace(string_view ref) { return "letter:" + std::string(ref); }

CaseSeal SealOf(db::Session& session, const Keys& keys, CaseId id) {
  auto seal = CaseSeal::Of(session, keys, id);
  if (!seal) throw db::DatabaseError(db::ErrorCode::kOther, "an erased case is written to");
  return std::move(*seal);
}

/// `take` is given the pieces in order.
template <class Take>
void SealPieces(const CaseSeal& seal, int number, const SentBytes& bytes, Take take) {
  for (std::size_t piece = 0;; ++piece) {
    const std::uint64_t at = piece * std::uint64_t{kPiece};
    const bool is_last = bytes.size() - at <= kPiece;
    take(seal.Seal(PiecePlace(number, piece, is_last), bytes.Piece(at, kPiece)).bytes);
    if (is_last) return;
  }
}

std::string PutSealed(db::Transaction& act, const CaseSeal& seal, int number, const SentBytes& bytes) {
  db::BlobWriter writer(act);
  SealPieces(seal, number, bytes, [&](const std::string& piece) { writer.Append(piece); });
  return writer.Finish();
}

std::string OpenSealed(const CaseSeal& seal, int number, string_view sealed) {
  std::string bytes;
  bytes.reserve(sealed.size());
  for (std::size_t piece = 0;; ++piece) {
    const bool is_last = sealed.size() <= kSealedPiece;
    bytes += seal.Open(PiecePlace(number, piece, is_last), sealed.substr(0, kSealedPiece));
    if (is_last) return bytes;
    sealed.remove_prefix(kSealedPiece);
  }
}

}  // namespace

string_view IdOf(FileKind kind) { return kFileKinds[static_cast<std::size_t>(kind)].id; }
string_view NameOf(FileKind kind) { return kFileKinds[static_cast<std::size_t>(kind)].name; }
std::optional<FileKind> FileKindFrom(string_view id) {
  for (const FileKindRow& row : kFileKinds) {
    if (row.id == id) return row.kind;
  }
  return std::nullopt;
}

int NextFileNumber(db::Session& session, CaseId id) { return session.One<int>(kNextFile, id.organ.value, id.number); }

void SealFileBytes(const CaseSeal& seal, int number, const SentBytes& bytes,
                   const std::function<void(string_view piece)>& take) {
  SealPieces(seal, number, bytes, take);
}

std::optional<db::Blob> SealFileName(const CaseSeal& seal, int number, const PersonalText& name) {
  return seal.SealSome(FilePlace(number), name);
}

void PutFileRow(db::Transaction& act, CaseId id, const CaseFile& file, const std::optional<db::Blob>& name) {
  act.Execute(kInsertFile, id.organ.value, id.number, file.number, IdOf(file.kind), name, file.digest, file.bytes,
              Seconds(file.at));
}

int AddFile(db::Transaction& act, const Keys& keys, CaseId id, FileKind kind, const PersonalText& name, Instant at,
            const SentBytes& bytes) {
  const CaseSeal seal = SealOf(act, keys, id);
  const int number = NextFileNumber(act, id);
  const std::string digest = PutSealed(act, seal, number, bytes);
  PutFileRow(act, id, {number, kind, digest, static_cast<std::int64_t>(bytes.size()), at},
             SealFileName(seal, number, name));
  return number;
}

std::vector<CaseFile> FilesOf(db::Session& session, CaseId id) {
  std::vector<CaseFile> files;
  for (const db::Row& row : session.Query(kSelectFiles, id.organ.value, id.number)) {
    files.push_back({.number = row.Get<int>(0),
                     .kind = Known(FileKindFrom(row.Get<string_view>(1))),
                     .digest = row.Get<std::string>(2),
                     .bytes = row.Get<std::int64_t>(3),
                     .at = InstantOf(row.Get<std::int64_t>(4))});
  }
  return files;
}

std::optional<PersonalText> FileNameOf(db::Session& session, const Keys& keys, CaseId id, int number) {
  const auto seal = CaseSeal::Of(session, keys, id);
  if (!seal) return std::nullopt;
  db::Rows rows = session.Query(kSelectFile, id.organ.value, id.number, number);
  if (!rows.Next()) return std::nullopt;
  return seal->OpenSome(FilePlace(number), rows.row().Get<std::optional<db::Blob>>(0));
}

std::optional<OpenedFile> OpenFile(db::Session& session, const Keys& keys, CaseId id, int number) {
  const auto seal = CaseSeal::Of(session, keys, id);
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
  if (!sealed) return std::nullopt;
  return OpenedFile{seal->OpenSome(FilePlace(number), name), PersonalText(OpenSealed(*seal, number, *sealed))};
}

void AddLetter(db::Transaction& act, const Keys& keys, CaseId id, const CaseLetter& letter, const PersonalText& body) {
  const CaseSeal seal = SealOf(act, keys, id);
  act.Execute(kInsertLetter, id.organ.value, id.number, letter.ref, letter.kind, letter.number, letter.dated,
              letter.delivered, Seconds(letter.at), seal.SealSome(LetterPlace(letter.ref), body));
}

void PutLetterDelivered(db::Transaction& act, CaseId id, const std::string& ref, Date on) {
  act.Execute(kDeliver, on, id.organ.value, id.number, ref);
}

std::vector<CaseLetter> LettersOf(db::Session& session, CaseId id) {
  std::vector<CaseLetter> letters;
  for (const db::Row& row : session.Query(kSelectLetters, id.organ.value, id.number)) {
    letters.push_back({.ref = row.Get<std::string>(0),
                       .kind = row.Get<std::string>(1),
                       .number = row.Get<std::string>(2),
                       .dated = row.Get<Date>(3),
                       .delivered = row.Get<std::optional<Date>>(4),
                       .at = InstantOf(row.Get<std::int64_t>(5))});
  }
  return letters;
}

std::optional<PersonalText> LetterBody(db::Session& session, const Keys& keys, CaseId id, const std::string& ref) {
  const auto seal = CaseSeal::Of(session, keys, id);
  if (!seal) return std::nullopt;
  const auto sealed = session.First<std::optional<db::Blob>>(kSelectBody, id.organ.value, id.number, ref);
  if (!sealed || !*sealed) return std::nullopt;
  return PersonalText(seal->Open(LetterPlace(ref), (*sealed)->bytes));
}

}  // namespace gongkai::request

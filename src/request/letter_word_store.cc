#include "request/letter_word_store.h"

#include <algorithm>

#include "request/case_seal_store.h"
#include "request/letter_word.h"
#include "request/letter_words.h"

namespace gongkai::request {
namespace {

using account::OrganId;

#define WORD_COLUMNS "organ_id, subject, version, name, words, in_force, at, person_id, person"

constexpr std::string_view kVersions = "SELECT " WORD_COLUMNS
                                       " FROM request_letter_word WHERE organ_id = ? AND subject = ? ORDER BY version "
                                       "DESC LIMIT 200";
constexpr std::string_view kInForce = "SELECT " WORD_COLUMNS
                                      " FROM request_letter_word WHERE organ_id = ? AND subject = ? AND in_force = 1 "
                                      "ORDER BY version DESC LIMIT 1";
constexpr std::string_view kLayout =
    "SELECT layout FROM request_letter_word WHERE organ_id = ? AND subject = ? AND version = ?";
constexpr std::string_view kInsert =
    "INSERT INTO request_letter_word (" WORD_COLUMNS ", layout) VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?)";
constexpr std::string_view kPutInForce =
    "UPDATE request_letter_word SET in_force = CASE WHEN version = ? THEN 1 ELSE 0 END WHERE organ_id = ? AND subject "
    "= ?";
constexpr std::string_view kInsertFile =
    "INSERT INTO request_letter_word_file (organ_id, case_number, ref, of_organ, version, body) VALUES (?, ?, ?, ?, ?, "
    "?)";
constexpr std::string_view kSelectFile =
    "SELECT of_organ, version, body FROM request_letter_word_file WHERE organ_id = ? AND case_number = ? AND ref = ?";

LetterWord Read(const db::Row& row) {
  return {.organ = OrganId{row.Get<std::int64_t>(0)},
          .subject = row.Get<std::string>(1),
          .version = row.Get<std::int64_t>(2),
          .name = row.Get<std::string>(3),
          .words = row.Get<std::string>(4),
          .is_in_force = row.Get<std::int64_t>(5) != 0,
          .at = InstantOf(row.Get<std::int64_t>(6)),
          .person = account::PersonId{row.Get<std::optional<std::int64_t>>(7).value_or(0)},
          .person_name = row.Get<std::string>(8)};
}

std::optional<LetterWord> InForce(db::Session& session, OrganId organ, std::string_view subject) {
  db::Rows rows = session.Query(kInForce, organ.value, subject);
  if (!rows.Next()) return std::nullopt;
  return Read(rows.row());
}

std::string PlaceOf(const std::string& ref) { return "letter-word:" + ref; }

}  // namespace

std::vector<LetterWord> VersionsOfWord(db::Session& session, OrganId organ, std::string_view subject) {
  std::vector<LetterWord> versions;
  for (const db::Row& row : session.Query(kVersions, organ.value, subject)) versions.push_back(Read(row));
  return versions;
}

std::optional<std::string> LayoutOfWord(db::Session& session, OrganId organ, std::string_view subject,
                                        std::int64_t version) {
  auto layout = session.First<db::Blob>(kLayout, organ.value, subject, version);
  return layout ? std::optional(std::move(layout->bytes)) : std::nullopt;
}

void AddWord(db::Transaction& act, const LetterWord& added, std::string_view layout) {
  const auto person = added.person.value == 0 ? std::nullopt : std::optional(added.person.value);
  act.Execute(kInsert, added.organ.value, added.subject, added.version, added.name, added.words, Seconds(added.at),
              person, added.person_name, db::Blob{std::string(layout)});
}

void PutWordInForce(db::Transaction& act, OrganId organ, std::string_view subject, std::int64_t version) {
  act.Execute(kPutInForce, version, organ.value, subject);
}

WordsInForce WordsFor(db::Session& session, OrganId organ, const TemplateSubject& subject) {
  const std::string id = IdOf(subject);
  WordsInForce words;
  const auto own = TemplateInForce(session, organ, id);
  if (own) words.own = own->body;
  words.word = InForce(session, organ, id);
  if (!words.word && organ != kWholeCounty) {
    words.word = InForce(session, kWholeCounty, id);
    const bool has_own_words = own && own->organ == organ;
    if (words.word && has_own_words && !HoldsWords(words.word->words)) words.word.reset();
  }
  const std::string inside = words.own.empty() ? ProgramWordsOf(subject.kind, subject.outcome) : words.own;
  words.body = words.word ? WithWords(words.word->words, inside) : words.own;
  return words;
}

void AddLetterWordFile(db::Transaction& act, const account::Keys& keys, CaseId id, const std::string& ref,
                       const LetterWordFile& file) {
  const auto seal = CaseSeal::Of(act, keys, id);
  if (!seal) throw db::DatabaseError(db::ErrorCode::kOther, "an erased case is written to");
  act.Execute(kInsertFile, id.organ.value, id.number, ref, file.of.value, file.version,
              seal->Seal(PlaceOf(ref), file.bytes));
}

std::optional<LetterWordFile> FindLetterWordFile(db::Session& session, const account::Keys& keys, CaseId id,
                                                 const std::string& ref) {
  const auto seal = CaseSeal::Of(session, keys, id);
  if (!seal) return std::nullopt;
  db::Rows rows = session.Query(kSelectFile, id.organ.value, id.number, ref);
  if (!rows.Next()) return std::nullopt;
  return LetterWordFile{OrganId{rows.row().Get<std::int64_t>(0)}, rows.row().Get<std::int64_t>(1),
                        seal->Open(PlaceOf(ref), rows.row().Get<db::Blob>(2).bytes)};
}

}  // namespace gongkai::request

#include "request/letter_read_store.h"

namespace gongkai::request {
namespace {

constexpr std::string_view kInsert =
    "INSERT INTO request_letter_read (organ_id, case_number, ref, at) VALUES (?, ?, ?, ?)";
constexpr std::string_view kCount =
    "SELECT COUNT(*) FROM request_letter_read WHERE organ_id = ? AND case_number = ? AND ref = ?";
constexpr std::string_view kSelect = "SELECT ref, at FROM request_letter_read WHERE organ_id = ? AND case_number = ?";

}  // namespace

bool AddLetterRead(db::Transaction& act, CaseId id, const std::string& ref, Instant at) {
  if (IsLetterRead(act, id, ref)) return false;
  act.Execute(kInsert, id.organ.value, id.number, ref, Seconds(at));
  return true;
}

bool IsLetterRead(db::Session& session, CaseId id, const std::string& ref) {
  return session.One<std::int64_t>(kCount, id.organ.value, id.number, ref) > 0;
}

std::map<std::string, Instant> LettersRead(db::Session& session, CaseId id) {
  std::map<std::string, Instant> read;
  for (const db::Row& row : session.Query(kSelect, id.organ.value, id.number)) {
    read.emplace(row.Get<std::string>(0), InstantOf(row.Get<std::int64_t>(1)));
  }
  return read;
}

}  // namespace gongkai::request

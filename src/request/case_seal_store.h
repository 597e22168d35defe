// How what people wrote becomes bytes that only the key of their case opens. Used by the stores of cases alone.
//
//   key of the installation ─seals─► key of the case (column case_key) ─seals─► words, decision, events, files, letters
//
// The key is bound to the row of its case, each sealed text to its place within the case: bytes copied to another row
// or another case do not open there.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "account/keys.h"
#include "crypto/key.h"
#include "db/database.h"
#include "request/case_store.h"

namespace gongkai::request {

/// The key of one case, open.
class CaseSeal {
 public:
  /// A new case's. It seals before the number of the case is known: before the write lock, which all others wait for.
  static CaseSeal Random();
  /// Of a case that is there. Nothing where it was erased; throws db::DatabaseError where the key does not open.
  static std::optional<CaseSeal> Of(db::Session& session, const account::Keys& keys, CaseId id);

  /// As it is kept with that case.
  db::Blob SealedKey(const account::Keys& keys, CaseId id) const;

  /// `place`: which column, event, file, letter.
  db::Blob Seal(std::string_view place, std::string_view plain) const;
  /// The same for what may be empty: nothing is kept then.
  std::optional<db::Blob> SealSome(std::string_view place, const PersonalText& plain) const;
  /// Throws db::DatabaseError where bytes were changed: words that do not open are never taken for none.
  std::string Open(std::string_view place, std::string_view sealed) const;
  PersonalText OpenSome(std::string_view place, const std::optional<db::Blob>& sealed) const;

 private:
  explicit CaseSeal(const crypto::Key& key) : key_(key) {}

  crypto::Key key_;
};

// ---- rows of a new case, whose texts were sealed before (sealed_case_store.h)

/// With all copies that `held` has; gives its number.
CaseId PutNewCase(db::Transaction& act, const account::Keys& keys, const CaseSeal& seal, const db::Blob& words,
                  const Case& held, const CaseDigests& digests);
void PutEvent(db::Transaction& act, CaseId id, std::int64_t number, const CaseEvent& event,
              const std::optional<db::Blob>& words);
int NextFileNumber(db::Session& session, CaseId id);
/// Bytes (a piece at a time) and name of a file as they are kept, under its number within the case.
void SealFileBytes(const CaseSeal& seal, int number, const SentBytes& bytes,
                   const std::function<void(std::string_view piece)>& take);
std::optional<db::Blob> SealFileName(const CaseSeal& seal, int number, const PersonalText& name);
/// `file.bytes`: how many were sent.
void PutFileRow(db::Transaction& act, CaseId id, const CaseFile& file, const std::optional<db::Blob>& name);

std::string ToJson(const CaseWords& words);
CaseWords WordsFrom(std::string_view json);
std::string ToJson(const DecisionText& decision);
DecisionText DecisionFrom(std::string_view json);

/// A value out of a word of the database that only the program writes; throws db::DatabaseError for another one.
template <class Value>
Value Known(const std::optional<Value>& value) {
  if (!value) throw db::DatabaseError(db::ErrorCode::kOther, "unknown word in a case");
  return *value;
}

}  // namespace gongkai::request

// How what people wrote becomes bytes that only the key of their case opens. Used by the stores of cases alone.
//
//   key of the installation ─seals─► key of the case (column case_key) ─seals─► words, decision, events, files, letters
//
// Each sealed text is bound to its place: bytes copied to another row or another case do not open there.
#pragma once

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
  /// A new case's.
  static CaseSeal Random(const account::Keys& keys, CaseId id);
  /// Of a case that is there. Nothing where it was erased; throws db::DatabaseError where the key does not open.
  static std::optional<CaseSeal> Of(db::Session& session, const account::Keys& keys, CaseId id);

  /// As it is kept.
  const db::Blob& sealed_key() const { return sealed_key_; }

  /// `place`: which column, event, file, letter.
  db::Blob Seal(std::string_view place, std::string_view plain) const;
  /// The same for what may be empty: nothing is kept then.
  std::optional<db::Blob> SealSome(std::string_view place, const PersonalText& plain) const;
  /// Throws db::DatabaseError where bytes were changed: words that do not open are never taken for none.
  std::string Open(std::string_view place, std::string_view sealed) const;
  PersonalText OpenSome(std::string_view place, const std::optional<db::Blob>& sealed) const;

 private:
  CaseSeal(CaseId id, crypto::Key key, db::Blob sealed_key)
      : id_(id), key_(std::move(key)), sealed_key_(std::move(sealed_key)) {}

  CaseId id_;
  crypto::Key key_;
  db::Blob sealed_key_;
};

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

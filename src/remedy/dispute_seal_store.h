// How what people wrote becomes bytes that only the key of their dispute opens. Used by the stores of disputes alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "account/keys.h"
#include "base/personal_text.h"
#include "crypto/key.h"
#include "db/database.h"
#include "remedy/dispute_store.h"

namespace gongkai::remedy {

class DisputeSeal {
 public:
  static DisputeSeal Random(DisputeId id);
  /// Throws db::DatabaseError where there is none or its key does not open.
  static DisputeSeal Of(db::Session& session, const account::Keys& keys, DisputeId id);

  /// Nothing where the key is destroyed.
  static std::optional<DisputeSeal> UnlessErased(db::Session& session, const account::Keys& keys, DisputeId id);

  db::Blob SealedKey(const account::Keys& keys) const;
  /// `place`: which column, event, file: bytes copied to another place do not open there.
  db::Blob Seal(std::string_view place, std::string_view plain) const;
  std::string Open(std::string_view place, std::string_view sealed) const;
  PersonalText OpenSome(std::string_view place, const std::optional<db::Blob>& sealed) const;

 private:
  DisputeSeal(DisputeId id, const crypto::Key& key) : id_(id), key_(key) {}

  DisputeId id_;
  crypto::Key key_;
};

/// A value out of a word of the database that only the program writes.
template <class Value>
Value Known(const std::optional<Value>& value) {
  if (!value) throw db::DatabaseError(db::ErrorCode::kOther, "unknown word in a dispute");
  return *value;
}

}  // namespace gongkai::remedy

#include "remedy/dispute_seal_store.h"

#include "crypto/seal.h"

namespace gongkai::remedy {
namespace {

using account::Keys;

constexpr std::string_view kSelectKey = "SELECT row_key FROM dispute WHERE organ_id = ? AND number = ?";

constexpr std::string_view kIsErased =
    "SELECT COUNT(*) FROM dispute WHERE organ_id = ? AND number = ? AND erased_at IS NOT NULL";

std::string Whose(DisputeId id, std::string_view place) { return "dispute:" + ToString(id) + ":" + std::string(place); }

crypto::Key Master(const Keys& keys) { return keys.cases.Derive("disputes"); }

db::DatabaseError Broken(const char* what) { return db::DatabaseError(db::ErrorCode::kOther, what); }

}  // namespace

DisputeSeal DisputeSeal::Random(DisputeId id) { return {id, crypto::Key::Random()}; }

DisputeSeal DisputeSeal::Of(db::Session& session, const Keys& keys, DisputeId id) {
  const auto sealed = session.First<db::Blob>(kSelectKey, id.organ.value, id.number);
  if (!sealed) throw Broken("there is no such dispute");
  const auto bytes = crypto::Open(Master(keys), Whose(id, "key"), sealed->bytes);
  const auto key = bytes ? crypto::Key::Of(bytes->Reveal()) : std::nullopt;
  if (!key) throw Broken("the key of a dispute does not open");
  return {id, *key};
}

std::optional<DisputeSeal> DisputeSeal::UnlessErased(db::Session& session, const Keys& keys, DisputeId id) {
  if (session.One<std::int64_t>(kIsErased, id.organ.value, id.number) > 0) return std::nullopt;
  return Of(session, keys, id);
}

db::Blob DisputeSeal::SealedKey(const Keys& keys) const {
  return db::Blob{crypto::Seal(Master(keys), Whose(id_, "key"), key_.Reveal())};
}

db::Blob DisputeSeal::Seal(std::string_view place, std::string_view plain) const {
  return db::Blob{crypto::Seal(key_, Whose(id_, place), plain)};
}

std::string DisputeSeal::Open(std::string_view place, std::string_view sealed) const {
  const auto plain = crypto::Open(key_, Whose(id_, place), sealed);
  if (!plain) throw Broken("words of a dispute do not open");
  return std::string(plain->Reveal());
}

PersonalText DisputeSeal::OpenSome(std::string_view place, const std::optional<db::Blob>& sealed) const {
  return sealed ? PersonalText(Open(place, sealed->bytes)) : PersonalText();
}

}  // namespace gongkai::remedy

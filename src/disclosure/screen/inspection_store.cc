#include "disclosure/screen/inspection_store.h"

#include "crypto/sm3.h"
#include "docread/inspection_wire.h"

namespace gongkai::disclosure {
namespace {

constexpr std::size_t kMostBytes = 8U << 20U;  // of one: what is longer is looked for in the file again

constexpr std::string_view kFind =
    "SELECT found FROM screening_inspection WHERE digest = ? AND name = ? AND version = ?";
constexpr std::string_view kHas =
    "SELECT COUNT(*) FROM screening_inspection WHERE digest = ? AND name = ? AND version = ?";
constexpr std::string_view kKeep =
    "INSERT INTO screening_inspection (digest, name, version, found) VALUES (?, ?, ?, ?) ON CONFLICT (digest, name) DO "
    "UPDATE SET version = excluded.version, found = excluded.found WHERE screening_inspection.version < "
    "excluded.version";
constexpr std::string_view kSweep =
    "DELETE FROM screening_inspection WHERE version <> ? OR NOT EXISTS (SELECT 1 FROM blob b WHERE b.digest = "
    "screening_inspection.digest)";

/// A name may be long, and is nobody's business here.
std::string KeyOfName(std::string_view name) { return crypto::Sm3Hex(name); }

}  // namespace

std::optional<docread::Inspection> FindInspection(db::Session& session, std::string_view digest,
                                                  std::string_view name) {
  const auto found = session.First<db::Blob>(kFind, digest, KeyOfName(name), docread::kInspectionVersion);
  return found ? docread::InspectionFromWire(found->bytes) : std::nullopt;
}

bool HasInspection(db::Session& session, std::string_view digest, std::string_view name) {
  return session.One<std::int64_t>(kHas, digest, KeyOfName(name), docread::kInspectionVersion) > 0;
}

void KeepInspection(db::Transaction& act, std::string_view digest, std::string_view name,
                    const docread::Inspection& inspection) {
  const std::string found = docread::ToWire(inspection);
  if (found.size() > kMostBytes) return;
  act.Execute(kKeep, digest, KeyOfName(name), docread::kInspectionVersion, db::BlobView{found});
}

std::int64_t SweepInspections(db::Transaction& act) { return act.Execute(kSweep, docread::kInspectionVersion); }

}  // namespace gongkai::disclosure

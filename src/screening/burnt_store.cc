#include "screening/burnt_store.h"

namespace gongkai::screening {
namespace {

constexpr std::string_view kIsKnown = "SELECT COUNT(*) FROM screening_burnt WHERE digest = ?";
constexpr std::string_view kAdd =
    "INSERT INTO screening_burnt (digest, at) VALUES (?, ?) ON CONFLICT (digest) DO NOTHING";

}  // namespace

bool WasBurnt(db::Session& session, const std::string& digest) {
  return session.One<std::int64_t>(kIsKnown, digest) > 0;
}

void AddBurnt(db::Transaction& act, std::span<const std::string> digests, Instant at) {
  for (const std::string& digest : digests) act.Execute(kAdd, digest, Seconds(at));
}

}  // namespace gongkai::screening

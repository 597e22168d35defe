#include "request/intake_limit_store.h"

#include "crypto/hmac_sm3.h"
#include "web/peer.h"

namespace gongkai::request {
namespace {

constexpr std::string_view kAll = "all";
constexpr std::chrono::days kArrivalsKept{2};

constexpr std::string_view kCountArrivals =
    "SELECT COUNT(*) FROM (SELECT 1 FROM request_arrival WHERE network = ? AND at > ? LIMIT 10000) AS lately";
constexpr std::string_view kInsertArrival = "INSERT INTO request_arrival (network, at) VALUES (?, ?)";
constexpr std::string_view kForgetArrivals = "DELETE FROM request_arrival WHERE at < ?";
constexpr std::string_view kCountWrong =
    "SELECT COUNT(*) FROM (SELECT 1 FROM request_lookup WHERE subject = ? AND at > ? LIMIT 1000) AS lately";
constexpr std::string_view kInsertWrong = "INSERT INTO request_lookup (subject, at) VALUES (?, ?)";
constexpr std::string_view kForgetWrong = "DELETE FROM request_lookup WHERE at < ?";

std::string DigestOf(const account::Keys& keys, const std::string& network) {
  return crypto::HmacSm3::Of(keys.cases.Derive("networks"), network).ToHex();
}

int CountOf(db::Session& session, std::string_view network, Instant since) {
  return session.One<int>(kCountArrivals, network, Seconds(since));
}

/// Under which pieces of files are counted.
std::string FilesOf(std::string_view network) { return std::string(network) + "|files"; }

}  // namespace

ApplyNetworks ApplyNetworksOf(const account::Keys& keys, const std::string& network) {
  const std::string household = web::HouseholdOf(network), place = web::PlaceOf(network);
  // An address that is its own household is counted as either.
  return {DigestOf(keys, "network " + network), DigestOf(keys, "household " + household),
          DigestOf(keys, "place " + place)};
}

IntakeLoad IntakeLoadOf(db::Session& session, const ApplyNetworks& from, Instant now) {
  const Instant hour = now - std::chrono::hours(1), day = now - std::chrono::hours(24);
  return {.network_hour = CountOf(session, from.network, hour),
          .network_day = CountOf(session, from.network, day),
          .household_hour = CountOf(session, from.household, hour),
          .household_day = CountOf(session, from.household, day),
          .place_hour = CountOf(session, from.place, hour),
          .place_day = CountOf(session, from.place, day),
          .hour = CountOf(session, kAll, hour),
          .day = CountOf(session, kAll, day),
          .network_pieces = CountOf(session, FilesOf(from.network), day),
          .place_pieces = CountOf(session, FilesOf(from.place), day),
          .pieces = CountOf(session, FilesOf(kAll), day)};
}

void AddArrival(db::Transaction& act, const ApplyNetworks& from, Instant now, std::uint64_t file_bytes) {
  act.Execute(kForgetArrivals, Seconds(now - kArrivalsKept));
  for (const std::string_view each :
       {std::string_view(from.network), std::string_view(from.household), std::string_view(from.place), kAll}) {
    act.Execute(kInsertArrival, each, Seconds(now));
  }
  for (int piece = 0; piece < FilePiecesOf(file_bytes); ++piece) {
    for (const std::string_view each :
         {std::string_view(from.network), std::string_view(from.place), std::string_view(kAll)}) {
      act.Execute(kInsertArrival, FilesOf(each), Seconds(now));
    }
  }
}

int WrongCaseLookups(db::Session& session, std::string_view subject, Instant now, std::chrono::minutes within) {
  return session.One<int>(kCountWrong, subject, Seconds(now - within));
}

void AddWrongCaseLookup(db::Transaction& act, std::string_view subject, Instant now) {
  act.Execute(kForgetWrong, Seconds(now - kArrivalsKept));
  act.Execute(kInsertWrong, subject, Seconds(now));
}

std::string CaseCodeBytes(const account::Keys& keys, std::string_view once_key) {
  return std::string(crypto::HmacSm3(keys.cases.Derive("codes")).AddField(once_key).Finish().bytes());
}

}  // namespace gongkai::request

#include "request/intake_limit_store.h"

#include "crypto/hmac_sm3.h"
#include "web/peer.h"

namespace gongkai::request {
namespace {

constexpr std::string_view kAll = "all";
constexpr std::chrono::days kArrivalsKept{2};

// Of one network, since then.
#define ARRIVED \
  "(SELECT COUNT(*) FROM (SELECT 1 FROM request_arrival WHERE network = ? AND at > ? LIMIT 10000) AS lately)"
constexpr std::string_view kCountArrivals =
    "SELECT " ARRIVED ", " ARRIVED ", " ARRIVED ", " ARRIVED ", " ARRIVED ", " ARRIVED ", " ARRIVED ", " ARRIVED
    ", " ARRIVED ", " ARRIVED ", " ARRIVED;
constexpr std::string_view kCountOfNetwork = "SELECT " ARRIVED ", " ARRIVED ", " ARRIVED;
constexpr std::string_view kInsertArrival = "INSERT INTO request_arrival (network, at) VALUES (?, ?)";
constexpr std::string_view kInsertArrivals =
    "INSERT INTO request_arrival (network, at) VALUES (?, ?), (?, ?), (?, ?), (?, ?)";
constexpr std::string_view kForgetArrivals = "DELETE FROM request_arrival WHERE at < ?";
constexpr std::string_view kCountWrong =
    "SELECT COUNT(*) FROM (SELECT 1 FROM request_lookup WHERE subject = ? AND at > ? LIMIT 1000) AS lately";
constexpr std::string_view kInsertWrong = "INSERT INTO request_lookup (subject, at) VALUES (?, ?)";
constexpr std::string_view kForgetWrong = "DELETE FROM request_lookup WHERE at < ?";

std::string DigestOf(const account::Keys& keys, const std::string& network) {
  return crypto::HmacSm3::Of(keys.cases.Derive("networks"), network).ToHex();
}

/// Under which pieces of files are counted.
std::string FilesOf(std::string_view network) { return std::string(network) + "|files"; }

}  // namespace

ApplyNetworks ApplyNetworksOf(const account::Keys& keys, const std::string& network) {
  const web::Networks from = web::NetworksOf(network);
  // An address that is its own household is counted as either.
  return {DigestOf(keys, "network " + network), DigestOf(keys, "household " + from.household),
          DigestOf(keys, "place " + from.place)};
}

IntakeLoad IntakeLoadOf(db::Session& session, const ApplyNetworks& from, Instant now) {
  const std::int64_t hour = Seconds(now - std::chrono::hours(1)), day = Seconds(now - std::chrono::hours(24));
  db::Rows counts = session.Query(kCountArrivals, from.network, hour, from.network, day, from.household, hour,
                                  from.household, day, from.place, hour, from.place, day, kAll, hour, kAll, day,
                                  FilesOf(from.network), day, FilesOf(from.place), day, FilesOf(kAll), day);
  if (!counts.Next()) return {};
  const auto count = [&](int column) { return counts.row().Get<int>(column); };
  return {.network_hour = count(0),
          .network_day = count(1),
          .household_hour = count(2),
          .household_day = count(3),
          .place_hour = count(4),
          .place_day = count(5),
          .hour = count(6),
          .day = count(7),
          .network_pieces = count(8),
          .place_pieces = count(9),
          .pieces = count(10)};
}

IntakeLoad NetworkLoadOf(db::Session& session, const ApplyNetworks& from, Instant now) {
  const std::int64_t hour = Seconds(now - std::chrono::hours(1)), day = Seconds(now - std::chrono::hours(24));
  db::Rows counts = session.Query(kCountOfNetwork, from.network, hour, from.network, day, FilesOf(from.network), day);
  IntakeLoad load;
  if (!counts.Next()) return load;
  load.network_hour = counts.row().Get<int>(0);
  load.network_day = counts.row().Get<int>(1);
  load.network_pieces = counts.row().Get<int>(2);
  return load;
}

void AddArrival(db::Transaction& act, const ApplyNetworks& from, Instant now, std::uint64_t file_bytes) {
  act.Execute(kForgetArrivals, Seconds(now - kArrivalsKept));
  const std::int64_t at = Seconds(now);
  act.Execute(kInsertArrivals, from.network, at, from.household, at, from.place, at, kAll, at);
  for (int piece = 0; piece < FilePiecesOf(file_bytes); ++piece) {
    for (const std::string_view each :
         {std::string_view(from.network), std::string_view(from.place), std::string_view(kAll)}) {
      act.Execute(kInsertArrival, FilesOf(each), at);
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

// How much comes from where, counted by keyed digests that are forgotten after a while.
#include "disclosure/participation/message_store.h"
#include "web/peer.h"

namespace gongkai::disclosure {
namespace {

using account::Keys;

constexpr std::string_view kCountOfNetwork =
    "SELECT COUNT(*) FROM (SELECT 1 FROM public_message WHERE network = ? AND at > ? LIMIT 1000) AS lately";
constexpr std::string_view kCountAll =
    "SELECT COUNT(*) FROM (SELECT 1 FROM public_message WHERE at > ? AND way = 'page' LIMIT 10000) AS lately";
constexpr std::string_view kCountArrivals =
    "SELECT COUNT(*) FROM (SELECT 1 FROM public_arrival WHERE network = ? AND what = ? AND at > ? LIMIT 1000) AS "
    "lately";
constexpr std::string_view kInsertArrival = "INSERT INTO public_arrival (what, network, at) VALUES (?, ?, ?)";
constexpr std::string_view kSameText =
    "SELECT 1 FROM public_message WHERE text_digest = ? AND network = ? AND organ_id = ? AND at > ? LIMIT 1";
constexpr std::string_view kCountWrong =
    "SELECT COUNT(*) FROM (SELECT 1 FROM public_lookup WHERE network = ? AND at > ? LIMIT 1000) AS lately";
constexpr std::string_view kInsertWrong = "INSERT INTO public_lookup (network, at) VALUES (?, ?)";
constexpr std::string_view kForget = "UPDATE public_message SET network = '' WHERE at < ? AND network <> ''";
constexpr std::string_view kForgetArrivals = "DELETE FROM public_arrival WHERE at < ?";
constexpr std::string_view kForgetLookups = "DELETE FROM public_lookup WHERE at < ?";
constexpr std::string_view kForgetSupports = "UPDATE public_support SET network = '' WHERE at < ? AND network <> ''";
constexpr std::string_view kForgetUseful = "UPDATE item_usefulness SET network = '' WHERE at < ? AND network <> ''";

}  // namespace

SenderNetworks NetworksOf(const Keys& keys, const std::string& network) {
  const web::Networks from = web::NetworksOf(network);
  return {.network = NetworkDigest(keys, network),
          .household = NetworkDigest(keys, from.household),
          .place = NetworkDigest(keys, from.place)};
}

MessageLoad LoadOf(db::Session& session, const SenderNetworks& from, Instant now) {
  const Instant hour = now - std::chrono::hours(1), day = now - std::chrono::hours(24);
  return {.network_hour = session.One<int>(kCountOfNetwork, from.network, Seconds(hour)),
          .network_day = session.One<int>(kCountOfNetwork, from.network, Seconds(day)),
          .household_hour = ArrivalsOf(session, kMessageArrival, from.household, hour),
          .household_day = ArrivalsOf(session, kMessageArrival, from.household, day),
          .place_hour = ArrivalsOf(session, kMessageArrival, from.place, hour),
          .place_day = ArrivalsOf(session, kMessageArrival, from.place, day),
          .hour = session.One<int>(kCountAll, Seconds(hour)),
          .day = session.One<int>(kCountAll, Seconds(day))};
}

int ArrivalsOf(db::Session& session, std::string_view what, std::string_view network, Instant since) {
  return session.One<int>(kCountArrivals, network, what, Seconds(since));
}

void AddArrival(db::Transaction& act, std::string_view what, std::string_view network, Instant at) {
  act.Execute(kInsertArrival, what, network, Seconds(at));
}

bool HasSameText(db::Session& session, const NewMessage& message, Instant since) {
  return session
      .First<int>(kSameText, message.text_digest, message.network, message.message.id.organ.value, Seconds(since))
      .has_value();
}

int WrongLookups(db::Session& session, std::string_view network, Instant since) {
  return session.One<int>(kCountWrong, network, Seconds(since));
}

void AddWrongLookup(db::Transaction& act, std::string_view network, Instant at) {
  act.Execute(kInsertWrong, network, Seconds(at));
}

void ForgetNetworks(db::Transaction& act, Instant before) {
  act.Execute(kForget, Seconds(before));
  act.Execute(kForgetArrivals, Seconds(before));
  act.Execute(kForgetLookups, Seconds(before));
  act.Execute(kForgetSupports, Seconds(before));
  act.Execute(kForgetUseful, Seconds(before));
}

}  // namespace gongkai::disclosure

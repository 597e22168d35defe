#include "disclosure/channel/reading_place_store.h"

namespace gongkai::disclosure {
namespace {

#define PLACE_COLUMNS "organ_id, number, kind, name, address, hours, phone, holdings, closed_on, version"
constexpr std::string_view kSelect = "SELECT " PLACE_COLUMNS " FROM reading_place WHERE organ_id = ? AND number = ?";
constexpr std::string_view kSelectOpen =
    "SELECT " PLACE_COLUMNS " FROM reading_place WHERE closed_on IS NULL OR closed_on > ? ORDER BY organ_id, number";
constexpr std::string_view kNextNumber = "SELECT COALESCE(MAX(number), 0) + 1 FROM reading_place WHERE organ_id = ?";
constexpr std::string_view kInsert =
    "INSERT INTO reading_place (" PLACE_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)";
constexpr std::string_view kUpdate =
    "UPDATE reading_place SET kind = ?, name = ?, address = ?, hours = ?, phone = ?, holdings = ?, closed_on = ?, "
    "version = version + 1 WHERE organ_id = ? AND number = ? AND version = ?";

ReadingPlace PlaceFromRow(const db::Row& row) {
  const auto kind = ReadingPlaceKindFrom(row.Get<std::string_view>(2));
  if (!kind) throw db::DatabaseError(db::ErrorCode::kOther, "unknown kind of reading place");
  return {.organ = OrganId{row.Get<std::int64_t>(0)},
          .number = row.Get<std::int64_t>(1),
          .kind = *kind,
          .name = row.Get<std::string>(3),
          .address = row.Get<std::string>(4),
          .hours = row.Get<std::string>(5),
          .phone = row.Get<std::string>(6),
          .holdings = row.Get<std::string>(7),
          .closed_on = row.Get<std::optional<Date>>(8),
          .version = row.Get<std::int64_t>(9)};
}

}  // namespace

std::optional<ReadingPlace> FindReadingPlace(db::Session& session, OrganId organ, std::int64_t number) {
  db::Rows rows = session.Query(kSelect, organ.value, number);
  if (!rows.Next()) return std::nullopt;
  return PlaceFromRow(rows.row());
}

std::vector<ReadingPlace> ReadingPlaces(db::Session& session, Date day) {
  std::vector<ReadingPlace> places;
  for (const db::Row& row : session.Query(kSelectOpen, day)) places.push_back(PlaceFromRow(row));
  return places;
}

std::int64_t AddReadingPlace(db::Transaction& act, ReadingPlace place) {
  act.Lock("reading places of " + std::to_string(place.organ.value));
  place.number = act.One<std::int64_t>(kNextNumber, place.organ.value);
  act.Execute(kInsert, place.organ.value, place.number, IdOf(place.kind), place.name, place.address, place.hours,
              place.phone, place.holdings, place.closed_on);
  return place.number;
}

bool UpdateReadingPlace(db::Transaction& act, const ReadingPlace& place) {
  return act.Execute(kUpdate, IdOf(place.kind), place.name, place.address, place.hours, place.phone, place.holdings,
                     place.closed_on, place.organ.value, place.number, place.version) == 1;
}

}  // namespace gongkai::disclosure

// What is kept of catalogues: rows with their history, the areas that organs take, who sees to a row, and under which
// row an item stands. Schema: migrations/0120_catalogue.sql. Functions that write take the caller's transaction.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "disclosure/catalogue/catalogue_row.h"
#include "disclosure/catalogue/obligation.h"
#include "disclosure/item_store.h"

namespace gongkai::disclosure {

struct KeptRow {
  CatalogueRowId id;
  CatalogueRow row;
  Date made_on{};
  std::optional<Date> ended_on;
  std::int64_t version = 0;
};

std::optional<KeptRow> FindRow(db::Session& session, CatalogueRowId id);
/// By area, matter and number; `with_ended`: those too that hold no more.
std::vector<KeptRow> RowsKeptBy(db::Session& session, OrganId organ, bool with_ended = false);
/// Those in force, of one area.
std::vector<KeptRow> RowsInArea(db::Session& session, OrganId organ, std::string_view area);
std::size_t CountRowsInForce(db::Session& session, OrganId organ);

/// How many rows in force an organ has in an area, by the ticks for their level.
struct RowCount {
  OrganId organ{0};
  std::string area;
  bool is_county = false, is_township = false;
  int rows = 0;
};
/// Of the rows that organs keep themselves.
std::vector<RowCount> CountOwnRows(db::Session& session);
/// Of the rows of `standard` in the areas that organs take.
std::vector<RowCount> CountTakenRows(db::Session& session, OrganId standard);

/// Of two who change the same catalogue the second waits, and sees what the first has written.
void LockCatalogue(db::Transaction& act, OrganId keeper);
/// The number is given here.
CatalogueRowId AddRow(db::Transaction& act, OrganId organ, const CatalogueRow& row, Date today);
/// Writes the row and its end, and counts the version up.
void UpdateRow(db::Transaction& act, const KeptRow& row);

struct RowEvent {
  std::string kind;  // made, imported, changed, ended
  account::PersonId person{0};
  std::string person_name;
  Instant at{};
  std::string reason;
  std::string changes;
};
/// Oldest first.
std::vector<RowEvent> EventsOfRow(db::Session& session, CatalogueRowId id);
void AddRowEvent(db::Transaction& act, CatalogueRowId id, const RowEvent& event);

/// What an organ said of an area.
struct AreaChoice {
  std::string area;
  bool applies = false;
  std::string reason;  // why not
  Date since{};
  std::string person_name;
  Instant at{};
};
std::vector<AreaChoice> ChoicesOf(db::Session& session, OrganId organ);
void SetChoice(db::Transaction& act, OrganId organ, const AreaChoice& choice, account::PersonId person);

struct RowDuty {
  std::optional<OrganId> unit;
  std::optional<account::PersonId> person;
  bool operator==(const RowDuty&) const = default;
};
struct NamedDuty {
  RowDuty duty;
  std::string unit_name, person_name;  // short
};
std::map<CatalogueRowId, NamedDuty> DutiesOf(db::Session& session, OrganId organ);
void SetDuty(db::Transaction& act, OrganId organ, CatalogueRowId row, const RowDuty& duty);

/// Under which row an item stands.
struct ItemTie {
  CatalogueRowId row;
  std::string period;
  bool operator==(const ItemTie&) const = default;
};
std::optional<ItemTie> TieOf(db::Session& session, ItemId item);
/// None: under no row.
void SetTie(db::Transaction& act, ItemId item, const std::optional<ItemTie>& tie);

/// The items of an organ that stand under rows, by row.
std::map<CatalogueRowId, std::vector<TiedItem>> TiedItemsOf(db::Session& session, OrganId organ);

/// How many items under each row of an organ the gate lets through on that day.
std::map<CatalogueRowId, int> CountPublicByRow(db::Session& session, OrganId organ, Date today);
/// Newest first, `most` at most.
std::vector<Item> PublicUnderRow(db::Session& session, OrganId organ, CatalogueRowId row, Date today, int most);

/// Another text as soon as a row or a choice of one of these organs is another one; of none: of any.
std::string CatalogueVersion(db::Session& session, const std::vector<OrganId>& organs);

}  // namespace gongkai::disclosure

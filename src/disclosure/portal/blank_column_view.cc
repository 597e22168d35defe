#include "disclosure/portal/blank_column_view.h"

#include <algorithm>
#include <set>

#include "account/portal_view.h"
#include "disclosure/item_list_store.h"

namespace gongkai::disclosure {
namespace {

/// What an organ need not have at any time: what happens, not what is owed.
bool IsByOccasion(Column column) { return column == Column::kParticipation || column == Column::kOther; }

std::vector<Column> BlankOf(db::Session& session, OrganId organ, Date today) {
  std::set<Column> filled;
  for (const ColumnState& each : PublicColumns(session, organ, today)) filled.insert(each.column);
  std::vector<Column> blank;
  for (const Column column : Columns()) {
    if (!filled.contains(column) && !IsByOccasion(column)) blank.push_back(column);
  }
  return blank;
}

}  // namespace

std::vector<BlankColumns> BlankColumnsOf(db::Session& session, const std::optional<std::vector<OrganId>>& organs,
                                         Date today) {
  std::vector<BlankColumns> found;
  const auto county = account::PublicCountyOf(session, today);
  if (!county) return found;
  for (const account::PublicOrgan& organ : county->organs) {
    if (organs && std::ranges::find(*organs, organ.id) == organs->end()) continue;
    BlankColumns each{.organ = organ.id,
                      .name = organ.name,
                      .has_guide = organ.has_guide,
                      .blank = BlankOf(session, organ.id, today)};
    if (!each.blank.empty() || !each.has_guide) found.push_back(std::move(each));
  }
  return found;
}

std::string WhatBelongsInto(Column column) {
  std::string words;
  for (const ItemKind kind : ItemKinds()) {
    const KindFacts& facts = FactsOf(kind);
    if (facts.column != column) continue;
    words += (words.empty() ? "" : "；") + std::string(facts.name) + "（" + std::string(facts.article) + "）";
  }
  return words;
}

}  // namespace gongkai::disclosure

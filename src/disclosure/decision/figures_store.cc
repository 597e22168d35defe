#include "disclosure/decision/figures_store.h"

#include <algorithm>
#include <map>

#include "disclosure/item_store.h"

namespace gongkai::disclosure {
namespace {

constexpr std::string_view kSelectItems =
    "SELECT i.number, d.ended_on, (SELECT MIN(p.published_at) FROM item_publication p WHERE p.organ_id = i.organ_id "
    "AND "
    "p.item = i.number) FROM item i LEFT JOIN document_validity d ON d.organ_id = i.organ_id AND d.item = i.number "
    "WHERE i.organ_id = ? AND i.kind = ? AND (i.published_version IS NOT NULL OR EXISTS (SELECT 1 FROM item_event e "
    "WHERE e.organ_id = i.organ_id AND e.item = i.number AND e.kind = 'registered')) ORDER BY i.number";

struct Found {
  std::int64_t number = 0;
  std::optional<Date> ended_on;
  std::optional<std::int64_t> published_at;
};

std::optional<Number> MoneyOf(const Content& content) {
  const std::string_view field = content.kind == ItemKind::kFee ? "collected" : "amount";
  return ParseNumber(content.Field(field));
}

CountedItem ItemOf(db::Session& session, OrganId organ, const Found& found) {
  const Item item = *FindItem(session, {organ, found.number});
  const Content content =
      FindVersion(session, item.id, item.publicity.published_version.value_or(item.latest_version))->content;
  CountedItem counted{.id = item.id,
                      .title = content.title,
                      .index_number = item.index_number,
                      .formed_on = item.formed_on,
                      .valid_until = content.DateField("valid_until"),
                      .ended_on = found.ended_on,
                      .money = MoneyOf(content),
                      .stage = std::string(content.Field("stage"))};
  if (found.published_at) counted.first_published = BeijingDay(Instant{std::chrono::seconds(*found.published_at)});
  if (item.withdrawal) {
    counted.withdrawn_on = BeijingDay(item.withdrawal->at);
    counted.is_void =
        item.withdrawal->kind == WithdrawalKind::kError || item.withdrawal->kind == WithdrawalKind::kReplaced;
  }
  return counted;
}

/// What is read once for all cells of a table.
class Counting {
 public:
  Counting(db::Session& session, OrganId organ, int year) : session_(session), organ_(organ), year_(year) {
    for (const Statement& statement : StatementsOf(session, organ, year)) stated_.push_back(statement.row_key);
  }

  Figure CellOf(std::string_view key, const law::FormColumn& column) {
    const FigureFacts& facts = *FigureFactsFor(key, column.name);
    std::int64_t rows = 0;
    Number money;
    bool is_empty = true;
    if (facts.decision) rows = CountDecisions(session_, organ_, *facts.decision, year_);
    if (facts.kind) {
      for (const CountedItem& item : ItemsOf(*facts.kind)) {
        is_empty = false;
        if (!Counts(facts.counted, item, year_)) continue;
        ++rows;
        if (item.money) money = money + *item.money;
      }
    }
    const bool is_stated = std::ranges::count(stated_, key) > 0;
    Figure figure = FigureOf(facts, column.unit, rows, money, is_stated, is_empty);
    figure.key = key;
    figure.column = column.name;
    return figure;
  }

 private:
  const std::vector<CountedItem>& ItemsOf(ItemKind kind) {
    const auto known = items_.find(kind);
    return known != items_.end() ? known->second
                                 : items_.emplace(kind, CountedItems(session_, organ_, kind)).first->second;
  }

  db::Session& session_;
  OrganId organ_;
  int year_;
  std::vector<std::string> stated_;
  std::map<ItemKind, std::vector<CountedItem>> items_;
};

}  // namespace

std::vector<CountedItem> CountedItems(db::Session& session, OrganId organ, ItemKind kind) {
  std::vector<Found> found;
  for (const db::Row& row : session.Query(kSelectItems, organ.value, IdOf(kind))) {
    found.push_back(
        {row.Get<std::int64_t>(0), row.Get<std::optional<Date>>(1), row.Get<std::optional<std::int64_t>>(2)});
  }
  std::vector<CountedItem> items;
  for (const Found& each : found) items.push_back(ItemOf(session, organ, each));
  return items;
}

std::int64_t CountDecisions(db::Session& session, OrganId organ, DecisionKind kind, int year) {
  return session.One<std::int64_t>(
      "SELECT COUNT(*) FROM decision WHERE organ_id = ? AND kind = ? AND decided_on BETWEEN ? AND ?", organ.value,
      IdOf(kind), Date(std::chrono::year(year) / 1 / 1), Date(std::chrono::year(year) / 12 / 31));
}

Result<Figures> FiguresOf(db::Session& session, OrganId organ, int year) {
  const law::ReportForm* const form = law::FormInForce(year);
  if (form == nullptr) return Error{ErrorKind::kNotFound, "2019 年以前的年度报告用别的表式，这里不统计。", {}};
  Figures figures{.form = form, .cells = {}};
  Counting counting(session, organ, year);
  for (const law::FormRow& row : form->table2.rows) {
    for (const law::FormColumn& column : row.columns) figures.cells.push_back(counting.CellOf(row.key, column));
  }
  return figures;
}

std::vector<Statement> StatementsOf(db::Session& session, OrganId organ, int year) {
  std::vector<Statement> statements;
  for (const db::Row& row :
       session.Query("SELECT row_key, person_name, at FROM figure_statement WHERE organ_id = ? AND year = ? ORDER BY "
                     "row_key",
                     organ.value, year)) {
    statements.push_back(
        {row.Get<std::string>(0), row.Get<std::string>(1), Instant{std::chrono::seconds(row.Get<std::int64_t>(2))}});
  }
  return statements;
}

void AddStatement(db::Transaction& act, OrganId organ, int year, std::string_view row_key, account::PersonId person,
                  std::string_view name, Instant at) {
  act.Execute(
      "INSERT INTO figure_statement (organ_id, year, row_key, person_id, person_name, at) VALUES (?, ?, ?, ?, ?, ?) ON "
      "CONFLICT (organ_id, year, row_key) DO NOTHING",
      organ.value, year, row_key, person.value, name, at.time_since_epoch().count());
}

void RemoveStatement(db::Transaction& act, OrganId organ, int year, std::string_view row_key) {
  act.Execute("DELETE FROM figure_statement WHERE organ_id = ? AND year = ? AND row_key = ?", organ.value, year,
              row_key);
}

std::optional<DocumentEnd> FindDocumentEnd(db::Session& session, ItemId item) {
  db::Rows rows =
      session.Query("SELECT ended_on, words, person_name FROM document_validity WHERE organ_id = ? AND item = ?",
                    item.organ.value, item.number);
  if (!rows.Next()) return std::nullopt;
  return DocumentEnd{rows.row().Get<Date>(0), rows.row().Get<std::string>(1), rows.row().Get<std::string>(2)};
}

void SaveDocumentEnd(db::Transaction& act, ItemId item, const DocumentEnd& end, account::PersonId person, Instant at) {
  act.Execute(
      "INSERT INTO document_validity (organ_id, item, ended_on, words, person_id, person_name, at) VALUES (?, ?, ?, ?, "
      "?, ?, ?) ON CONFLICT (organ_id, item) DO UPDATE SET ended_on = excluded.ended_on, words = excluded.words, "
      "person_id = excluded.person_id, person_name = excluded.person_name, at = excluded.at",
      item.organ.value, item.number, end.ended_on, end.words, person.value, end.person, at.time_since_epoch().count());
}

}  // namespace gongkai::disclosure

#include "disclosure/decision/figures_store.h"

#include <algorithm>
#include <map>

#include "disclosure/item_store.h"
#include "disclosure/validity_store.h"

namespace gongkai::disclosure {
namespace {

// What counts is the public version, of what was never public the latest.
constexpr std::string_view kSelectItems =
    "SELECT i.number, i.index_number, i.formed_on, i.withdrawn_at, i.withdrawal_kind, v.title, v.fields, v.number, "
    "(SELECT MIN(p.published_at) FROM item_publication p WHERE p.organ_id = i.organ_id AND p.item = i.number "
    "AND NOT EXISTS (SELECT 1 FROM item_event e WHERE e.organ_id = p.organ_id AND e.item = p.item AND e.version = "
    "p.version AND e.kind = 'publication_stopped')) "
    "FROM item i JOIN item_version v ON v.organ_id = i.organ_id AND v.item = i.number AND v.number = "
    "COALESCE(i.published_version, i.latest_version) WHERE i.organ_id = ? AND i.kind = ? AND (i.published_version IS "
    "NOT NULL OR EXISTS (SELECT 1 "
    "FROM item_event e WHERE e.organ_id = i.organ_id AND e.item = i.number AND e.kind = 'registered')) ORDER BY "
    "i.number";

// Of fees: what was public once, the latest first.
constexpr std::string_view kSelectPublicFees =
    "SELECT v.item, v.number, v.fields FROM item_version v JOIN item_publication p ON p.organ_id = v.organ_id AND "
    "p.item = v.item AND p.version = v.number WHERE v.organ_id = ? AND v.kind = ? AND NOT EXISTS (SELECT 1 FROM "
    "item_event e WHERE e.organ_id = p.organ_id AND e.item = p.item AND e.version = p.version AND e.kind = "
    "'publication_stopped') ORDER BY v.item, v.number DESC";

std::optional<Number> MoneyOf(const Content& content) {
  const std::string_view field = content.kind == ItemKind::kFee ? kCollectedField : "amount";
  return ParseNumber(content.Field(field));
}

std::optional<Date> DayOfSeconds(std::optional<std::int64_t> seconds) {
  if (!seconds) return std::nullopt;
  return BeijingDay(Instant{std::chrono::seconds(*seconds)});
}

/// The latest version that names a year is what is known of it.
void AddCharge(const Content& content, bool is_earlier, CountedItem& item) {
  if (const auto year = ChargeYearFrom(content.Field(kChargeYearField)))
    item.charged.emplace(*year, Charge{MoneyOf(content), is_earlier});
}

struct ReadItem {
  CountedItem item;
  std::int64_t version = 0;  // that counts
};

ReadItem ItemFrom(const db::Row& row, OrganId organ, ItemKind kind) {
  const Content content{.kind = kind, .fields = FieldsFrom(row.Get<std::string_view>(6))};
  CountedItem counted{.id = {organ, row.Get<std::int64_t>(0)},
                      .title = row.Get<std::string>(5),
                      .index_number = row.Get<std::string>(1),
                      .formed_on = row.Get<std::optional<Date>>(2),
                      .valid_until = {},
                      .ended_on = {},
                      .first_published = DayOfSeconds(row.Get<std::optional<std::int64_t>>(8)),
                      .withdrawn_on = DayOfSeconds(row.Get<std::optional<std::int64_t>>(3)),
                      .money = MoneyOf(content),
                      .stage = std::string(content.Field("stage"))};
  if (const auto why = WithdrawalKindFrom(row.Get<std::string_view>(4)); why && counted.withdrawn_on) {
    counted.is_void = *why == WithdrawalKind::kError;
    if (EndsDocument(*why)) counted.waiting_end = counted.withdrawn_on;
  }
  if (kind == ItemKind::kFee) AddCharge(content, false, counted);
  return {std::move(counted), row.Get<std::int64_t>(7)};
}

/// Of a document: what is known of its validity, as its readers are told it.
void AddValidity(db::Session& session, std::int64_t version, CountedItem& item) {
  const ValidityFacts facts = ValidityFactsOf(session, item.id, version);
  item.valid_until = facts.valid_until;
  item.ended_on = facts.ended_on;
  item.is_declared = facts.is_declared;
  if (facts.waiting_end) item.waiting_end = facts.waiting_end;
  if (item.ended_on && item.waiting_end && *item.ended_on <= *item.waiting_end) item.waiting_end.reset();
}

/// Amounts of years over which a later one was written.
void AddEarlierCharges(db::Session& session, OrganId organ, std::vector<ReadItem>& items) {
  std::map<std::int64_t, ReadItem*> by_number;
  for (ReadItem& each : items) by_number[each.item.id.number] = &each;
  for (const db::Row& row : session.Query(kSelectPublicFees, organ.value, IdOf(ItemKind::kFee))) {
    const auto found = by_number.find(row.Get<std::int64_t>(0));
    if (found == by_number.end() || row.Get<std::int64_t>(1) >= found->second->version) continue;
    const Content content{.kind = ItemKind::kFee, .fields = FieldsFrom(row.Get<std::string_view>(2))};
    AddCharge(content, true, found->second->item);
  }
}

/// The year in which the organ entered something for the first time.
std::optional<int> LedgerFrom(db::Session& session, OrganId organ) {
  const auto first = DayOfSeconds(
      session.One<std::optional<std::int64_t>>("SELECT MIN(at) FROM item_event WHERE organ_id = ?", organ.value));
  return first ? std::optional(static_cast<int>(first->year())) : std::nullopt;
}

/// What is read once for all cells of a table.
class Counting {
 public:
  Counting(db::Session& session, OrganId organ, int year) : session_(session), organ_(organ), year_(year) {
    for (const Statement& statement : StatementsOf(session, organ, year)) stated_.push_back(statement.row_key);
    ledger_from_ = LedgerFrom(session, organ);
  }

  Figure CellOf(std::string_view key, const law::FormColumn& column) {
    const FigureFacts& facts = *FigureFactsFor(key, column.name);
    std::int64_t rows = 0;
    Number money;
    FigureGround ground{.is_stated = std::ranges::count(stated_, key) > 0, .ledger_from = ledger_from_};
    if (facts.decision) rows = CountDecisions(session_, organ_, *facts.decision, year_);
    if (facts.kind) {
      for (const CountedItem& item : ItemsOf(*facts.kind)) {
        ground.is_ledger_empty = false;
        if (LacksMoney(facts.counted, item, year_)) ++ground.without_money;
        if (WaitsForWord(facts.counted, item, year_)) ++ground.waiting;
        if (!Counts(facts.counted, item, year_)) continue;
        ++rows;
        if (LacksYear(facts.counted, item, year_)) ++ground.without_year;
        if (const auto sum = MoneyIn(facts.counted, item, year_)) money = money + *sum;
      }
    }
    Figure figure = FigureOf(facts, column.unit, year_, rows, money, ground);
    if (facts.counted == Counted::kInForce) figure.words += InForceWords(ItemsOf(*facts.kind), year_);
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
  std::optional<int> ledger_from_;
  std::map<ItemKind, std::vector<CountedItem>> items_;
};

}  // namespace

std::vector<CountedItem> CountedItems(db::Session& session, OrganId organ, ItemKind kind) {
  std::vector<ReadItem> read;
  for (const db::Row& row : session.Query(kSelectItems, organ.value, IdOf(kind)))
    read.push_back(ItemFrom(row, organ, kind));
  if (kind == ItemKind::kFee) AddEarlierCharges(session, organ, read);
  std::vector<CountedItem> items;
  for (ReadItem& each : read) {
    if (HasValidity(kind)) AddValidity(session, each.version, each.item);
    items.push_back(std::move(each.item));
  }
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
  db::Rows rows = session.Query(
      "SELECT d.ended_on, d.words, d.person_name, d.person_id, COALESCE((SELECT MAX(c.person_name) FROM "
      "document_end_confirmed c WHERE c.organ_id = d.organ_id AND c.item = d.item AND c.ended_on = d.ended_on AND "
      "c.words = d.words), '') FROM document_validity d WHERE d.organ_id = ? AND d.item = ?",
      item.organ.value, item.number);
  if (!rows.Next()) return std::nullopt;
  const db::Row& row = rows.row();
  return DocumentEnd{row.Get<Date>(0), row.Get<std::string>(1), row.Get<std::string>(2),
                     account::PersonId{row.Get<std::int64_t>(3)}, row.Get<std::string>(4)};
}

void AddEndConfirmed(db::Transaction& act, ItemId item, const DocumentEnd& end, account::PersonId person,
                     std::string_view name, Instant at) {
  const auto number = act.One<std::int64_t>(
      "SELECT COALESCE(MAX(number), 0) + 1 FROM document_end_confirmed WHERE organ_id = ? AND item = ?",
      item.organ.value, item.number);
  act.Execute(
      "INSERT INTO document_end_confirmed (organ_id, item, number, ended_on, words, person_id, person_name, at) VALUES "
      "(?, ?, ?, ?, ?, ?, ?, ?)",
      item.organ.value, item.number, number, end.ended_on, end.words, person.value, name,
      at.time_since_epoch().count());
}

void SaveDocumentEnd(db::Transaction& act, ItemId item, const DocumentEnd& end, account::PersonId person, Instant at) {
  act.Execute(
      "INSERT INTO document_validity (organ_id, item, ended_on, words, person_id, person_name, at) VALUES (?, ?, ?, ?, "
      "?, ?, ?) ON CONFLICT (organ_id, item) DO UPDATE SET ended_on = excluded.ended_on, words = excluded.words, "
      "person_id = excluded.person_id, person_name = excluded.person_name, at = excluded.at",
      item.organ.value, item.number, end.ended_on, end.words, person.value, end.person, at.time_since_epoch().count());
}

}  // namespace gongkai::disclosure

// What the figures of table 2 are counted from: items with their validity, decisions, and what was stated. Schema:
// migrations/0140_decision.sql, 0100_item.sql.
#pragma once

#include "account/post.h"
#include "base/instant.h"
#include "db/database.h"
#include "disclosure/decision/figures.h"

namespace gongkai::disclosure {

/// Signed items of a kind: public, registered, or public once. By number.
std::vector<CountedItem> CountedItems(db::Session& session, OrganId organ, ItemKind kind);

std::int64_t CountDecisions(db::Session& session, OrganId organ, DecisionKind kind, int year);

/// Table 2 of that year. Errors: kNotFound for a year that had another form.
Result<Figures> FiguresOf(db::Session& session, OrganId organ, int year);

struct Statement {
  std::string row_key, person;
  Instant at{};
};
std::vector<Statement> StatementsOf(db::Session& session, OrganId organ, int year);
void AddStatement(db::Transaction& act, OrganId organ, int year, std::string_view row_key, account::PersonId person,
                  std::string_view name, Instant at);
void RemoveStatement(db::Transaction& act, OrganId organ, int year, std::string_view row_key);

struct DocumentEnd {
  Date ended_on{};
  std::string words{}, person{};
  account::PersonId person_id{0};
  std::string confirmed_by{};  // a second person; empty: the public is not told
};
std::optional<DocumentEnd> FindDocumentEnd(db::Session& session, ItemId item);
/// What is noted now, as the second person saw it. Added, never changed; the database refuses the same person.
void AddEndConfirmed(db::Transaction& act, ItemId item, const DocumentEnd& end, account::PersonId person,
                     std::string_view name, Instant at);
void SaveDocumentEnd(db::Transaction& act, ItemId item, const DocumentEnd& end, account::PersonId person, Instant at);

}  // namespace gongkai::disclosure

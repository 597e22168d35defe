#include "assessment/contribution_store.h"

#include "account/sight.h"

namespace gongkai::assessment {
namespace {

#define CONTRIBUTION_COLUMNS \
  "organ_id, number, title, author, sent_on, accepted_on, used_level, used_in, used_on, struck_words, version"
constexpr std::string_view kNext =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM assessment_contribution WHERE organ_id = ?";
constexpr std::string_view kInsert = "INSERT INTO assessment_contribution (" CONTRIBUTION_COLUMNS
                                     ") VALUES (?, ?, ?, ?, ?, NULL, 'none', '', NULL, '', 1)";
constexpr std::string_view kSelect =
    "SELECT " CONTRIBUTION_COLUMNS " FROM assessment_contribution WHERE organ_id = ? AND number = ?";
constexpr std::string_view kUpdate =
    "UPDATE assessment_contribution SET accepted_on = ?, used_level = ?, used_in = ?, used_on = ?, struck_words = ?, "
    "version = version + 1 WHERE organ_id = ? AND number = ? AND version = ?";
constexpr std::string_view kList =
    "SELECT " CONTRIBUTION_COLUMNS " FROM assessment_contribution WHERE " IN_SIGHT("organ_id")
    " AND (CAST(? AS BIGINT) IS NULL OR organ_id = ?) AND sent_on >= ? AND sent_on <= ? ORDER BY sent_on DESC, "
    "organ_id, number DESC LIMIT ?";

Contribution FromRow(const db::Row& row) {
  Contribution read;
  read.organ = OrganId{row.Get<std::int64_t>(0)};
  read.number = row.Get<std::int64_t>(1);
  read.title = row.Get<std::string>(2);
  read.author = row.Get<std::string>(3);
  read.sent_on = row.Get<Date>(4);
  if (!row.IsNull(5)) read.accepted_on = row.Get<Date>(5);
  read.used = UsedLevelFrom(row.Get<std::string_view>(6)).value_or(UsedLevel::kNone);
  read.used_in = row.Get<std::string>(7);
  if (!row.IsNull(8)) read.used_on = row.Get<Date>(8);
  read.struck_words = row.Get<std::string>(9);
  read.version = row.Get<std::int64_t>(10);
  return read;
}

}  // namespace

std::int64_t AddContribution(db::Transaction& act, const Contribution& added) {
  act.Lock("contributions of " + std::to_string(added.organ.value));
  const auto number = act.One<std::int64_t>(kNext, added.organ.value);
  act.Execute(kInsert, added.organ.value, number, added.title, added.author, added.sent_on);
  return number;
}

std::optional<Contribution> FindContribution(db::Session& session, OrganId organ, std::int64_t number) {
  db::Rows rows = session.Query(kSelect, organ.value, number);
  if (!rows.Next()) return std::nullopt;
  return FromRow(rows.row());
}

bool UpdateContribution(db::Transaction& act, const Contribution& kept) {
  return act.Execute(kUpdate, kept.accepted_on, IdOf(kept.used), kept.used_in, kept.used_on, kept.struck_words,
                     kept.organ.value, kept.number, kept.version) == 1;
}

std::vector<Contribution> ListContributions(db::Session& session, const ContributionQuery& query) {
  const auto sight = account::SightText(query.sight);
  const auto organ = query.organ ? std::optional(query.organ->value) : std::nullopt;
  std::vector<Contribution> found;
  for (const db::Row& row :
       session.Query(kList, sight, sight, organ, organ, query.days.first, query.days.last, query.most)) {
    found.push_back(FromRow(row));
  }
  return found;
}

}  // namespace gongkai::assessment

#include "report/campaign/rollup_store.h"

namespace gongkai::report {
namespace {

#define KEPT_COLUMNS "top, year, number, cause, figures, members, missing, person_id, person_name, at"

constexpr std::string_view kNext = "SELECT COALESCE(MAX(number), 0) + 1 FROM annual_rollup WHERE top = ? AND year = ?";
constexpr std::string_view kAdd = "INSERT INTO annual_rollup (" KEPT_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kKept =
    "SELECT " KEPT_COLUMNS " FROM annual_rollup WHERE top = ? AND year = ? ORDER BY number DESC LIMIT ?";
constexpr std::string_view kOne =
    "SELECT " KEPT_COLUMNS " FROM annual_rollup WHERE top = ? AND year = ? AND number = ?";

/// What this program wrote can be read: anything else is a broken database.
template <class T>
T Whole(Result<T> read) {
  if (!read) throw db::DatabaseError(db::ErrorCode::kOther, read.error().message);
  return std::move(*read);
}

KeptRollUp KeptFrom(const db::Row& row) {
  return {.top = UnitId{row.Get<std::int64_t>(0)},
          .year = row.Get<int>(1),
          .number = row.Get<int>(2),
          .cause = row.Get<std::string>(3),
          .figures = Whole(UnpackFigures(row.Get<db::BlobView>(4).bytes)),
          .members = Whole(UnpackMembers(row.Get<db::BlobView>(5).bytes)),
          .missing = row.Get<int>(6),
          .person = account::PersonId{row.Get<std::int64_t>(7)},
          .person_name = row.Get<std::string>(8),
          .at = InstantOf(row.Get<std::int64_t>(9))};
}

}  // namespace

void LockRollUp(db::Transaction& act, UnitId top, int year) {
  act.Lock("roll-up " + std::to_string(top.value) + " " + std::to_string(year));
}

int AddRollUp(db::Transaction& act, const KeptRollUp& kept) {
  LockRollUp(act, kept.top, kept.year);
  const auto number = act.One<std::int64_t>(kNext, kept.top.value, kept.year);
  const std::string figures = PackFigures(kept.figures), members = PackMembers(kept.members);
  act.Execute(kAdd, kept.top.value, kept.year, number, kept.cause, db::BlobView{figures}, db::BlobView{members},
              kept.missing, kept.person.value, kept.person_name, Seconds(kept.at));
  return static_cast<int>(number);
}

std::vector<KeptRollUp> KeptRollUps(db::Session& session, UnitId top, int year, int most) {
  std::vector<KeptRollUp> kept;
  for (const db::Row& row : session.Query(kKept, top.value, year, most)) kept.push_back(KeptFrom(row));
  return kept;
}

std::optional<KeptRollUp> FindRollUp(db::Session& session, UnitId top, int year, int number) {
  for (const db::Row& row : session.Query(kOne, top.value, year, number)) return KeptFrom(row);
  return std::nullopt;
}

std::optional<KeptRollUp> LatestRollUp(db::Session& session, UnitId top, int year) {
  std::vector<KeptRollUp> kept = KeptRollUps(session, top, year, 1);
  return kept.empty() ? std::nullopt : std::optional(std::move(kept.front()));
}

}  // namespace gongkai::report

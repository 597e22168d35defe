#include "disclosure/participation/enterprise_store.h"

namespace gongkai::disclosure {
namespace {

#define ENTERPRISE_COLUMNS "id, name, sector, regulator_id, until_on, version"

constexpr std::string_view kList =
    "SELECT " ENTERPRISE_COLUMNS
    " FROM public_enterprise WHERE (CAST(? AS TEXT) IS NULL OR until_on IS NULL OR until_on > ?) ORDER BY sector, "
    "name, id";
constexpr std::string_view kSelect = "SELECT " ENTERPRISE_COLUMNS " FROM public_enterprise WHERE id = ?";
constexpr std::string_view kNextId = "SELECT COALESCE(MAX(id), 0) + 1 FROM public_enterprise";
constexpr std::string_view kInsert = "INSERT INTO public_enterprise (" ENTERPRISE_COLUMNS ") VALUES (?, ?, ?, ?, ?, 1)";
constexpr std::string_view kUpdate =
    "UPDATE public_enterprise SET name = ?, sector = ?, regulator_id = ?, until_on = ?, version = version + 1 WHERE id "
    "= ? AND version = ?";
constexpr std::string_view kInsertAppeal =
    "INSERT INTO enterprise_appeal (organ_id, message, enterprise_id, verdict, handling) VALUES (?, ?, ?, '', '')";
constexpr std::string_view kSelectAppeal =
    "SELECT enterprise_id, verdict, handling, decided_at FROM enterprise_appeal WHERE organ_id = ? AND message = ?";
constexpr std::string_view kDecide =
    "UPDATE enterprise_appeal SET verdict = ?, handling = ?, decided_at = ? WHERE organ_id = ? AND message = ?";

Enterprise FromRow(const db::Row& row) {
  Enterprise enterprise{.id = {row.Get<std::int64_t>(0)},
                        .name = row.Get<std::string>(1),
                        .sector = EnterpriseSectorFrom(row.Get<std::string_view>(2)).value_or(EnterpriseSector::kOther),
                        .regulator = OrganId{row.Get<std::int64_t>(3)}};
  if (!row.IsNull(4)) enterprise.until = row.Get<Date>(4);
  enterprise.version = row.Get<std::int64_t>(5);
  return enterprise;
}

}  // namespace

std::vector<Enterprise> EnterprisesOf(db::Session& session, std::optional<Date> only_open_on) {
  std::vector<Enterprise> found;
  const auto day = only_open_on ? std::optional(ToString(*only_open_on)) : std::nullopt;
  for (const db::Row& row : session.Query(kList, day, day)) found.push_back(FromRow(row));
  return found;
}

std::optional<Enterprise> FindEnterprise(db::Session& session, EnterpriseId id) {
  db::Rows rows = session.Query(kSelect, id.value);
  if (!rows.Next()) return std::nullopt;
  return FromRow(rows.row());
}

EnterpriseId AddEnterprise(db::Transaction& act, Enterprise enterprise) {
  act.Lock("public enterprises");
  enterprise.id.value = act.One<std::int64_t>(kNextId);
  act.Execute(kInsert, enterprise.id.value, enterprise.name, IdOf(enterprise.sector), enterprise.regulator.value,
              enterprise.until);
  return enterprise.id;
}

bool UpdateEnterprise(db::Transaction& act, const Enterprise& enterprise) {
  return act.Execute(kUpdate, enterprise.name, IdOf(enterprise.sector), enterprise.regulator.value, enterprise.until,
                     enterprise.id.value, enterprise.version) == 1;
}

void AddAppeal(db::Transaction& act, MessageId message, EnterpriseId enterprise) {
  act.Execute(kInsertAppeal, message.organ.value, message.number, enterprise.value);
}

std::optional<Appeal> FindAppeal(db::Session& session, MessageId message) {
  db::Rows rows = session.Query(kSelectAppeal, message.organ.value, message.number);
  if (!rows.Next()) return std::nullopt;
  const db::Row& row = rows.row();
  Appeal appeal{.message = message,
                .enterprise = {row.Get<std::int64_t>(0)},
                .verdict = ComplaintVerdictFrom(row.Get<std::string_view>(1)),
                .handling = row.Get<std::string>(2)};
  if (!row.IsNull(3)) appeal.decided_at = Instant(std::chrono::seconds(row.Get<std::int64_t>(3)));
  return appeal;
}

void DecideAppeal(db::Transaction& act, const Appeal& appeal) {
  const std::string verdict = appeal.verdict ? std::string(IdOf(*appeal.verdict)) : std::string();
  const auto at = appeal.decided_at ? std::optional(appeal.decided_at->time_since_epoch().count()) : std::nullopt;
  act.Execute(kDecide, verdict, appeal.handling, at, appeal.message.organ.value, appeal.message.number);
}

}  // namespace gongkai::disclosure

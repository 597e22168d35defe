#include "request/case_rebuild_store.h"

#include <string_view>

namespace gongkai::request {
namespace {

constexpr std::string_view kSelect =
    "SELECT organ_id, number FROM request_case WHERE organ_id > ? OR (organ_id = ? AND number > ?) ORDER BY organ_id, "
    "number LIMIT ?";

}  // namespace

std::vector<CaseId> EveryCase(db::Session& session, std::optional<CaseId> after, int most) {
  const CaseId from = after.value_or(CaseId{});
  std::vector<CaseId> ids;
  db::Rows rows = session.Query(kSelect, from.organ.value, from.organ.value, from.number, most);
  while (rows.Next()) {
    ids.push_back({account::OrganId{rows.row().Get<std::int64_t>(0)}, rows.row().Get<std::int64_t>(1)});
  }
  return ids;
}

}  // namespace gongkai::request

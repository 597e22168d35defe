#include "request/log_store.h"

namespace gongkai::request {
namespace {

constexpr std::string_view kSelect = "SELECT is_on FROM request_log_setting WHERE id = 1";
constexpr std::string_view kPut =
    "INSERT INTO request_log_setting (id, is_on) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET is_on = excluded.is_on";
constexpr std::string_view kItems =
    "SELECT ref FROM request_event WHERE kind = 'made_proactive' ORDER BY at DESC, organ_id, case_number DESC LIMIT ?";

}  // namespace

bool IsLogOn(db::Session& session) { return session.First<std::int64_t>(kSelect).value_or(0) == 1; }
void PutLogOn(db::Transaction& act, bool is_on) { act.Execute(kPut, is_on ? 1 : 0); }

std::vector<std::string> ItemsOfLog(db::Session& session, int most) {
  std::vector<std::string> items;
  for (const db::Row& row : session.Query(kItems, most)) items.push_back(row.Get<std::string>(0));
  return items;
}

}  // namespace gongkai::request

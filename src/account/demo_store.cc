#include "account/demo_store.h"

namespace gongkai::account {
namespace {

constexpr std::string_view kSelect = "SELECT value FROM setting WHERE name = 'demo'";
constexpr std::string_view kInsert = "INSERT INTO setting (name, value) VALUES ('demo', 'yes')";

}  // namespace

bool IsDemo(db::Session& session) { return session.First<std::string>(kSelect).has_value(); }

void MarkAsDemo(db::Transaction& act) { act.Execute(kInsert); }

}  // namespace gongkai::account

#include "account/session.h"

namespace gongkai::account {
namespace {

struct StageRow {
  Stage stage;
  std::string_view id;
};
constexpr StageRow kStages[] = {{Stage::kSecondFactor, "second_factor"},
                                {Stage::kEnrol, "enrol"},
                                {Stage::kChangePassword, "change_password"},
                                {Stage::kFull, "full"}};

}  // namespace

std::string_view IdOf(Stage stage) { return kStages[static_cast<std::size_t>(stage)].id; }

std::optional<Stage> StageFrom(std::string_view id) {
  for (const StageRow& row : kStages) {
    if (row.id == id) return row.stage;
  }
  return std::nullopt;
}

bool IsAlive(const Session& session, const SessionPolicy& policy, Instant now) {
  return !session.ended_at && now < session.ends_at && now - session.started_at < policy.absolute &&
         now - session.seen_at < policy.idle;
}

}  // namespace gongkai::account

// The days in which the county has messages dealt with: settings, one a kind.
#include "base/number.h"
#include "disclosure/participation/message_store.h"

namespace gongkai::disclosure {
namespace {

constexpr std::string_view kTermSetting = "participation.days.";
constexpr std::string_view kSelectSetting = "SELECT value FROM setting WHERE name = ?";
constexpr std::string_view kPutSetting =
    "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value";

}  // namespace

CountyTerms ReadCountyTerms(db::Session& session) {
  CountyTerms terms;
  for (const MessageKind kind : MessageKinds()) {
    const auto value = session.First<std::string>(kSelectSetting, std::string(kTermSetting) + std::string(IdOf(kind)));
    const auto days = value ? ParseNumber(*value) : std::nullopt;
    if (!days || days->millionths % 1'000'000 != 0) continue;
    const auto whole = static_cast<std::int64_t>(days->millionths / 1'000'000);
    if (whole >= kFewestTermDays && whole <= kMostTermDays) terms.emplace(kind, static_cast<int>(whole));
  }
  return terms;
}

void WriteCountyTerm(db::Transaction& act, MessageKind kind, int days) {
  act.Execute(kPutSetting, std::string(kTermSetting) + std::string(IdOf(kind)), std::to_string(days));
}

}  // namespace gongkai::disclosure

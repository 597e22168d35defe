#include "screening/tools_actions.h"

namespace gongkai::screening {

ScreenerOfLists BuiltInScreener() {
  static const auto kScreener = std::make_shared<const Screener>(BuiltInLists(), Register{});
  return {kScreener, 1};
}

Tools IsolatedTools(std::function<void(std::string title, std::function<void()> work)> start) {
  return {.screener = [](db::Database&, OrganId) { return BuiltInScreener(); },
          .inspect = [](std::string_view bytes,
                        std::string_view name) { return docread::InspectIsolated(bytes, name); },
          .clean = [](std::string_view bytes, std::string_view name,
                      const docread::CleanOrder& order) { return docread::CleanIsolated(bytes, name, order); },
          .start = std::move(start)};
}

Tools ToolsAtOnce() {
  return {.screener = [](db::Database&, OrganId) { return BuiltInScreener(); },
          .inspect = [](std::string_view bytes, std::string_view name) { return docread::Inspect(bytes, name); },
          .clean = [](std::string_view bytes, std::string_view name,
                      const docread::CleanOrder& order) { return docread::Clean(bytes, name, order); },
          .start = [](const std::string&, const std::function<void()>& work) { work(); }};
}

}  // namespace gongkai::screening

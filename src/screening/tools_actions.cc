#include "screening/tools_actions.h"

#include "screening/assessment_view.h"
#include "screening/screener_now.h"

namespace gongkai::screening {

docread::BurntHere BurntHereIn(db::Database& database) {
  return [&database](const std::string& digest) {
    db::Reader reader = database.Read();
    return WasBurnt(reader, digest);
  };
}

ScreenerOfLists ScreenerNowOf(db::Database& database, OrganId organ, Date today) {
  db::Reader reader = database.Read();
  ScreenerNow now = ScreenerFor(reader, organ, today);
  return {std::move(now.screener), now.version};
}

Tools IsolatedTools(std::function<Instant()> now,
                    std::function<void(std::string title, std::function<void()> work)> start) {
  return {.screener = [now](db::Database& database,
                            OrganId organ) { return ScreenerNowOf(database, organ, BeijingDay(now())); },
          .inspect =
              [](std::string_view bytes, std::string_view name, const docread::BurntHere& burnt) {
                return docread::InspectIsolated(bytes, name, {.was_burnt_here = burnt});
              },
          .clean =
              [](std::string_view bytes, std::string_view name, const docread::CleanOrder& order,
                 const docread::BurntHere& burnt) {
                return docread::CleanIsolated(bytes, name, order, {.was_burnt_here = burnt});
              },
          .start = std::move(start),
          .is_assessed =
              [now](db::Session& session, const Subject& subject, std::span<const PersonalList> lists) {
                const AssessmentAbout about = AboutOf(std::vector(lists.begin(), lists.end()));
                return HasAssessment(session, subject.organ, ToString(subject), about.list(), BeijingDay(now()));
              }};
}

Tools ToolsAtOnce(std::function<Instant()> now) {
  Tools tools = IsolatedTools(std::move(now), [](const std::string&, const std::function<void()>& work) { work(); });
  tools.inspect = [](std::string_view bytes, std::string_view name, const docread::BurntHere& burnt) {
    return docread::Inspect(bytes, name, {.was_burnt_here = burnt});
  };
  tools.clean = [](std::string_view bytes, std::string_view name, const docread::CleanOrder& order,
                   const docread::BurntHere& burnt) {
    return docread::Clean(bytes, name, order, {.was_burnt_here = burnt});
  };
  return tools;
}

Tools ToolsForText(std::function<Instant()> now) {
  constexpr const char* kNotOpened = "这里不能打开文件。";
  Tools tools = ToolsAtOnce(std::move(now));
  tools.inspect = [](std::string_view, std::string_view, const docread::BurntHere&) {
    return docread::Inspection{
        .files = {{}}, .pieces = {}, .obstacle = docread::Obstacle::kNotOpened, .obstacle_message = kNotOpened};
  };
  tools.clean = [](std::string_view, std::string_view, const docread::CleanOrder&, const docread::BurntHere&) {
    return docread::Cleaned{
        .bytes = {}, .removed = {}, .obstacle = docread::Obstacle::kNotOpened, .obstacle_message = kNotOpened};
  };
  return tools;
}

}  // namespace gongkai::screening

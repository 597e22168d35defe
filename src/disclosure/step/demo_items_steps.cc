#include "disclosure/step/demo_items_steps.h"

#include <stdexcept>

#include "disclosure/item_list_store.h"
#include "disclosure/step/step_actions.h"

namespace gongkai::disclosure {
namespace {

using account::DemoLife;
using account::PostKind;

constexpr std::chrono::days kToAnswer{5};

template <class T>
T Must(FormResult<T> result) {
  if (!result) throw std::runtime_error("the demo's steps: " + result.errors().front().message);
  return *result;
}

/// A draft of the organ that asks; none where the demo's items have none.
std::optional<ItemId> DraftOf(DemoLife& life, std::string_view code) {
  db::Reader reader = life.desk.database.Read();
  const auto drafts = ListItems(
      reader, {.organs = std::vector{life.organ(code)}, .stage = Stage::kDraft, .today = {}, .page_size = 50});
  for (const Item& item : drafts.items) {
    const auto events = EventsOf(reader, item.id);
    if (item.attribute == Attribute::kProactive && events.back().kind == "made") return item.id;
  }
  return std::nullopt;
}

std::optional<Step> Ask(DemoLife& life, std::string_view from, std::string_view of, std::string about) {
  const auto item = DraftOf(life, from);
  if (!item) return std::nullopt;
  const Date by = std::chrono::sys_days(BeijingDay(life.today)) + kToAnswer;
  return Must(AskStep(life.desk, life.as(from, PostKind::kHandler), *item,
                      {.organ = life.organ(of), .about = std::move(about), .answer_by = by}));
}

}  // namespace

void LiveDemoSteps(DemoLife& life) {
  Ask(life, "101", "MZJ", "第三条“村民议事会表决通过”的要求，是否和民政部门的规定一致。");
  if (const auto step = Ask(life, "102", "ZRZYJ", "附图的责任区边界，是否可以这样公开。")) {
    Must(AnswerAsked(life.desk, life.as("ZRZYJ", PostKind::kDeputy), life.organ("ZRZYJ"), {step->item, step->number},
                     step->digest, {.answer = "changes", .words = "附图请改用公开版的标准地图，并注明审图号。"}));
  }
}

}  // namespace gongkai::disclosure

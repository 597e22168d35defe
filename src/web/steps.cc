#include "web/steps.h"

namespace gongkai::web {
namespace {

struct Shown {
  std::string_view style, sign, word;
};

Shown ShownAs(StepState state) {
  switch (state) {
    case StepState::kDone:
      return {"gk-step-done", "✓", "已完成"};
    case StepState::kCurrent:
      return {"gk-step-current", "▶", "正在办"};
    case StepState::kSentBack:
      return {"gk-step-back", "↩", "已退回"};
    case StepState::kAhead:
      break;
  }
  return {"gk-step-ahead", "○", "还没到"};
}

Html Item(const Step& step) {
  const Shown shown = ShownAs(step.state);
  Html item = Markup(
      "<li class=\"gk-step {}\" {}><span class=\"gk-step-label\"><span aria-hidden=\"true\">{}</span> {}</span>",
      shown.style, AttributeIf(step.state == StepState::kCurrent, "aria-current=\"step\""), shown.sign, step.label);
  if (!step.who.empty()) item.Add("<b>{}</b>", step.who);
  item.Add("<span>{}", step.word.empty() ? shown.word : std::string_view(step.word));
  if (step.on) item.Add(" <time datetime=\"{}\">{}</time>", *step.on, *step.on);
  return item.Add("</span></li>");
}

}  // namespace

Html Steps(std::string_view label, const std::vector<Step>& steps) {
  Html items;
  for (const Step& step : steps) items.Add("{}", Item(step));
  return Markup("<ol class=\"gk-steps\" aria-label=\"{}\">{}</ol>", label, items);
}

}  // namespace gongkai::web

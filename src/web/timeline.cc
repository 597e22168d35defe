#include "web/timeline.h"

namespace gongkai::web {
namespace {

std::string_view StyleOf(EventKind kind) {
  if (kind == EventKind::kPast) return "gk-event";
  return kind == EventKind::kAhead ? "gk-event gk-event-ahead" : "gk-event gk-event-overdue";
}

Html WordOf(EventKind kind) {
  if (kind == EventKind::kPast) return {};
  if (kind == EventKind::kAhead) return Markup(" <span class=\"badge gk-badge-quiet\">还没到</span>");
  return Markup(" <span class=\"badge gk-badge-error\">已过期</span>");
}

Html Item(const Event& event) {
  Html item = Markup("<li class=\"{}\"><time datetime=\"{}\">{}</time><div><b>{}</b>{}", StyleOf(event.kind),
                     event.time, event.time, event.what, WordOf(event.kind));
  if (!event.who.empty()) item.Add(" <span class=\"gk-soft\">{}</span>", event.who);
  if (!event.detail.empty()) item.Add("<div class=\"gk-event-more\">{}</div>", event.detail);
  return item.Add("</div></li>");
}

}  // namespace

Html Timeline(std::string_view label, const std::vector<Event>& events) {
  Html items;
  for (const Event& event : events) items.Add("{}", Item(event));
  return Markup("<ol class=\"gk-timeline\" aria-label=\"{}\">{}</ol>", label, items);
}

}  // namespace gongkai::web

// /office/requests/{case}/redact/{number}/found: what screening finds on the pages (numbers of identity cards,
// telephones, accounts, marks of secrecy, …), each with all places where it stands, to be withheld at once.

#include <algorithm>

#include "account/sight_actions.h"
#include "request/redact_pages.h"
#include "request/redact_textless_view.h"
#include "screening/rule.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

struct View {
  Case held;
  Redaction redaction;
  std::vector<FoundWords> found;
  std::vector<int> textless;  // pages that no search reaches
};

View ViewOf(Desk& desk, const RedactTools& tools, const Request& request, const Visitor& visitor) {
  View view;
  std::vector<docread::PageText> texts;
  std::vector<redaction::Mark> marks;
  {
    db::Reader reader = desk.database.Read();
    view.held = CaseIn(reader, request, visitor);
    view.redaction = RedactionIn(reader, desk.keys, view.held, request);
    texts = PageTextsOf(reader, desk.keys, view.redaction);
    view.textless = TextlessPages(view.redaction, texts);
    marks = PlainMarksOf(reader, desk.keys, view.held.id, view.redaction.number);
  }
  const screening::ScreenerOfLists now = tools.screener(desk.database, view.held.handler);
  view.found = FoundOn(texts, *now.screener, marks, BeijingDay(desk.now()));
  return view;
}

std::string PagesInWords(const std::vector<int>& pages) {
  constexpr std::size_t kMost = 8;
  std::string words = "第 ";
  for (std::size_t i = 0; i < pages.size() && i < kMost; ++i) {
    words += (i == 0 ? "" : "、") + std::to_string(pages[i]);
  }
  return words + (pages.size() > kMost ? " 等 " + std::to_string(pages.size()) + " 页" : " 页");
}

Html Tick(const FoundWords& each, const Request& request) {
  const auto typed = request.form.All("found");
  const bool is_chosen =
      request.method == web::Method::kPost ? std::ranges::find(typed, each.key) != typed.end() : !each.is_marked;
  return Markup(
      "<label class=\"form-check\"><input class=\"form-check-input\" type=\"checkbox\" name=\"found\" value=\"{}\" "
      "{}><span class=\"form-check-label\"><b>{}</b>　<span class=\"gk-soft\">{} 处，{}{}</span></span></label>",
      each.key, web::AttributeIf(is_chosen, "checked"), each.words.Reveal(), each.places.size(),
      PagesInWords(each.pages), each.is_marked ? "；已遮盖" : "");
}

/// Everything that one rule found: one form, with the ground that the rule suggests.
Html Card(const View& view, std::span<const FoundWords> of_rule, const Request& request, const FieldErrors& errors) {
  const FoundWords& first = of_rule.front();
  const screening::Rule* const rule = screening::FindRule(first.rule);
  const std::string ending = "-" + std::string(first.rule);
  Html ticks;
  for (const FoundWords& each : of_rule) ticks.Add("{}", Tick(each, request));
  const bool is_sent = request.form.Get("rule") == first.rule;
  return Markup(
      "<section class=\"card item-part\"><h2>{}</h2><p class=\"gk-soft\">{}</p><form method=\"post\" action=\"{}\" "
      "class=\"gk-plain-form\" novalidate>{}<input type=\"hidden\" name=\"rule\" value=\"{}\"><fieldset "
      "class=\"gk-field\"><legend class=\"form-label\">要遮盖的</legend>{}</fieldset>{}<div class=\"gk-sends\"><button "
      "class=\"btn btn-primary\" type=\"submit\">全部遮盖</button></div></form></section>",
      rule == nullptr ? first.rule : rule->name, rule == nullptr ? std::string_view() : rule->source,
      Url::Local(PathOfRedaction(view.held.id, view.redaction.number) + "/found"), web::FormKeys(request), first.rule,
      ticks, GroundFields(request, ending, first.ground, is_sent ? errors : FieldErrors()));
}

Html Cards(const View& view, const Request& request, const FieldErrors& errors) {
  Html cards;
  for (std::size_t at = 0; at < view.found.size();) {
    std::size_t end = at;
    while (end < view.found.size() && view.found[end].rule == view.found[at].rule) ++end;
    cards.Add("{}", Card(view, std::span(view.found).subspan(at, end - at), request, errors));
    at = end;
  }
  return cards;
}

Response Show(Desk& desk, const RedactTools& tools, const Request& request, const Visitor& visitor,
              const FieldErrors& errors) {
  const RedactRef ref = RefIn(desk, request, visitor);
  (void)CaseActor(visitor, Act::kHandleCases, ref.handler, request);
  account::RecordTaken(desk, visitor, ref.handler, "case.redact_see", ObjectOf(ref));
  const View view = ViewOf(desk, tools, request, visitor);
  web::Page page = RedactFrame(visitor, "查找个人信息等", view.held);
  page.breadcrumbs.push_back({"这一份", Url::Local(PathOfRedaction(ref.id, ref.number))});
  page.body.Add(
      "{}{}<p>按检查规则在页面的文字里找到的；扫描的页面上没有文字，要自己看。勾选的连同全文相同的一起遮盖。</p>{}{}",
      RedactSaid(request), web::FaultList(errors, "没有遮盖"),
      TextlessPart(PathOfRedaction(ref.id, ref.number), view.textless),
      view.found.empty() ? Markup("<section class=\"card item-part\"><p>没有找到。</p></section>")
                         : Cards(view, request, errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response Mark(Desk& desk, const RedactTools& tools, const Request& request, const Visitor& visitor) {
  const RedactRef ref = RefIn(desk, request, visitor);
  const account::Actor actor = CaseActor(visitor, Act::kHandleCases, ref.handler, request);
  const std::string rule(request.form.Get("rule")), ending = "-" + rule;
  const auto chosen = request.form.All("found");
  std::vector<redaction::TextRange> places;
  for (const FoundWords& each : ViewOf(desk, tools, request, visitor).found) {
    if (each.rule != rule || std::ranges::find(chosen, each.key) == chosen.end()) continue;
    places.insert(places.end(), each.places.begin(), each.places.end());
  }
  const auto marked = MarkPlaces(desk, actor, ref, MarkFormIn(request, ending), places, true);
  if (!marked) {
    FieldErrors errors = BesideFields(marked.errors(), ending);
    for (FieldError& error : errors) {
      if (error.field == "found") error.field.clear();
    }
    return Show(desk, tools, request, visitor, errors);
  }
  return Response::SeeOther(Url::Local(PathOfRedaction(ref.id, ref.number) + "/found").With("done", "marked"));
}

}  // namespace

void AddRedactFoundPages(account::Office& office, const RedactTools& tools) {
  const std::string path = "/office/requests/{case}/redact/{number}/found";
  office.Get(path, Act::kHandleCases, [&office, tools](const Request& request, const Visitor& visitor) {
    return Show(office.desk(), tools, request, visitor, {});
  });
  office.Post(path, Act::kHandleCases, [&office, tools](const Request& request, const Visitor& visitor) {
    return Mark(office.desk(), tools, request, visitor);
  });
}

}  // namespace gongkai::request

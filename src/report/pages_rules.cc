// All rules with their formula, source and examples, as they stand in the registry.

#include "report/pages.h"

namespace gongkai::report {
namespace {

using web::Html;
using web::Request;
using web::Response;

void DrawExample(std::string_view name, const Example& example, Html& html) {
  if (example.words.empty()) return;
  html.Add("<dt>{}</dt><dd>{}</dd>", name, example.words);
}

Html DrawRule(const Rule& rule) {
  Html html;
  html.Add(
      "<li class=\"rule\" id=\"{}\"><div class=\"finding-head\">{}<h2>{}</h2><span "
      "class=\"rule-id\">{}</span></div><dl class=\"why\"><dt>应当</dt><dd>{}</dd><dt>依据</dt><dd>{}</dd>"
      "<dt>怎么办</dt><dd>{}</dd>",
      rule.id, BadgeOf(rule.severity), rule.title, rule.id, rule.formula, rule.source, rule.advice);
  DrawExample("会指出", rule.failing, html);
  DrawExample("不会指出", rule.passing, html);
  html.Add("</dl></li>");
  return html;
}

Response ShowRules(const Request& request, const account::Visitor& visitor) {
  const auto rules = AllRules();
  web::Page page = Frame(visitor, "核对规则", Tab::kRules);
  page.width = web::Width::kText;
  page.body.Add(
      "<p>共 {} "
      "条。“错误”是算得出、对不上的；“存疑”是多半有问题、要人看一眼的；“提示”供参考。数字里有空白的，最多算“存疑”。</p>"
      "<ol class=\"rule-list\">",
      rules.size());
  for (const Rule* rule : rules) page.body.Add(DrawRule(*rule));
  page.body.Add("</ol>");
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddRulesPages(account::Office& office, Site&) {
  office.Get("/office/rules", account::Act::kSeeReports,
             [](const Request& request, const account::Visitor& visitor) { return ShowRules(request, visitor); });
}

}  // namespace gongkai::report

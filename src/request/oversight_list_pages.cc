#include <algorithm>
#include <charconv>
#include <map>
#include <span>

#include "account/portal_view.h"
#include "request/oversight_pages.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::OrganId;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Url;

/// For the badges of case_pages.h, which look at where a case stands and at its days.
Case AsCase(const CaseFact& fact) {
  Case held;
  held.id = fact.id;
  held.handler = fact.handler;
  held.stage = fact.stage;
  held.due = fact.due;
  held.in_time = fact.in_time;
  held.outcome = fact.outcome;
  return held;
}

Html TickCell(const CaseFact& fact, const std::vector<std::string>& ticked) {
  const std::string tick = TickOf(fact);
  return Markup(
      "<td><input class=\"form-check-input\" type=\"checkbox\" name=\"case\" value=\"{}\" aria-label=\"选择{}\" "
      "{}></td>",
      tick, NameOf(fact), web::AttributeIf(std::ranges::find(ticked, tick) != ticked.end(), "checked"));
}

Html RowOfCase(const CaseFact& fact, const std::string& organ, const std::optional<std::vector<std::string>>& ticks,
               Date today) {
  const Case held = AsCase(fact);
  return Markup(
      "<tr>{}<th scope=\"row\" class=\"gk-nowrap\"><a href=\"{}\">{}</a></th><td data-label=\"机关\">{}</td><td "
      "data-label=\"环节\">{} <span class=\"gk-soft\">{}</span></td><td class=\"gk-nowrap\" "
      "data-label=\"提交\">{}</td><td "
      "class=\"gk-nowrap\" data-label=\"收到\">{}</td><td data-label=\"最迟答复\">{}</td><td class=\"gk-nowrap\" "
      "data-label=\"办结\">{}</td></tr>",
      ticks ? TickCell(fact, *ticks) : Html(), Url::Local(PathOf(fact.id)), NameOf(fact), organ, StageBadge(held),
      OutcomeName(held), fact.submitted, fact.received, DueCell(fact.due, DueBadge(held, today)), fact.ended);
}

}  // namespace

std::vector<OrganName> AnsweringOrgans(db::Session& session, const Visitor& visitor, const std::vector<CaseFact>& facts,
                                       Date today) {
  std::vector<OrganName> organs;
  const auto add = [&](OrganId id, std::string name) {
    if (!visitor.May(Act::kSeeCases, id)) return;
    if (std::ranges::find(organs, id, &OrganName::first) == organs.end()) organs.emplace_back(id, std::move(name));
  };
  if (const auto county = account::PublicCountyOf(session, today)) {
    for (const account::PublicOrgan& organ : county->organs) add(organ.id, organ.name);
  }
  // Asked for once an organ, not once a case: of a year there are thousands.
  for (const CaseFact& fact : facts) {
    const bool is_known = std::ranges::find(organs, fact.handler, &OrganName::first) != organs.end();
    if (!is_known) add(fact.handler, NameOfOrgan(session, fact.handler));
  }
  return organs;
}

std::optional<OrganId> OrganOfAddress(const web::Request& request, const Visitor& visitor) {
  const auto organ = request.query.Int("organ");
  if (!organ) return std::nullopt;
  if (visitor.May(Act::kSeeCases, OrganId{*organ})) return OrganId{*organ};
  throw web::ProblemError({404, "没有这个机关", "没有这个机关，或者您的岗位看不到它的办件。"});
}

Html CaseTable(db::Session& session, const std::vector<CaseFact>& facts,
               const std::optional<std::vector<std::string>>& ticks, Date today) {
  if (facts.empty()) return Markup("<p class=\"gk-empty\">没有这样的申请。</p>");
  constexpr std::size_t kMostRows = 500;
  std::map<OrganId, std::string> names;
  Html rows;
  for (const CaseFact& fact : std::span(facts).first(std::min(facts.size(), kMostRows))) {
    const auto [name, is_new] = names.try_emplace(fact.handler);
    if (is_new) name->second = NameOfOrgan(session, fact.handler);
    rows.Add("{}", RowOfCase(fact, name->second, ticks, today));
  }
  Html more;
  if (facts.size() > kMostRows) {
    more.Add("<p class=\"gk-soft\">共 {} 件，这里列出前 {} 件。请选择机关或者缩短时间。</p>", facts.size(), kMostRows);
  }
  return Markup(
      "<div class=\"card\"><div class=\"table-responsive\" tabindex=\"0\" role=\"region\" aria-label=\"申请\"><table "
      "class=\"table card-table gk-list\"><thead><tr>{}<th scope=\"col\">登记编号</th><th scope=\"col\">机关</th><th "
      "scope=\"col\">环节</th><th scope=\"col\">提交</th><th scope=\"col\">收到</th><th scope=\"col\">最迟答复</th><th "
      "scope=\"col\">办结</th></tr></thead><tbody>{}</tbody></table></div></div>{}",
      ticks ? Markup("<th scope=\"col\">催办</th>") : Html(), rows, more);
}

std::string TickOf(const CaseFact& fact) { return ToString(fact.id) + ":" + std::to_string(fact.version); }

std::optional<std::pair<CaseId, std::int64_t>> FromTick(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto id = CaseIdFrom(text.substr(0, colon));
  const std::string_view digits = text.substr(colon + 1);
  std::int64_t version = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), version);
  if (!id || error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return std::pair(*id, version);
}

}  // namespace gongkai::request

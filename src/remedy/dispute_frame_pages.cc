#include "account/names_view.h"
#include "account/organ_card_view.h"
#include "remedy/dispute_pages.h"

namespace gongkai::remedy {
namespace {

using account::Act;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Url;

constexpr std::string_view kCasesPath = "/office/requests";

struct Part {
  std::string_view label, path;
  Act act;
};
constexpr Part kParts[] = {
    {"复议、诉讼", kDisputesPath, Act::kSeeCases},    {"登记一件", "/office/disputes/new", Act::kHandleCases},
    {"年度报告表四", kTableFourPath, Act::kSeeCases}, {"期满销毁", kDisposalPath, Act::kSeeCases},
    {"依申请公开", kCasesPath, Act::kSeeCases},
};

}  // namespace

web::Page DisputeFrame(const Visitor& visitor, std::string title, std::string_view current) {
  web::Page page = account::OfficeFrame(visitor, std::move(title), kCasesPath);
  page.styles = {"css/items.css"};
  page.side_label = "行政复议和诉讼";
  web::SideGroup group{"行政复议和诉讼", {}};
  for (const Part& part : kParts) {
    if (visitor.May(part.act)) {
      group.items.push_back({std::string(part.label), Url::Local(part.path), part.path == current});
    }
  }
  page.side.push_back(std::move(group));
  page.breadcrumbs = {{"依申请公开", Url::Local(kCasesPath)}};
  return page;
}

web::Page DisputeFrame(const Visitor& visitor, std::string title, const Dispute& dispute) {
  web::Page page = DisputeFrame(visitor, std::move(title));
  page.width = web::Width::kText;
  page.side.clear();
  page.breadcrumbs.push_back({"复议、诉讼", Url::Local(kDisputesPath)});
  page.breadcrumbs.push_back({TitleOf(dispute), Url::Local(PathOf(dispute.id))});
  return page;
}

std::string TitleOf(const Dispute& dispute) { return ToString(dispute.id) + " 号" + std::string(NameOf(dispute.kind)); }

Dispute DisputeIn(db::Session& session, const Request& request, const Visitor& visitor) {
  const auto id = DisputeIdFrom(request.params.Get("dispute"));
  auto dispute = id ? FindDispute(session, *id) : std::nullopt;
  if (!dispute || !visitor.May(Act::kSeeCases, dispute->id.organ)) {
    throw web::ProblemError(
        {404, "没有这一件", "没有这一件复议、诉讼，或者是别的机关的。请从“复议、诉讼”的列表进入。"});
  }
  return std::move(*dispute);
}

SeenDispute SeenIn(account::Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  return {DisputeIn(reader, request, visitor).id, request.form.Int("version").value_or(0)};
}

account::Actor DisputeActor(const Visitor& visitor, account::OrganId organ, const Request& request) {
  return web::OrProblem(account::ActorFor(visitor, Act::kHandleCases, organ, account::OnceKey(request)));
}

std::vector<account::OrganId> OrgansInSight(db::Session& session, const Visitor& visitor, Date today) {
  if (auto organs = visitor.OrgansFor(Act::kSeeCases)) return std::move(*organs);
  return account::OrgansOfAllTimes(session, today);
}

std::string NameOfOrgan(db::Session& session, account::OrganId organ) {
  const auto card = account::OrganCardOf(session, organ);
  return card ? card->names.front().name : std::string();
}

Html StageBadge(const Dispute& dispute, Date today) {
  const DisputeStage stage = StageOn(dispute, today);
  const std::string_view style = stage == DisputeStage::kEnded ? "gk-badge-good"
                                 : stage == DisputeStage::kAnswering || stage == DisputeStage::kAnew
                                     ? "gk-badge-warning"
                                     : "gk-badge-note";
  return Markup("<span class=\"badge {}\">{}</span>", style, NameOf(stage));
}

Html DueBadge(Date due, Date today) {
  constexpr int kSoon = 3;
  const auto left = (std::chrono::sys_days(due) - std::chrono::sys_days(today)).count();
  if (left < 0) return Markup("<span class=\"badge gk-badge-error\">已超期 {} 天</span>", -left);
  if (left == 0) return Markup("<span class=\"badge gk-badge-warning\">今天到期</span>");
  return Markup("<span class=\"badge {}\">还有 {} 天</span>", left <= kSoon ? "gk-badge-warning" : "gk-badge-quiet",
                left);
}

Html DutyLine(const Dispute& dispute, Date today) {
  if (!dispute.next || !dispute.next_due) return {};
  return Markup("{}：{} {}", NameOf(*dispute.next), *dispute.next_due, DueBadge(*dispute.next_due, today));
}

Html DisputeFormKeys(const Request& request, const Dispute& dispute) {
  return Markup("{}<input type=\"hidden\" name=\"version\" value=\"{}\">", web::FormKeys(request), dispute.version);
}

Html DisputeTable(db::Session& session, const std::vector<Dispute>& disputes, Date today) {
  Html rows;
  for (const Dispute& each : disputes) {
    const DisputeOutcome* const outcome = FindDisputeOutcome(each.outcome);
    rows.Add(
        "<tr><td class=\"gk-nowrap\" data-label=\"编号\"><a href=\"{}\">{}</a></td><td data-label=\"机关\">{}</td><td "
        "data-label=\"类别\">{}</td><td data-label=\"争议\">{}</td><td class=\"gk-nowrap\" "
        "data-label=\"收到副本\">{}</td><td "
        "data-label=\"办到哪里\">{}</td><td data-label=\"结果\">{}</td><td data-label=\"要办的\">{}</td></tr>",
        Url::Local(PathOf(each.id)), ToString(each.id), NameOfOrgan(session, each.id.organ), NameOf(each.kind),
        NameOf(each.ground), each.received, StageBadge(each, today),
        outcome == nullptr ? std::string_view() : outcome->name, DutyLine(each, today));
  }
  if (rows.empty()) return Markup("<p class=\"gk-empty\">没有。</p>");
  return Markup(
      "<div class=\"card\"><div class=\"table-responsive\" tabindex=\"0\" role=\"region\" "
      "aria-label=\"复议、诉讼\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">编号</th><th "
      "scope=\"col\">机关</th><th scope=\"col\">类别</th><th scope=\"col\">争议</th><th scope=\"col\">收到副本</th><th "
      "scope=\"col\">办到哪里</th><th scope=\"col\">结果</th><th "
      "scope=\"col\">要办的</th></tr></thead><tbody>{}</tbody></table></div></div>",
      rows);
}

}  // namespace gongkai::remedy

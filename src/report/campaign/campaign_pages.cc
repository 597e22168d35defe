#include "report/campaign/campaign_pages.h"

#include <array>
#include <utility>

#include "law/report_form.h"

namespace gongkai::report {

using account::Act;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Url;

int CampaignYearIn(const Request& request, Date today) {
  const auto year = request.params.Int("year");
  const bool is_there =
      year && *year >= law::ReportForms().front().first_year && *year <= static_cast<int>(today.year());
  if (!is_there) throw web::ProblemError({404, "没有这一年", "没有这一年的年度报告工作，请从“年度报告”进入。"});
  return static_cast<int>(*year);
}

Url CampaignUrl(int year, std::string_view part) {
  return Url::Local("/office/campaign/" + std::to_string(year) + std::string(part));
}

Url CampaignUnitUrl(int year, UnitId unit) { return CampaignUrl(year, "/units/" + std::to_string(unit.value)); }

web::Page CampaignFrame(const Visitor& visitor, int year, std::string title, std::string_view part) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kParts = {
      {{"", "进度"}, {"/days", "日子"}, {"/history", "催办记录"}}};
  web::Page page = Frame(visitor, std::move(title), Tab::kReports);
  Html links;
  for (const auto& [path, label] : kParts) {
    links.Add("{}", path == part ? Markup("<a class=\"btn btn-primary\" aria-current=\"page\" href=\"{}\">{}</a>",
                                          CampaignUrl(year, path), label)
                                 : Markup("<a class=\"btn\" href=\"{}\">{}</a>", CampaignUrl(year, path), label));
  }
  page.body.Add("<nav class=\"gk-sends\" aria-label=\"{}年度报告工作\">{}</nav>", year, links);
  page.breadcrumbs.push_back({"年度报告", Url::Local("/office/reports")});
  if (part.empty()) return page;
  page.breadcrumbs.push_back({std::to_string(year) + "年度报告工作", CampaignUrl(year)});
  return page;
}

bool MayRunCampaign(const Visitor& visitor) { return visitor.May(Act::kSetReportDeadline); }

account::OrganId CampaignOrgan(const Visitor& visitor) {
  for (const account::HeldPost& post : visitor.posts) {
    if (account::ReachOf(post.kind, Act::kSetReportDeadline) != account::Reach::kNone) return post.organ;
  }
  return visitor.posts.front().organ;
}

account::Actor CampaignActor(const Visitor& visitor, const Request& request) {
  return ActorOn(visitor, Act::kSetReportDeadline, CampaignOrgan(visitor), request);
}

Html StepBadge(CampaignStep step) {
  const auto style = [&]() -> std::string_view {
    switch (step) {
      case CampaignStep::kSubmitted:
      case CampaignStep::kPublished:
      case CampaignStep::kFile:
        return "gk-badge-good";
      case CampaignStep::kNotBegun:
      case CampaignStep::kOutside:
      case CampaignStep::kWithdrawn:
        return "gk-badge-warning";
      default:
        return "gk-badge-quiet";
    }
  }();
  return Markup("<span class=\"badge {}\">{}</span>", style, NameOf(step));
}

Html TimeBadge(const CampaignLine& line) {
  if (line.words.empty()) return {};
  const bool is_late = line.time == InTime::kLate || line.time == InTime::kOverdue;
  return Markup("<span class=\"badge {}\">{}</span>", is_late ? "gk-badge-error" : "gk-badge-quiet", line.words);
}

Html SaidPart(std::string_view words) {
  if (words.empty()) return {};
  return Markup("<div class=\"gk-said\" role=\"status\"><p>{}</p></div>", words);
}

void AddCampaignPages(account::Office& office, Site& site) {
  AddCampaignListPages(office, site);
  AddCampaignUnitPages(office, site);
  AddCampaignDayPages(office);
}

}  // namespace gongkai::report

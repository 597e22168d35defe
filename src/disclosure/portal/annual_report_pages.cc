// 政府信息公开年报: of the county a year at a time, of an organ all years on one page, newest first.

#include <memory>

#include "disclosure/pages.h"
#include "disclosure/portal/annual_reports_view.h"
#include "disclosure/portal/portal_organ_view.h"
#include "disclosure/portal/portal_pages.h"
#include "disclosure/portal/portal_parts_view.h"
#include "disclosure/public_frame_pages.h"
#include "web/page_cache.h"

namespace gongkai::disclosure {
namespace {

using account::Desk;
using web::AttributeIf;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

web::Page Frame(std::string title, const PartsOf& parts) {
  web::Page page = PublicFrame(std::move(title), NameOf(PortalPart::kReports));
  page.meta.push_back({"description", page.title});
  page.body.Add("{}", PartLinks(parts, PortalPart::kReports));
  return page;
}

Html Years(const ReportsByYear& reports, int open) {
  Html links;
  for (const auto& [year, of_year] : reports) {
    links.Add("<li><a href=\"/reports/{}\" {}>{}</a></li>", year, AttributeIf(year == open, "aria-current=\"page\""),
              NameOfYear(year));
  }
  return Markup(
      "<nav class=\"items-columns items-years\" aria-label=\"按年度查看\"><h2>按年度查看</h2><ul>{}</ul></nav>", links);
}

Html None() {
  return Markup("<section class=\"portal-part\"><p class=\"gk-empty\">年度报告还没有在这里公布。</p></section>");
}

Html RenderCounty(const ReportsByYear& reports, int year, const Request& same) {
  web::Page page = Frame("政府信息公开年报", {});
  const auto of_year = reports.find(year);
  if (of_year == reports.end()) {
    page.body.Add("{}", None());
  } else {
    page.body.Add("<section class=\"portal-part\"><h2>{} <span class=\"gk-soft\">{} 份</span></h2>{}{}</section>",
                  NameOfYear(year), of_year->second.size(), ReportList(of_year->second, true), Years(reports, year));
  }
  return RenderPage(page, same);
}

Html RenderOrgan(const PortalOrgan& organ, const PartsOf& parts, const ReportsByYear& reports, const Request& same) {
  web::Page page = Frame(organ.name + "政府信息公开年报", parts);
  page.breadcrumbs.push_back({organ.name, Url::Local("/organs/{}", organ.id.value)});
  if (reports.empty()) page.body.Add("{}", None());
  for (const auto& [year, of_year] : reports) {
    page.body.Add("<section class=\"portal-part\"><h2>{}</h2>{}</section>", NameOfYear(year),
                  ReportList(of_year, false));
  }
  return RenderPage(page, same);
}

class AnnualReportPages {
 public:
  explicit AnnualReportPages(Desk& desk) : desk_(desk) {}

  /// Without a year the newest one.
  Response OfCounty(const Request& request) {
    const Date today = BeijingDay(desk_.now());
    db::Reader reader = desk_.database.Read();
    const ReportsByYear reports = AnnualReportsOf(reader, std::nullopt, today);
    const bool has_year = request.params.Has("year");
    const auto asked = request.params.Int("year");
    const int newest = reports.empty() ? 0 : reports.begin()->first;
    const int year = asked && *asked >= 0 && *asked <= 2999 ? static_cast<int>(*asked) : newest;
    if (has_year && (!asked || year != *asked || !reports.contains(year))) {
      throw web::ProblemError({404, "没有这个年度的年报", "没有这个年度的年报，请从年报的首页进入。"});
    }
    const std::string address = has_year ? "/reports/" + std::to_string(year) : "/reports";
    return pages_.Answer(request, address, account::PublicVersionOf(reader, today) + VersionOf(reports),
                         [&](const Request& same) { return RenderCounty(reports, year, same); });
  }

  Response OfOrgan(const Request& request) {
    const Date today = BeijingDay(desk_.now());
    db::Reader reader = desk_.database.Read();
    const PortalOrgan organ = PortalOrganIn(reader, request, today);
    const ReportsByYear reports = AnnualReportsOf(reader, organ.id, today);
    return pages_.Answer(request, "/organs/" + std::to_string(organ.id.value) + "/reports",
                         account::PublicVersionOf(reader, today) + VersionOf(reports), [&](const Request& same) {
                           return RenderOrgan(organ, PartsOfOrgan(reader, organ.id, today), reports, same);
                         });
  }

 private:
  Desk& desk_;
  web::PageCache pages_;
};

}  // namespace

void AddAnnualReportPages(account::Office& office) {
  const auto pages = std::make_shared<AnnualReportPages>(office.desk());
  office.router().Get("/reports", [pages](const Request& request) { return pages->OfCounty(request); });
  office.router().Get("/reports/{year}", [pages](const Request& request) { return pages->OfCounty(request); });
  office.router().Get("/organs/{id}/reports", [pages](const Request& request) { return pages->OfOrgan(request); });
}

}  // namespace gongkai::disclosure

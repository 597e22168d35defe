#include "disclosure/portal/annual_reports_view.h"

#include <algorithm>

#include "account/organ_card_view.h"
#include "crypto/sm3.h"
#include "disclosure/portal/kind_fields_store.h"

namespace gongkai::disclosure {

using web::Html;
using web::Markup;

ReportsByYear AnnualReportsOf(db::Session& session, std::optional<OrganId> organ, Date today) {
  ReportsByYear reports;
  std::map<OrganId, std::string> names;
  for (const ItemOfKind& each : PublicOfKind(session, ItemKind::kAnnualReport, organ, today, kMostReports)) {
    const auto [name, is_new] = names.try_emplace(each.item.id.organ);
    if (is_new) {
      if (const auto card = account::OrganCardOf(session, each.item.id.organ)) name->second = card->names.front().name;
    }
    reports[each.YearField("report_year").value_or(0)].push_back(
        {each.item.id, each.item.title, name->second, *each.item.publicity.public_from});
  }
  for (auto& [year, of_year] : reports) std::ranges::stable_sort(of_year, {}, &PublicReport::id);
  return reports;
}

std::string NameOfYear(int year) { return year == 0 ? "没有写明年度" : std::to_string(year) + "年"; }

Html ReportList(const std::vector<PublicReport>& reports, bool with_organ) {
  Html lines;
  for (const PublicReport& report : reports) {
    lines.Add("<li><a href=\"/items/{}\">{}</a> <span class=\"gk-soft\">{}{}公布</span></li>", ToString(report.id),
              report.title, with_organ ? report.organ + "　" : std::string(), report.from);
  }
  return Markup("<ul class=\"portal-latest\">{}</ul>", lines);
}

std::string VersionOf(const ReportsByYear& reports) {
  std::string all;
  for (const auto& [year, of_year] : reports) {
    for (const PublicReport& report : of_year) {
      all += std::to_string(year) + ToString(report.id) + report.title + report.organ + ToString(report.from) + "\n";
    }
  }
  return crypto::Sm3Hex(all);
}

}  // namespace gongkai::disclosure

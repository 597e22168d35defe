// Who stands where with the report of a year: every organ in sight, with the day by which it is owed, and the two days
// on which it was submitted and published.

#include "report/compile/annual_pages.h"

#include <algorithm>

#include "account/organ_list_view.h"
#include "law/report_form.h"

namespace gongkai::report {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using gongkai::ToString;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

std::string_view StyleOf(AnnualStage stage) {
  switch (stage) {
    case AnnualStage::kPublic:
      return "gk-badge-good";
    case AnnualStage::kReturned:
    case AnnualStage::kWithdrawn:
      return "gk-badge-warning";
    case AnnualStage::kNone:
    case AnnualStage::kSigning:
    case AnnualStage::kWaiting:
    case AnnualStage::kCorrecting:
    case AnnualStage::kCorrectionSigning:
      return "gk-badge-quiet";
  }
  return "gk-badge-quiet";
}

/// The year of the address's query; that of the report that is due else.
int YearShown(const Request& request, Date today) {
  const int due = static_cast<int>(today.year()) - 1;
  const auto asked = request.query.Int("year");
  if (!asked || *asked < law::ReportForms().front().first_year || *asked > due + 1) return due;
  return static_cast<int>(*asked);
}

Html Years(int shown, Date today) {
  const int newest = static_cast<int>(today.year());
  const int oldest = std::max(law::ReportForms().front().first_year, newest - kYearsShown);
  Html links;
  for (int year = newest; year >= oldest; --year) {
    const Url url = Url::Local("/office/annual").With("year", std::to_string(year));
    links.Add("{}", year == shown
                        ? Markup("<a class=\"btn btn-primary\" aria-current=\"page\" href=\"{}\">{}年</a>", url, year)
                        : Markup("<a class=\"btn\" href=\"{}\">{}年</a>", url, year));
  }
  return Markup("<nav class=\"gk-sends\" aria-label=\"报告年度\">{}</nav>", links);
}

Html DayCell(std::optional<Date> done, const std::optional<AnnualDue>& due, Date today) {
  const std::optional<Date> last_day = due ? std::optional(due->last_day) : std::nullopt;
  const std::string words = WordsFor(done, last_day, today);
  const InTime time = InTimeOf(done, last_day, today);
  const bool is_late = time == InTime::kLate || time == InTime::kOverdue;
  Html cell;
  if (done) cell.Add("{} ", *done);
  if (!words.empty())
    cell.Add("<span class=\"badge {}\">{}</span>", is_late ? "gk-badge-error" : "gk-badge-quiet", words);
  return cell;
}

struct Line {
  account::Organ organ;
  AnnualFacts facts;
  std::optional<AnnualDue> due;
};

std::vector<Line> LinesOf(db::Session& session, const Visitor& visitor, int year, Date today) {
  std::vector<Line> lines;
  for (const account::OrganRow& row : account::ListOrgans(session, {}, today)) {
    if (!account::HasOwnDuties(row.organ.kind) || !visitor.May(Act::kSeeItems, row.organ.id)) continue;
    lines.push_back({row.organ, AnnualFactsOf(session, row.organ.id, year), AnnualDueOf(session, row.organ.id, year)});
  }
  return lines;
}

Html Row(const Line& line, int year, Date today) {
  const AnnualAsked id{line.organ.id, year};
  const bool is_submitted = SubmitsToOf(line.organ.kind, line.organ.IsLedFromAbove()) != SubmitsTo::kNobody;
  // A day that is still to come is no day of publication yet.
  std::optional<Date> published = line.facts.public_from;
  if (line.facts.is_withdrawn || (published && *published > today)) published.reset();
  return Markup(
      "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td data-label=\"情况\">{}</td><td class=\"gk-nowrap\" "
      "data-label=\"最迟\">{}</td><td data-label=\"报送\">{}</td><td data-label=\"公布\">{}</td><td "
      "data-label=\"编制\"><a href=\"{}\">三张表</a> <a href=\"{}\">正文</a> <a class=\"gk-nowrap\" "
      "href=\"{}\">核对、签发</a></td></tr>",
      AnnualUrl(id, "/sign"), line.organ.name, AnnualBadge(StageOf(line.facts, today)),
      line.due ? ToString(line.due->last_day) : std::string("县里没有定"),
      is_submitted ? DayCell(line.facts.submitted_on, line.due, today) : Markup("不用报送"),
      DayCell(published, line.due, today), AnnualUrl(id, ""), AnnualUrl(id, "/text"), AnnualUrl(id, "/sign"));
}

Response ShowList(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  const int year = YearShown(request, today);
  web::Page page = Frame(visitor, std::to_string(year) + "年度报告编制", Tab::kReports);
  AddReportsSide(page, visitor, year, "/office/annual");
  page.body.Add(
      "{}<p class=\"gk-soft\">数字从台账里数出来，每一格都能打开它数的那些件。报告经核对、三个人签署以后公布，"
      "报送和公布的日子分开记（条例第四十九条、第五十条）。乡镇、街道等最迟哪一天，条例没有规定，由县里在年度报告工作里"
      "定。在别处编好的，<a "
      "href=\"/office/hand-in\">上传核对</a>。</p>",
      Years(year, today));
  Html rows;
  db::Reader reader = desk.database.Read();
  for (const Line& line : LinesOf(reader, visitor, year, today)) rows.Add("{}", Row(line, year, today));
  page.body.Add(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">机关</th><th "
      "scope=\"col\">情况</th><th scope=\"col\">最迟</th><th scope=\"col\">报送</th><th scope=\"col\">公布</th><th "
      "scope=\"col\">编制</th></tr></thead><tbody>{}</tbody></table></div>",
      rows);
  return Response::Of(RenderPage(page, request));
}

}  // namespace

Html AnnualBadge(AnnualStage stage) {
  return Markup("<span class=\"badge {}\">{}</span>", StyleOf(stage), NameOf(stage));
}

void AddAnnualLifePages(account::Office& office, const AnnualSite& site) {
  office.Get("/office/annual", Act::kSeeItems, account::WithDesk(office, ShowList));
  AddAnnualSignPages(office, site);
  AddAnnualDraftPages(office, site);
}

}  // namespace gongkai::report

// /office/disputes/table: table 4 of a year's report, each cell a link to the disputes that are counted in it. By what
// rule a year is counted stands beside it.

#include "remedy/dispute_pages.h"
#include "remedy/table_four.h"

namespace gongkai::remedy {
namespace {

using account::Act;
using account::Desk;
using account::OrganId;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr DisputeResult kResults[] = {DisputeResult::kUpheld, DisputeResult::kCorrected, DisputeResult::kOther,
                                      DisputeResult::kPending};
constexpr int kFirstYear = 2019;

int YearIn(const Request& request, Date today) {
  const auto year = request.query.Int("year");
  const int now = static_cast<int>(today.year());
  return year && *year >= kFirstYear && *year <= now ? static_cast<int>(*year) : now;
}

/// The organ of the address, or all in sight. Errors: throws ProblemError (404) for one that is not in sight.
std::vector<OrganId> OrgansIn(db::Session& session, const Request& request, const Visitor& visitor, Date today) {
  const auto organ = request.query.Int("organ");
  if (!organ) return OrgansInSight(session, visitor, today);
  if (visitor.May(Act::kSeeCases, OrganId{*organ})) return {OrganId{*organ}};
  throw web::ProblemError({404, "没有这个机关", "没有这个机关，或者您的岗位看不到它的复议、诉讼。"});
}

Url UrlOf(const Request& request, int year, DisputeKind kind, std::optional<DisputeResult> result) {
  Url url = Url::Local("/office/disputes/table/rows");
  url.With("year", std::to_string(year)).With("kind", IdOf(kind));
  if (result) url.With("result", IdOf(*result));
  if (const auto organ = request.query.Int("organ")) url.With("organ", std::to_string(*organ));
  return url;
}

Html Cell(std::string_view label, int count, const Url& url) {
  return Markup("<td data-label=\"{}\">{}</td>", label,
                count == 0 ? Markup("0") : Markup("<a href=\"{}\">{}</a>", url, count));
}

Html TableOf(const Request& request, const TableFour& table, int year) {
  Html heads, rows;
  for (const DisputeResult result : kResults) heads.Add("<th scope=\"col\">{}</th>", NameOf(result));
  for (const DisputeKind kind : DisputeKinds()) {
    Html cells;
    for (const DisputeResult result : kResults) {
      cells.Add("{}", Cell(NameOf(result), table.Cell(kind, result), UrlOf(request, year, kind, result)));
    }
    cells.Add("{}", Cell("总计", table.Total(kind), UrlOf(request, year, kind, std::nullopt)));
    rows.Add("<tr><th scope=\"row\">{}</th>{}</tr>", NameOf(kind), cells);
  }
  return Markup(
      "<div class=\"card\"><div class=\"table-responsive\" tabindex=\"0\" role=\"region\" aria-label=\"表四\"><table "
      "class=\"table card-table gk-list\" id=\"table4\"><thead><tr><th scope=\"col\">类别</th>{}<th "
      "scope=\"col\">总计</th></tr></thead><tbody>{}</tbody></table></div></div>",
      heads, rows);
}

Html YearLinks(const Request& request, int year, Date today) {
  Html links;
  const int now = static_cast<int>(today.year());
  for (int each = now; each > now - 4 && each >= kFirstYear; --each) {
    Url url = Url::Local(kTableFourPath).With("year", std::to_string(each));
    if (const auto organ = request.query.Int("organ")) url.With("organ", std::to_string(*organ));
    links.Add("{} ", each == year ? Markup("<b>{}年</b>", each) : Markup("<a href=\"{}\">{}年</a>", url, each));
  }
  return Markup("<p>{}</p>", links);
}

std::vector<Dispute> Counted(db::Session& session, const Request& request, const Visitor& visitor, int year,
                             Date today) {
  return DisputesOfYear(session, OrgansIn(session, request, visitor, today), year);
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  const int year = YearIn(request, today);
  db::Reader reader = desk.database.Read();
  std::vector<DisputeFact> facts;
  for (const Dispute& each : Counted(reader, request, visitor, year, today)) facts.push_back(FactOf(each));
  web::Page page = DisputeFrame(visitor, "年度报告表四", kTableFourPath);
  page.breadcrumbs.push_back({"复议、诉讼", Url::Local(kDisputesPath)});
  page.body.Add("<p>政府信息公开行政复议、行政诉讼情况（{}年）</p>{}{}<p class=\"gk-soft\">怎么计：{}</p>", year,
                YearLinks(request, year, today), TableOf(request, TableFourOf(facts, std::chrono::year(year)), year),
                TableFourRuleFor(year).words);
  return Response::Of(RenderPage(page, request));
}

Response ShowRows(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  const int year = YearIn(request, today);
  const auto kind = DisputeKindFrom(request.query.Get("kind"));
  const auto result = DisputeResultFrom(request.query.Get("result"));
  db::Reader reader = desk.database.Read();
  std::vector<Dispute> behind;
  for (const Dispute& each : Counted(reader, request, visitor, year, today)) {
    const auto cell = CellOf(FactOf(each), std::chrono::year(year));
    if (cell && (!kind || each.kind == *kind) && (!result || *cell == *result)) behind.push_back(each);
  }
  web::Page page = DisputeFrame(visitor, "表四里的一格", kTableFourPath);
  page.breadcrumbs.push_back({"年度报告表四", Url::Local(kTableFourPath).With("year", std::to_string(year))});
  page.body.Add("<p>{}年　{}　{}：{} 件。</p>{}", year, kind ? NameOf(*kind) : std::string_view("全部"),
                result ? NameOf(*result) : std::string_view("总计"), behind.size(),
                DisputeTable(reader, behind, today));
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddTableFourPages(account::Office& office) {
  office.Get(kTableFourPath, Act::kSeeCases, account::WithDesk(office, Show));
  office.Get("/office/disputes/table/rows", Act::kSeeCases, account::WithDesk(office, ShowRows));
}

}  // namespace gongkai::remedy

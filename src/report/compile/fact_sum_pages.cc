// /office/annual/{year}/text/sums: a fact of the year added up over the organs whose reports are in a government's sum,
// what each of them has, and who keeps nothing of it.

#include "report/compile/annual_text_pages.h"
#include "report/compile/annual_text_view.h"
#include "report/compile/fact_names.h"
#include "report/compile/fact_sum_view.h"

namespace gongkai::report {
namespace {

using account::Act;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

struct SumSite {
  Desk& desk;
  TablesInstead instead;
  SumReady make_ready;
};

/// The page of an organ's own rows, for who may open it; a page that is not of one organ would show another's.
bool MayOpen(const Visitor& visitor, const MemberFacts& member, const std::string& path) {
  if (!member.organ || path.find("organ=") == std::string::npos) return false;
  const Act act = path.starts_with("/office/request")    ? Act::kSeeCases
                  : path.starts_with("/office/messages") ? Act::kHandleMessages
                                                         : Act::kSeeItems;
  return visitor.May(act, *member.organ);
}

Html NumberCell(const Visitor& visitor, const MemberFacts& member, const ReportFact* fact) {
  if (fact == nullptr || !fact->value) return Markup("<span class=\"gk-soft\">没有记载</span>");
  if (!MayOpen(visitor, member, fact->rows_path)) return Markup("{}", ToString(*fact->value));
  return Markup("<a href=\"{}\">{}</a>", Url::Local(fact->rows_path), ToString(*fact->value));
}

Html RowsOf(const Visitor& visitor, const std::vector<MemberFacts>& members, std::string_view key) {
  Html rows;
  for (const MemberFacts& member : members) {
    rows.Add("<tr class=\"fact-row\"><th scope=\"row\">{}</th><td class=\"gk-number\" data-label=\"数\">{}</td></tr>",
             member.name, NumberCell(visitor, member, member.Find(key)));
  }
  return rows;
}

std::string SumWords(const ReportFact& sum, std::size_t members) {
  const std::size_t told = members - static_cast<std::size_t>(sum.lacking);
  std::string words = "计入汇总的 " + std::to_string(members) + " 份报告，" + std::to_string(told) +
                      " 个机关有记载，合计 " + (sum.value ? ToString(*sum.value) : std::string("空白")) + "。";
  if (sum.lacking > 0) words += std::to_string(sum.lacking) + " 个没有记载，没有计入，不当作 0。";
  return words;
}

FactBook BookFor(const SumSite& site, const AnnualAsked& asked, Date today) {
  if (site.make_ready) site.make_ready(asked.organ, asked.year);
  db::Reader reader = site.desk.database.Read();
  return web::OrProblem(BookOf(reader, asked.organ, asked.year, today, site.instead));
}

Response Show(const SumSite& site, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(site.desk.office.now());
  const AnnualAsked asked = AnnualAskedIn(request, visitor, Act::kSeeItems, today);
  if (visitor.ReachWith(Act::kSeeReports) != account::Reach::kCounty) {
    throw web::ProblemError(
        {403, "您的岗位不能这样做", "各机关的数由县政务公开办查看，您现在的岗位看不到全县的报告。"});
  }
  const std::string key(request.query.Get("fact"));
  FactBook book = BookFor(site, asked, today);
  if (!book.sum || !SumsUp(key) || book.Find(key) == nullptr) {
    throw web::ProblemError({404, "没有这个数字", "请从报告正文进入。"});
  }
  db::Reader reader = site.desk.database.Read();
  const std::vector<MemberFacts> members = FactsOfMembers(reader, *book.sum, asked.year, today);
  AddFactSums(book, members);
  const ReportFact& sum = *book.Find(KeyOfAll(key));
  web::Page page = AnnualFrame(visitor, asked, sum.name, "/text");
  page.breadcrumbs.push_back({"报告正文", AnnualUrl(asked, "/text")});
  page.body.Add(
      "<p>{}</p><p "
      "class=\"gk-soft\">各机关的数是登记今天的数；不在本系统办公的、登记与报告里的申请对不上的，算没有记载。"
      "</p><div class=\"card\"><div class=\"table-responsive\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table "
      "class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">机关</th><th scope=\"col\" "
      "class=\"gk-number\">数</th></tr></thead><tbody>{}</tbody></table></div></div>",
      SumWords(sum, members.size()), sum.name, RowsOf(visitor, members, key));
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddFactSumPages(account::Office& office, Site& site, const TablesInstead& instead, const SumReady& make_ready) {
  const SumSite sums{.desk = site.desk, .instead = instead, .make_ready = make_ready};
  office.Get("/office/annual/{year}/text/sums", Act::kSeeItems,
             [sums](const Request& request, const Visitor& visitor) { return Show(sums, request, visitor); });
}

}  // namespace gongkai::report

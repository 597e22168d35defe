// The report of a week: what each account published, and which are silent; to look at, to print, and as a workbook.
#include <algorithm>

#include "disclosure/medium/medium_export.h"
#include "disclosure/medium/medium_pages.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kPath = "/office/media/week";
constexpr int kWeeksOffered = 12;

struct Asked {
  Week week;
  std::optional<OrganId> organ;
  OrgansInSight organs;
};

/// Errors: throws ProblemError (404) for an organ out of sight and a week to come.
Asked AskedFor(const Request& request, const Visitor& visitor, Date today) {
  Asked asked{.week = WeekFrom(request.query.Get("week")).value_or(WeekWith(today)),
              .organ = {},
              .organs = visitor.OrgansFor(Act::kSeeItems)};
  if (asked.week.first > today) throw web::ProblemError({404, "还没有这一周", "这一周还没有到，请选以前的一周。"});
  if (const auto organ = request.query.Int("organ")) {
    if (!visitor.May(Act::kSeeItems, OrganId{*organ}))
      throw web::ProblemError({404, "没有这个机关", "没有这个机关，或者您的岗位管不到它。"});
    asked.organ = OrganId{*organ};
    asked.organs = std::vector{*asked.organ};
  }
  return asked;
}

Url UrlOf(const Asked& asked, const std::string& below = "") {
  Url url = Url::Local(std::string(kPath) + below).With("week", ToString(asked.week.first));
  if (asked.organ) url.With("organ", std::to_string(asked.organ->value));
  return url;
}

Html Filters(const Asked& asked, const WeekReport& whole, Date today) {
  std::vector<web::Choice> weeks, organs;
  const Week now = WeekWith(today);
  for (int back = 0; back < kWeeksOffered; ++back) {
    const Week week = WeekWith(Date(std::chrono::sys_days(now.first) - std::chrono::days(7 * back)));
    weeks.push_back({ToString(week.first), ToString(week.first) + "至" + ToString(week.last)});
  }
  const std::string chosen = ToString(asked.week.first);
  if (std::ranges::find(weeks, chosen, &web::Choice::value) == weeks.end())
    weeks.push_back({chosen, chosen + "至" + ToString(asked.week.last)});
  for (const WeekOrgan& organ : whole.organs) organs.push_back({std::to_string(organ.id.value), organ.name});
  Html organ_field;
  if (organs.size() > 1) {
    organ_field = Markup(
        "<div><label for=\"organ\">机关</label><select class=\"form-select\" id=\"organ\" "
        "name=\"organ\">{}</select></div>",
        FilterOptions("全部机关", organs, asked.organ ? std::to_string(asked.organ->value) : std::string()));
  }
  return Markup(
      "<form class=\"gk-filters\" method=\"get\" action=\"/office/media/week\"><div><label "
      "for=\"week\">哪一周</label><select class=\"form-select\" id=\"week\" name=\"week\">{}</select></div>{}<button "
      "class=\"btn btn-primary\" type=\"submit\">查看</button></form>",
      FilterOptions("", weeks, chosen), organ_field);
}

Html Summary(const WeekReport& report) {
  Html rows;
  WeekCounts all;
  const auto row = [](std::string_view name, const WeekCounts& counts) {
    return Markup(
        "<tr><th scope=\"row\">{}</th><td class=\"gk-number\" data-label=\"账号\">{}</td><td class=\"gk-number\" "
        "data-label=\"本周发布\">{}</td><td class=\"gk-number\" data-label=\"本周没有发布\">{}</td><td "
        "class=\"gk-number\" data-label=\"14天没有更新\">{}</td></tr>",
        name, counts.media, counts.published, counts.silent, counts.stale);
  };
  for (const WeekOrgan& organ : report.organs) {
    const WeekCounts counts = CountsOf(organ);
    all.media += counts.media;
    all.published += counts.published;
    all.silent += counts.silent;
    all.stale += counts.stale;
    rows.Add("{}", row(organ.name, counts));
  }
  if (report.organs.size() > 1) rows.Add("{}", row("合计", all));
  return Markup(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><caption "
      "class=\"visually-hidden\">各机关</caption>"
      "<thead><tr><th scope=\"col\">机关</th><th scope=\"col\" class=\"gk-number\">账号</th><th scope=\"col\" "
      "class=\"gk-number\">本周发布（条）</th><th scope=\"col\" class=\"gk-number\">本周没有发布</th><th scope=\"col\" "
      "class=\"gk-number\">14天没有更新</th></tr></thead><tbody>{}</tbody></table></div>",
      rows);
}

Html PublishedList(const WeekMedium& each) {
  if (each.published.empty()) return Markup("<p class=\"gk-soft\">这一周没有发布的记载。</p>");
  Html lines;
  for (const WeekPublication& one : each.published) {
    lines.Add("<li>{}　{}{}</li>", one.on, one.title,
              one.is_by_hand ? Html() : Markup(" <span class=\"gk-soft\">公开信息</span>"));
  }
  return Markup("<ul>{}</ul>", lines);
}

Html OrganPart(const WeekOrgan& organ, Date as_of) {
  Html media;
  for (const WeekMedium& each : organ.media) {
    const MediumLine& line = each.line;
    media.Add("<h3><a href=\"/office/media/{}\">{}</a> <span class=\"gk-soft\">{}　{}</span></h3><p>{}</p>{}",
              ToString(line.medium.id), line.medium.name, NameOf(line.medium.platform), NameOf(line.update.liveliness),
              ExplainUpdate(line.update, as_of), PublishedList(each));
  }
  if (organ.unnamed > 0) {
    media.Add("<p class=\"gk-soft\">另有 {} 条登记在“公开渠道”里的发布没有写明账号名称，没有计入。</p>", organ.unnamed);
  }
  return Markup("<section class=\"card item-part week-organ\"><h2>{}</h2>{}</section>", organ.name, media);
}

Html ReportBody(const WeekReport& report) {
  if (report.organs.empty()) return Markup("<p class=\"gk-empty\">还没有登记账号。</p>");
  Html html = Markup("<p>{}至{}，更新情况算到{}。</p>{}", ToChinese(report.week.first), ToChinese(report.week.last),
                     ToChinese(report.as_of), Summary(report));
  for (const WeekOrgan& organ : report.organs) html.Add("{}", OrganPart(organ, report.as_of));
  return html;
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  const Asked asked = AskedFor(request, visitor, today);
  db::Reader reader = desk.database.Read();
  const WeekReport whole = WeekReportOf(reader, visitor.OrgansFor(Act::kSeeItems), asked.week, today);
  WeekReport report = whole;
  if (asked.organ) std::erase_if(report.organs, [&](const WeekOrgan& organ) { return organ.id != *asked.organ; });
  web::Page page = RegisterFrame(visitor, "政务新媒体周报", kPath);
  page.actions = Markup("<a class=\"btn\" href=\"{}\">打印</a> <a class=\"btn\" href=\"{}\">导出 Excel</a>",
                        UrlOf(asked, "/print"), UrlOf(asked, "/export"));
  page.body.Add("{}{}", Filters(asked, whole, today), ReportBody(report));
  return Response::Of(RenderPage(page, request));
}

/// To be printed and signed: without the frame of the office.
Response Print(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  const Asked asked = AskedFor(request, visitor, today);
  db::Reader reader = desk.database.Read();
  const WeekReport report = WeekReportOf(reader, asked.organs, asked.week, today);
  web::Page page{.title = TitleOf(report), .styles = {"css/items.css"}};
  page.breadcrumbs = {{"周报", UrlOf(asked)}};
  page.body.Add("{}<p class=\"week-signs\"><span>填报人：</span><span>审核人：</span><span>填报日期：</span></p>",
                ReportBody(report));
  return Response::Of(RenderPage(page, request));
}

Response Export(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  const Asked asked = AskedFor(request, visitor, today);
  db::Reader reader = desk.database.Read();
  const WeekReport report = WeekReportOf(reader, asked.organs, asked.week, today);
  return Response::Download(TitleOf(report) + ".xlsx",
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", WeekWorkbook(report));
}

}  // namespace

void AddWeekPages(account::Office& office) {
  const auto with_desk = [&office](auto handler) {
    return [&office, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), request, visitor);
    };
  };
  office.Get(kPath, Act::kSeeItems, with_desk(Show));
  office.Get("/office/media/week/print", Act::kSeeItems, with_desk(Print));
  office.Get("/office/media/week/export", Act::kSeeItems, with_desk(Export));
}

}  // namespace gongkai::disclosure

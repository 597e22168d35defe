#include "home/worklist_pages.h"

#include <fmt/format.h>

#include <algorithm>

#include "account/find_view.h"
#include "account/front_view.h"
#include "account/sign_in_view.h"
#include "base/fold.h"
#include "disclosure/find_view.h"
#include "home/worklist_view.h"
#include "report/find_view.h"

namespace gongkai::home {
namespace {

using account::Visitor;
using web::AttributeIf;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

web::Page Frame(const Visitor& visitor, std::string title) {
  web::Page page = account::OfficeFrame(visitor, std::move(title), "/office");
  page.styles = {"css/sign_in.css", "css/home.css"};
  return page;
}

Html SearchForm(std::string_view words) {
  return Markup(
      "<form class=\"home-search\" role=\"search\" action=\"/office/search\"><label class=\"visually-hidden\" "
      "for=\"words\">查找公开信息、机关、人员、年度报告</label><input class=\"form-control\" id=\"words\" "
      "name=\"words\" "
      "type=\"search\" "
      "value=\"{}\" placeholder=\"查找公开信息、机关、人员、年度报告\" maxlength=\"60\"><button class=\"btn\" "
      "type=\"submit\">查找</button></form>",
      words);
}

// ---- what waits

std::string_view BadgeOf(Urgency urgency) {
  if (urgency == Urgency::kOverdue) return "gk-badge-error";
  return urgency == Urgency::kSoon ? "gk-badge-warning" : "gk-badge-quiet";
}

/// How many there are of each, each a link to them.
Html Counts(const std::vector<Due>& dues, std::optional<Urgency> chosen, Date today) {
  Html counts = Markup("<li><a href=\"/office\" {}>全部 <b>{}</b></a></li>",
                       AttributeIf(!chosen, "aria-current=\"true\""), dues.size());
  for (const Urgency each : kUrgencies) {
    const auto count = std::ranges::count(dues, each, [&](const Due& due) { return UrgencyOf(due, today); });
    if (count == 0) continue;
    counts.Add("<li><a class=\"home-{}\" href=\"{}\" {}>{} <b>{}</b></a></li>", IdOf(each),
               Url::Local("/office").With("due", IdOf(each)), AttributeIf(chosen == each, "aria-current=\"true\""),
               NameOf(each), count);
  }
  return Markup("<ul class=\"home-counts\">{}</ul>", counts);
}

Html Line(const Due& due, Date today) {
  const Urgency urgency = UrgencyOf(due, today);
  Html line = Markup("<li class=\"home-{}\"><div><a href=\"{}\">{}</a>", IdOf(urgency),
                     Url::Checked(web::BasePath() + due.path), due.what);
  if (!due.detail.empty()) line.Add("<p class=\"gk-soft\">{}</p>", due.detail);
  line.Add("</div>");
  if (due.day) {
    line.Add("<span class=\"badge {}\">{}</span>", BadgeOf(urgency), DaysLeft(due, today));
  }
  return line.Add("</li>");
}

Html Worklist(const std::vector<Due>& dues, std::optional<Urgency> chosen, Date today) {
  if (dues.empty()) {
    return Markup("<p class=\"gk-empty\">没有等着您办的事。要做别的，请看下面“可以办理”。</p>");
  }
  // Somebody waits for this very person: that stands above what the whole office has to see to.
  Html asked, lines;
  for (const Due& due : dues) {
    if (!chosen || UrgencyOf(due, today) == *chosen) (due.is_asked ? asked : lines).Add(Line(due, today));
  }
  const bool has_days = std::ranges::any_of(dues, [](const Due& due) { return due.day.has_value(); });
  Html list = Counts(dues, chosen, today);
  if (!asked.empty()) list.Add("<h3>等您签署、答复</h3><ul class=\"home-list\">{}</ul>", asked);
  if (!asked.empty() && !lines.empty()) list.Add("<h3>其他</h3>");
  if (!lines.empty()) list.Add("<ul class=\"home-list\">{}</ul>", lines);
  if (has_days)
    list.Add(
        "<p><a href=\"/office/calendar.ics\">存为日历文件</a> <span class=\"gk-soft\">手机和 Outlook "
        "的日历都能打开，到期前一天提醒。要它自己更新，请在<a "
        "href=\"/account\">我的账号</a>里生成订阅地址。</span></p>");
  return list;
}

Response ShowWorklist(account::Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  const std::vector<Due> dues = WorklistOf(reader, visitor, today);
  web::Page page = Frame(visitor, visitor.name + "，您好");
  page.body.Add("{}<section class=\"home-due\" aria-label=\"要办的事\"><h2>要办的事</h2>{}</section>{}", SearchForm(""),
                Worklist(dues, UrgencyFrom(request.query.Get("due")), today), account::PostsAndActs(visitor));
  return Response::Of(RenderPage(page, request));
}

Response SendCalendar(account::Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const std::vector<Due> dues = WorklistOf(reader, visitor, BeijingDay(desk.now()));
  return Response::Download("要办的事.ics", "text/calendar; charset=utf-8",
                            CalendarOf(dues, account::WholeAddress(request, "")));
}

// ---- finding

constexpr int kShown = 10;

/// A heading with how many there are, the first of them, and the way to all; nothing where there are none.
Html Part(std::string_view title, int total, const Html& rows, const Url& all) {
  if (total == 0) return {};
  const bool is_cut = total > disclosure::kMostFound;
  const std::string count = is_cut ? fmt::format("{} 多", disclosure::kMostFound) : std::to_string(total);
  Html part = Markup(
      "<section class=\"card own-part\"><h2>{} <span class=\"gk-soft\">{}</span></h2><ul class=\"own-list\">{}</ul>",
      title, count, rows);
  if (total > kShown) part.Add("<p><a href=\"{}\">全部 {} 个</a></p>", all, count);
  return part.Add("</section>");
}

Html Organs(const account::Found<account::FoundOrgan>& found, std::string_view words) {
  Html rows;
  for (const auto& organ : found.first) {
    rows.Add("<li><a href=\"/office/organs/{}\">{}</a> <span class=\"gk-soft\">{}</span></li>", organ.id.value,
             organ.name, organ.kind);
  }
  return Part("机关", found.total, rows,
              Url::Local("/office/organs").With("words", words).With("units", "1").With("closed", "1"));
}

Html People(const account::Found<account::FoundPerson>& found, std::string_view words) {
  Html rows;
  for (const auto& person : found.first) {
    rows.Add("<li><a href=\"/office/people/{}\">{}</a> <span class=\"gk-soft\">{} {}</span></li>", person.id.value,
             person.name, person.organ, person.post);
  }
  return Part("人员", found.total, rows, Url::Local("/office/people").With("name", words));
}

Html Reports(const report::FoundReports& found) {
  Html rows;
  for (const auto& each : found.first) {
    rows.Add("<li><a href=\"/office/reports/{}\">{}{}</a> <span class=\"gk-soft\">{}</span></li>", each.id, each.organ,
             each.year ? " " + std::to_string(*each.year) : "", each.state);
  }
  Url all = Url::Local("/office/reports").With("organ", found.organ);
  if (found.year) all.With("year", std::to_string(*found.year));
  return Part("年度报告", found.total, rows, all);
}

Html Items(const disclosure::FoundItems& found, std::string_view words) {
  Html rows;
  for (const auto& each : found.first) {
    rows.Add("<li><a href=\"/office/items/{}\">{}</a> <span class=\"gk-soft\">{} {}</span></li>", ToString(each.id),
             each.title, each.kind, each.stage);
  }
  return Part("公开信息", found.total, rows, Url::Local("/office/items").With("words", words));
}

Response Search(account::Desk& desk, const Request& request, const Visitor& visitor) {
  const std::string_view words = Trim(request.query.Get("words"));
  web::Page page = Frame(visitor, "查找");
  page.breadcrumbs = {{"要办的事", Url::Local("/office")}};
  page.body.Add(SearchForm(words));
  if (!words.empty()) {
    const Date today = BeijingDay(desk.now());
    db::Reader reader = desk.database.Read();
    Html found = Items(disclosure::FindItems(reader, visitor, words, kShown), words);
    found.Add(Organs(account::FindOrgans(reader, visitor, words, kShown, today), words));
    found.Add(People(account::FindPeople(reader, visitor, words, kShown, today), words));
    found.Add(Reports(report::FindReports(reader, visitor, words, kShown)));
    if (found.empty())
      found = Markup("<p class=\"gk-empty\">没有找到“{}”。可以只写名称的一部分，年度写四位数字。</p>", words);
    page.body.Add("<div class=\"own-parts\">{}</div>", found);
  }
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddWorklistPages(account::Office& office) {
  account::Desk& desk = office.desk();
  const auto with_desk = [&desk](auto handler) {
    return [&desk, handler](const Request& request, const Visitor& visitor) { return handler(desk, request, visitor); };
  };
  office.Get("/office", account::Act::kUseOffice, with_desk(ShowWorklist));
  office.Get("/office/calendar.ics", account::Act::kUseOffice, with_desk(SendCalendar));
  office.Get("/office/search", account::Act::kUseOffice, with_desk(Search));
}

}  // namespace gongkai::home

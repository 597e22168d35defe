// How the last day in time comes about: every day from the event on, counted or not, and why.

#include <map>

#include "account/working_days_view.h"
#include "disclosure/pages.h"
#include "web/month.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

using Days = std::map<std::chrono::sys_days, law::CountedDay>;

web::DayMark MarkOf(Date day, const law::DayCount& count, const Days& days) {
  using Kind = web::DayMark::Kind;
  if (day == count.start) return {.kind = Kind::kDoesNotCount, .why = "起算日不计", .note = "起算"};
  const auto found = days.find(std::chrono::sys_days(day));
  if (found == days.end()) return {};
  const law::CountedDay& counted = found->second;
  web::DayMark mark{.kind = counted.number > 0 ? Kind::kCounts : Kind::kDoesNotCount,
                    .number = counted.number,
                    .why = law::ReasonOf(day, counted.why)};
  if (day == count.end) mark.note = "最后一天";
  return mark;
}

}  // namespace

Html MonthsOf(const law::DayCount& count) {
  Days days;
  for (const law::CountedDay& day : count.days) days.emplace(std::chrono::sys_days(day.day), day);
  Html html;
  const auto last = count.end.year() / count.end.month();
  for (auto month = count.start.year() / count.start.month(); month <= last; month += std::chrono::months(1)) {
    html.Add("{}", web::Month(month, [&](Date day) { return MarkOf(day, count, days); }));
  }
  return html;
}

namespace {

Response Show(account::Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const Item item = ItemIn(reader, request, visitor);
  const auto version = FindVersion(reader, item.id, item.publicity.published_version.value_or(item.latest_version));
  const Content& content = version->content;
  if (!item.due_on || !content.formed_on.ok()) {
    throw web::ProblemError({404, "没有公开期限", "这一件没有生成日期，或者不主动公开，没有公开期限可算。"});
  }
  const KindFacts& facts = FactsOf(content.kind);
  const law::DayCount count = law::CountDays(account::WorkingDays(), EventDay(content), facts.term);
  web::Page page = ItemFrame(visitor, "公开期限怎么算");
  page.breadcrumbs = {{"公开信息", Url::Local("/office/items")},
                      {TitleOf(item), Url::Local("/office/items/" + ToString(item.id))}};
  page.body.Add("<p>“{}”从{}之日（{}）的第二天起算，{}，最后一天是<b>{}</b>。依据：{}。</p>", NameOf(content.kind),
                facts.event, ToChinese(count.start), law::ToChinese(facts.term), ToChinese(count.end),
                facts.term_source);
  if (count.is_provisional) {
    page.body.Add(
        "<div "
        "class=\"gk-warned\"><p>其中有的年份国务院还没有发布放假通知，先按周末推算；通知发布后会重新计算。</p></div>");
  }
  page.body.Add("<div class=\"item-months\">{}</div>", MonthsOf(count));
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddDuePages(account::Office& office) {
  office.Get("/office/items/{id}/due", Act::kSeeItems, [&office](const Request& request, const Visitor& visitor) {
    return Show(office.desk(), request, visitor);
  });
}

}  // namespace gongkai::disclosure

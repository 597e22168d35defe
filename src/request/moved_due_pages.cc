// /office/request-moved: due days that a holiday notice moved.

#include "request/moved_due_store.h"
#include "request/oversight_pages.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr int kMost = 500;

Html DayOrNone(const std::optional<Date>& day) { return day ? Markup("{}", *day) : Markup("暂不计期限"); }

Html Rows(db::Session& session, const std::vector<MovedDue>& moved) {
  Html rows;
  for (const MovedDue& each : moved) {
    rows.Add(
        "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td data-label=\"机关\">{}</td><td "
        "data-label=\"原来\">{}</td><td data-label=\"现在\">{}</td><td data-label=\"发现\">{}</td></tr>",
        Url::Local(PathOf(each.id)), each.register_number.empty() ? ToString(each.id) : each.register_number,
        NameOfOrgan(session, each.handler), DayOrNone(each.before), DayOrNone(each.now), each.found);
  }
  return rows;
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const auto moved = MovedDues(reader, visitor.OrgansFor(Act::kSeeCases), kMost);
  web::Page page = CaseFrame(visitor, "期限变动", kMovedPath);
  page.body.Add(
      "<p "
      "class=\"gk-soft\">"
      "下一年的放假通知发布以前，答复期限先按周末推算；通知发布、程序更新以后重新计算。变了的列在这里，"
      "已经告诉申请人日期的，请再告诉一次。</p>");
  if (moved.empty()) {
    page.body.Add("<p class=\"gk-empty\">没有因为放假通知变动的期限。</p>");
    return Response::Of(RenderPage(page, request));
  }
  page.body.Add(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">登记编号</th><th "
      "scope=\"col\">机关</th><th scope=\"col\">原来</th><th scope=\"col\">现在</th><th "
      "scope=\"col\">发现</th></tr></thead><tbody>{}</tbody></table></div>",
      Rows(reader, moved));
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddMovedDuePages(account::Office& office) {
  office.Get("/office/request-moved", Act::kSeeCases, WithDesk(office, Show));
}

}  // namespace gongkai::request

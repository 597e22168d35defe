// /office/disputes: reconsiderations and suits in sight, what is due first, narrowed by what stands in the address. No
// name of anybody is in it.

#include <algorithm>

#include "account/sight_actions.h"
#include "remedy/dispute_pages.h"

namespace gongkai::remedy {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;

constexpr int kMostListed = 500;

Html Select(std::string_view name, std::string_view label, const std::vector<web::Choice>& choices,
            std::string_view chosen) {
  return Markup(
      "<div><label for=\"{}\">{}</label><select class=\"form-select\" id=\"{}\" name=\"{}\">{}</select></div>", name,
      label, name, name, web::FilterOptions("全部", choices, chosen));
}

Html FilterPart(const Request& request) {
  const std::vector<web::Choice> states = {{"open", "没有办结的"}};
  return Markup(
      "<form class=\"gk-filters\" method=\"get\" action=\"/office/disputes\" role=\"search\">{}{}{}<button class=\"btn "
      "btn-primary\" type=\"submit\">筛选</button><a class=\"btn\" href=\"/office/disputes\">清除</a></form>",
      Select("kind", "类别", NamedChoices(DisputeKinds()), request.query.Get("kind")),
      Select("ground", "争议", NamedChoices(DisputeGrounds()), request.query.Get("ground")),
      Select("state", "办到哪里", states, request.query.Get("state")));
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  const auto found = ListDisputes(reader, {.organs = OrgansInSight(reader, visitor, today),
                                           .kind = DisputeKindFrom(request.query.Get("kind")),
                                           .ground = DisputeGroundFrom(request.query.Get("ground")),
                                           .only_open = request.query.Get("state") == "open",
                                           .of_case = request::CaseIdFrom(request.query.Get("case")),
                                           .today = today,
                                           .count = kMostListed});
  web::Page page = DisputeFrame(visitor, "行政复议和诉讼", kDisputesPath);
  if (visitor.May(Act::kHandleCases)) {
    page.body.Add(
        "<div class=\"gk-sends\"><a class=\"btn btn-primary\" href=\"/office/disputes/new\">登记一件</a></div>");
  }
  page.body.Add(
      "<p "
      "class=\"gk-soft\">"
      "期限从收到副本的第二天起算：行政复议的答复期限（2024年起收到的）按工作日算，诉讼的答辩期限按自然日算，最后一天"
      "是休息日的顺延到下一个工作日。</p>{}<p>共 {} 件。</p>{}",
      FilterPart(request), found.size(), DisputeTable(reader, found, today));
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddDisputeListPages(account::Office& office) {
  office.Get(kDisputesPath, Act::kSeeCases, account::WithDesk(office, Show));
}

}  // namespace gongkai::remedy

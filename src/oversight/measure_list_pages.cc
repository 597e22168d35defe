// /office/measures: what is done about organs, open ones first; who looks after the county sees all, an organ its own.

#include <algorithm>

#include "account/portal_view.h"
#include "oversight/pages.h"

namespace gongkai::oversight {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kOpen = "open";

/// Errors: throws ProblemError (404) for an organ that is out of sight.
MeasureQuery QueryIn(const Request& request, const Visitor& visitor) {
  MeasureQuery query{.against = visitor.OrgansFor(Act::kSeeCases)};
  query.without_proposals = query.against.has_value();
  if (const auto organ = request.query.Int("organ")) {
    query.organ = OrganId{*organ};
    if (!visitor.May(Act::kSeeCases, *query.organ)) {
      throw web::ProblemError({404, "没有这个机关", "没有这个机关，或者您的岗位看不到它。"});
    }
  }
  query.kind = MeasureKindFrom(request.query.Get("kind"));
  query.ground = MeasureGroundFrom(request.query.Get("ground"));
  query.state = MeasureStateFrom(request.query.Get("state"));
  query.only_open = request.query.Get("state") == kOpen;
  return query;
}

Html SelectOf(std::string_view name, std::string_view label, const Html& options) {
  return Markup(
      "<div><label for=\"{}\">{}</label><select class=\"form-select\" id=\"{}\" name=\"{}\">{}</select></div>", name,
      label, name, name, options);
}

Html Filters(const Request& request, const MeasureQuery& query) {
  std::vector<web::Choice> states = {{std::string(kOpen), "还没有办结的"}};
  for (const web::Choice& each : NamedChoices(MeasureStates())) states.push_back(each);
  Html organ;
  if (query.organ) {
    organ = Markup("<input type=\"hidden\" name=\"organ\" value=\"{}\">", query.organ->value);
  }
  return Markup(
      "<form class=\"gk-filters\" method=\"get\" action=\"/office/measures\" role=\"search\">{}{}{}{}<button "
      "class=\"btn "
      "btn-primary\" type=\"submit\">筛选</button><a class=\"btn\" href=\"/office/measures\">清除</a></form>",
      organ, SelectOf("kind", "措施", FilterOptions("全部措施", NamedChoices(MeasureKinds()), IdOrNone(query.kind))),
      SelectOf("ground", "情形", FilterOptions("全部情形", NamedChoices(MeasureGrounds()), IdOrNone(query.ground))),
      SelectOf("state", "状态", FilterOptions("全部状态", states, request.query.Get("state"))));
}

Html RowOf(db::Session& session, const Measure& measure, Date today) {
  return Markup(
      "<tr><th scope=\"row\"><a href=\"{}\">{}</a><div class=\"gk-soft\">{}</div></th><td "
      "data-label=\"机关\">{}</td><td "
      "data-label=\"状态\">{}</td><td data-label=\"提出\">{}</td><td data-label=\"期限\">{}</td></tr>",
      Url::Local(PathOf(measure.id)), NameOf(measure.kind), NameOf(measure.ground),
      NameOfOrgan(session, measure.against), StateBadge(measure, today), measure.issued_on, measure.correct_by);
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const MeasureQuery query = QueryIn(request, visitor);
  web::Page page = OversightFrame(visitor, "整改、通报和处理建议", kMeasuresPath);
  if (visitor.May(Act::kSuperviseCases)) {
    page.actions.Add("<a class=\"btn btn-primary\" href=\"/office/measures/new\">提出</a>");
  }
  Html rows;
  for (const Measure& each : ListMeasures(reader, query)) rows.Add("{}", RowOf(reader, each, BeijingDay(desk.now())));
  page.body.Add(
      "<p "
      "class=\"gk-soft\">"
      "主管部门督促整改、通报批评、提出处理建议（条例第四十七条），上一级行政机关责令改正（第五十二条、"
      "第五十三条）。投诉举报查证属实的整改，另见“整改要求”。</p>{}",
      Filters(request, query));
  if (rows.empty()) {
    page.body.Add("<p class=\"gk-empty\">没有符合条件的。</p>");
    return Response::Of(RenderPage(page, request));
  }
  page.body.Add(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">措施</th><th "
      "scope=\"col\">机关</th><th scope=\"col\">状态</th><th scope=\"col\">提出</th><th "
      "scope=\"col\">期限</th></tr></thead><tbody>{}</tbody></table></div>",
      rows);
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddMeasureListPages(account::Office& office) {
  office.Get("/office/measures", Act::kSeeCases, WithDesk(office, Show));
}

}  // namespace gongkai::oversight

// /office/surveys: surveys of the organs in sight, by organ, year and state; all of it as a workbook.

#include "oversight/survey/survey_export.h"
#include "oversight/survey/survey_pages.h"
#include "oversight/survey/survey_paper_store.h"
#include "oversight/survey/survey_view.h"

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

constexpr int kFirstYear = 2019, kMostExported = 2'000;

/// Errors: throws ProblemError (404) for an organ that is out of sight.
SurveyQuery QueryIn(const Request& request, const Visitor& visitor) {
  SurveyQuery query{.organs = visitor.OrgansFor(Act::kSeeItems)};
  if (const auto organ = request.query.Int("organ")) {
    query.organ = OrganId{*organ};
    if (!visitor.May(Act::kSeeItems, *query.organ)) {
      throw web::ProblemError({404, "没有这个机关", "没有这个机关，或者您的岗位看不到它。"});
    }
  }
  constexpr int kLastYear = 2199;
  const auto year = request.query.Int("year");
  if (year && *year >= kFirstYear && *year <= kLastYear) query.year = static_cast<int>(*year);
  query.state = SurveyStateFrom(request.query.Get("state"));
  return query;
}

std::vector<ListedSurvey> ListedOf(db::Session& session, const SurveyQuery& query, Date today) {
  std::vector<ListedSurvey> listed;
  for (Survey& survey : ListSurveys(session, query)) {
    ListedSurvey each;
    each.organ = NameOfOrgan(session, survey.id.organ);
    each.papers = PapersOf(session, survey.id);
    each.has_result = IsItemPublic(session, survey.id.organ, survey.result_item, today);
    each.has_feedback = IsItemPublic(session, survey.id.organ, survey.feedback_item, today);
    each.survey = std::move(survey);
    listed.push_back(std::move(each));
  }
  return listed;
}

Html SelectOf(std::string_view name, std::string_view label, const Html& options) {
  return Markup(
      "<div><label for=\"{}\">{}</label><select class=\"form-select\" id=\"{}\" name=\"{}\">{}</select></div>", name,
      label, name, name, options);
}

Html Filters(db::Session& session, const SurveyQuery& query, const Visitor& visitor, Date today) {
  std::vector<web::Choice> years;
  for (int year = static_cast<int>(today.year()) + 1; year >= static_cast<int>(today.year()) - 5; --year) {
    years.push_back({std::to_string(year), std::to_string(year) + "年截止的"});
  }
  const std::vector<web::Choice> organs = OrgansInSight(session, visitor, today);
  return Markup(
      "<form class=\"gk-filters\" method=\"get\" action=\"/office/surveys\" role=\"search\">{}{}{}<button class=\"btn "
      "btn-primary\" type=\"submit\">筛选</button><a class=\"btn\" href=\"/office/surveys\">清除</a></form>",
      organs.size() > 1 ? SelectOf("organ", "机关",
                                   FilterOptions("全部机关", organs,
                                                 query.organ ? std::to_string(query.organ->value) : std::string()))
                        : Html(),
      SelectOf("year", "年份",
               FilterOptions("全部年份", years, query.year ? std::to_string(*query.year) : std::string())),
      SelectOf("state", "状态", FilterOptions("全部状态", NamedChoices(SurveyStates()), IdOrNone(query.state))));
}

/// What is still to be done about one that is over.
Html OwedOf(const ListedSurvey& each, Date today) {
  if (StandingOf(each.survey, today) != SurveyStanding::kOver) return {};
  if (!each.has_result) return Markup(" <span class=\"badge gk-badge-warning\">结果还没有公布</span>");
  if (!each.has_feedback) return Markup(" <span class=\"badge gk-badge-warning\">办理情况还没有公布</span>");
  return Markup(" <span class=\"badge gk-badge-good\">结果和办理情况已公布</span>");
}

Html RowOf(const ListedSurvey& each, Date today) {
  return Markup(
      "<tr><th scope=\"row\"><a href=\"{}\">{}</a><div class=\"gk-soft\">{}</div></th><td "
      "data-label=\"状态\">{}{}</td><td data-label=\"时间\">{} 至 {}</td><td data-label=\"答卷\">{}</td></tr>",
      Url::Local(PathOf(each.survey.id)), each.survey.title, each.organ, StandingBadge(each.survey, today),
      OwedOf(each, today), each.survey.opens_on, each.survey.closes_on, each.papers);
}

Url ExportUrl(const SurveyQuery& query) {
  Url url = Url::Local("/office/surveys/export");
  if (query.organ) url.With("organ", std::to_string(query.organ->value));
  if (query.year) url.With("year", std::to_string(*query.year));
  if (query.state) url.With("state", IdOf(*query.state));
  return url;
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const Date today = BeijingDay(desk.now());
  const SurveyQuery query = QueryIn(request, visitor);
  web::Page page = OversightFrame(visitor, "社会评议", kSurveysPath);
  if (visitor.May(Act::kDraftItems)) {
    page.actions.Add("<a class=\"btn btn-primary\" href=\"/office/surveys/new\">写一次评议</a>");
  }
  page.actions.Add("<a class=\"btn\" href=\"{}\">导出 Excel</a>", ExportUrl(query));
  Html rows;
  for (const ListedSurvey& each : ListedOf(reader, query, today)) rows.Add("{}", RowOf(each, today));
  page.body.Add(
      "<p class=\"gk-soft\">各级人民政府应当定期对政府信息公开工作进行社会评议（条例第四十六条），结果写进年度报告"
      "（第五十条）。答卷不记名，谁也看不出哪一份是谁答的。</p>{}",
      Filters(reader, query, visitor, today));
  if (rows.empty()) {
    page.body.Add("<p class=\"gk-empty\">没有符合条件的社会评议。</p>");
    return Response::Of(RenderPage(page, request));
  }
  page.body.Add(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">名称</th><th "
      "scope=\"col\">状态</th><th scope=\"col\">时间</th><th "
      "scope=\"col\">答卷（份）</th></tr></thead><tbody>{}</tbody>"
      "</table></div>",
      rows);
  return Response::Of(RenderPage(page, request));
}

Response Export(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const Date today = BeijingDay(desk.now());
  SurveyQuery query = QueryIn(request, visitor);
  query.most = kMostExported;
  return Response::Download("社会评议.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                            SurveyListWorkbook(ListedOf(reader, query, today), today));
}

}  // namespace

std::string PathOf(SurveyId id) { return std::string(kSurveysPath) + "/" + ToString(id); }
std::string PublicPathOf(SurveyId id) { return std::string(kPublicSurveysPath) + "/" + ToString(id); }

Survey SurveyIn(db::Session& session, const Request& request, const Visitor& visitor) {
  const auto id = SurveyIdFrom(request.params.Get("id"));
  auto survey = id && visitor.May(Act::kSeeItems, id->organ) ? FindSurvey(session, *id) : std::nullopt;
  if (!survey) throw web::ProblemError({404, "没有这一次评议", "没有这一次评议，或者不是您的机关的。请从列表进入。"});
  return std::move(*survey);
}

Html StandingBadge(const Survey& survey, Date today) {
  const SurveyStanding standing = StandingOf(survey, today);
  const bool is_out = standing != SurveyStanding::kNotOut;
  const std::string_view badge = standing == SurveyStanding::kOpen       ? "gk-badge-good"
                                 : survey.state == SurveyState::kWaiting ? "gk-badge-warning"
                                 : standing == SurveyStanding::kComing   ? "gk-badge-note"
                                                                         : "gk-badge-quiet";
  return Markup("<span class=\"badge {}\">{}</span>", badge, is_out ? NameOf(standing) : NameOf(survey.state));
}

void AddSurveyListPages(account::Office& office) {
  office.Get("/office/surveys", Act::kSeeItems, WithDesk(office, Show));
  office.Get("/office/surveys/export", Act::kSeeItems, WithDesk(office, Export));
}

}  // namespace gongkai::oversight

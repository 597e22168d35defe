// /office/assessment/history: what organs got in earlier assessments, each beside the one before.

#include <algorithm>
#include <map>

#include "assessment/pages.h"

namespace gongkai::assessment {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

std::string Change(const FinalScore& now, const FinalScore* before) {
  if (before == nullptr || !now.standing.total || !before->standing.total) return "—";
  const Points change = *now.standing.total - *before->standing.total;
  if (change == Points()) return "和上次一样";
  return change > Points() ? "比上次高 " + ToString(change) : "比上次低 " + ToString(Points() - change);
}

Html RowOf(db::Session& session, const Assessment& assessment, const FinalScore& score, const FinalScore* before) {
  const Standing& standing = score.standing;
  return Markup(
      "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td data-label=\"机关\"><a href=\"{}\">{}</a></td><td "
      "data-label=\"得分\">{}</td><td data-label=\"名次\">{}</td><td data-label=\"等次\">{}</td><td "
      "data-label=\"变化\">{}</td></tr>",
      Url::Local(PathOf(assessment.id, standing.organ)), assessment.title,
      Url::Local(kHistoryPath).With("organ", std::to_string(standing.organ.value)),
      ShortNameOf(session, standing.organ), ShownPoints(standing.total),
      standing.place == 0 ? std::string("—") : standing.group + "第 " + std::to_string(standing.place), score.grade,
      Change(score, before));
}

const FinalScore* Find(const std::vector<FinalScore>& scores, OrganId organ) {
  const auto found = std::ranges::find_if(scores, [&](const FinalScore& each) { return each.standing.organ == organ; });
  return found == scores.end() ? nullptr : &*found;
}

Html Rows(db::Session& session, const Visitor& visitor, std::optional<OrganId> organ, std::optional<int> year) {
  std::vector<Assessment> concluded = ListAssessments(session);
  std::erase_if(concluded, [](const Assessment& each) { return each.state != PeriodState::kConcluded; });
  Html rows;
  for (std::size_t i = 0; i < concluded.size(); ++i) {
    if (year && static_cast<int>(concluded[i].days.last.year()) != *year) continue;
    const auto before = i + 1 < concluded.size() ? ResultsOf(session, concluded[i + 1].id) : std::vector<FinalScore>();
    for (const FinalScore& each : ResultsOf(session, concluded[i].id)) {
      const bool is_asked = !organ || each.standing.organ == *organ;
      if (!is_asked || !MaySee(visitor, each.standing.organ)) continue;
      rows.Add("{}", RowOf(session, concluded[i], each, Find(before, each.standing.organ)));
    }
  }
  return rows;
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  std::optional<OrganId> organ;
  std::optional<int> year;
  if (const auto asked = request.query.Int("organ")) organ = OrganId{*asked};
  if (const auto asked = request.query.Int("year")) year = static_cast<int>(*asked);
  if (organ && !MaySee(visitor, *organ)) {
    throw web::ProblemError({404, "没有这个机关", "没有这个机关，或者您的岗位看不到它。"});
  }
  web::Page page = AssessmentFrame(visitor, "历次结果", kHistoryPath);
  Html hidden;
  if (organ) hidden = Markup("<input type=\"hidden\" name=\"organ\" value=\"{}\">", organ->value);
  page.body.Add(
      "<form class=\"gk-filters\" method=\"get\" action=\"/office/assessment/history\" role=\"search\">{}<div><label "
      "for=\"year\">年份</label><select class=\"form-select\" id=\"year\" name=\"year\">{}</select></div><button "
      "class=\"btn btn-primary\" type=\"submit\">筛选</button><a class=\"btn\" "
      "href=\"/office/assessment/history\">清除</a></form>",
      hidden, YearOptions(request.query.Get("year"), BeijingDay(desk.now())));
  const Html rows = Rows(reader, visitor, organ, year);
  if (rows.empty()) {
    page.body.Add("<p class=\"gk-empty\">还没有审定过的考核。</p>");
    return Response::Of(RenderPage(page, request));
  }
  page.body.Add(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">考核</th><th "
      "scope=\"col\">机关</th><th scope=\"col\">得分</th><th scope=\"col\">名次</th><th scope=\"col\">等次</th><th "
      "scope=\"col\">变化</th></tr></thead><tbody>{}</tbody></table></div>",
      rows);
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddHistoryPages(account::Office& office) {
  office.Get("/office/assessment/history", Act::kSeeReports, WithDesk(office, Show));
}

}  // namespace gongkai::assessment

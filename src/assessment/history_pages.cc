// /office/assessment/history: what organs got in earlier assessments, each beside the one before.

#include <algorithm>

#include "assessment/pages.h"
#include "docwrite/xlsx.h"

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
      "class=\"gk-number\" data-label=\"得分\">{}</td><td data-label=\"名次\">{}</td><td "
      "data-label=\"等次\">{}</td><td "
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

// ---- which are asked for

struct Asked {
  std::optional<OrganId> organ{};
  std::optional<int> year{};
};
/// Errors: throws ProblemError (404) for an organ out of sight.
Asked AskedIn(const Request& request, const Visitor& visitor) {
  Asked asked;
  if (const auto organ = request.query.Int("organ")) asked.organ = OrganId{*organ};
  if (const auto year = request.query.Int("year")) asked.year = static_cast<int>(*year);
  if (asked.organ && !MaySee(visitor, *asked.organ)) {
    throw web::ProblemError({404, "没有这个机关", "没有这个机关，或者您的岗位看不到它。"});
  }
  return asked;
}

struct Settled {
  Assessment assessment;
  FinalScore score;
  std::optional<FinalScore> before{};  // in the assessment before
};
std::vector<Settled> SettledOf(db::Session& session, const Visitor& visitor, const Asked& asked) {
  std::vector<Assessment> concluded = ListAssessments(session);
  std::erase_if(concluded, [](const Assessment& each) { return each.state != PeriodState::kConcluded; });
  std::vector<Settled> settled;
  for (std::size_t i = 0; i < concluded.size(); ++i) {
    if (asked.year && static_cast<int>(concluded[i].days.last.year()) != *asked.year) continue;
    const bool has_before = i + 1 < concluded.size();
    const auto before = has_before ? ResultsOf(session, concluded[i + 1].id) : std::vector<FinalScore>();
    for (const FinalScore& each : ResultsOf(session, concluded[i].id)) {
      const bool is_asked = !asked.organ || each.standing.organ == *asked.organ;
      if (!is_asked || !MaySee(visitor, each.standing.organ)) continue;
      settled.push_back({concluded[i], each});
      if (const FinalScore* found = Find(before, each.standing.organ)) settled.back().before = *found;
    }
  }
  return settled;
}

const FinalScore* BeforeOf(const Settled& each) { return each.before ? &*each.before : nullptr; }

Response Show(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const Date today = BeijingDay(desk.now());
  const Asked asked = AskedIn(request, visitor);
  web::Page page = AssessmentFrame(visitor, "历次结果", kHistoryPath);
  page.actions.Add("<a class=\"btn\" href=\"{}\">导出</a>", Url::Local("/office/assessment/history.xlsx")
                                                                .With("year", request.query.Get("year"))
                                                                .With("organ", request.query.Get("organ")));
  page.body.Add(
      "<form class=\"gk-filters\" method=\"get\" action=\"/office/assessment/history\" role=\"search\">{}<div><label "
      "for=\"year\">年份</label><select class=\"form-select\" id=\"year\" name=\"year\">{}</select></div><button "
      "class=\"btn btn-primary\" type=\"submit\">筛选</button><a class=\"btn\" "
      "href=\"/office/assessment/history\">清除</a></form>",
      OrganFilter(reader, visitor, asked.organ, today), YearOptions(request.query.Get("year"), today));
  Html rows;
  for (const Settled& each : SettledOf(reader, visitor, asked)) {
    rows.Add("{}", RowOf(reader, each.assessment, each.score, BeforeOf(each)));
  }
  if (rows.empty()) {
    page.body.Add("<p class=\"gk-empty\">还没有审定过的考核。</p>");
    return Response::Of(RenderPage(page, request));
  }
  page.body.Add(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">考核</th><th "
      "scope=\"col\">机关</th><th scope=\"col\" class=\"gk-number\">得分</th><th scope=\"col\">名次</th><th "
      "scope=\"col\">等次</th><th "
      "scope=\"col\">变化</th></tr></thead><tbody>{}</tbody></table></div>",
      rows);
  return Response::Of(RenderPage(page, request));
}

void PutRow(docwrite::Sheet& sheet, int row, const std::vector<std::string>& texts) {
  for (std::size_t column = 0; column < texts.size(); ++column) {
    docwrite::SheetCell cell;
    cell.row = row;
    cell.column = static_cast<int>(column);
    cell.text = texts[column];
    cell.style = row == 0 ? docwrite::CellStyle::kHead : docwrite::CellStyle::kText;
    sheet.cells.push_back(std::move(cell));
  }
}

Response Export(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  docwrite::Sheet sheet;
  sheet.name = "历次结果";
  sheet.frozen_rows = 1;
  sheet.column_widths = {40, 24, 16, 10, 8, 10, 16};
  PutRow(sheet, 0, {"考核", "机关", "分组", "得分", "名次", "等次", "变化"});
  int row = 0;
  for (const Settled& each : SettledOf(reader, visitor, AskedIn(request, visitor))) {
    const Standing& standing = each.score.standing;
    PutRow(sheet, ++row,
           {each.assessment.title, ShortNameOf(reader, standing.organ), standing.group, ShownPoints(standing.total),
            standing.place == 0 ? std::string("—") : std::to_string(standing.place), each.score.grade,
            Change(each.score, BeforeOf(each))});
  }
  constexpr const char* kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return Response::Download("考核历次结果.xlsx", kXlsx, docwrite::WriteXlsx({&sheet, 1}));
}

}  // namespace

void AddHistoryPages(account::Office& office) {
  office.Get("/office/assessment/history", Act::kSeeReports, WithDesk(office, Show));
  office.Get("/office/assessment/history.xlsx", Act::kSeeReports, WithDesk(office, Export));
}

}  // namespace gongkai::assessment

// /office/assessment/{id}/organs/{organ}: an organ's points, indicator by indicator; handing in, sending back.

#include "assessment/pages.h"
#include "assessment/reading_actions.h"
#include "assessment/sheet_actions.h"

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

/// What the review made of it is seen by the organ once it is shown to all.
bool SeesReview(const Assessment& assessment, const Visitor& visitor) {
  return SeesAll(visitor) || assessment.shown_on.has_value();
}

Html LedgerCell(const SheetLine& line) {
  if (line.indicator.kind == IndicatorKind::kManual) {
    return line.evidence == 0 ? Markup("<span class=\"gk-soft\">没有佐证材料</span>")
                              : Markup("佐证材料 {} 份", line.evidence);
  }
  if (!line.reading) return Markup("<span class=\"gk-soft\">还没有计</span>");
  return Markup("{}{}", WordsOf(line.indicator, line.reading->tally),
                line.reading->why.empty() ? Html() : Markup("<div class=\"gk-soft\">台账有过变化</div>"));
}

Html PointsCell(const SheetLine& line, bool sees_review) {
  SheetLine shown = line;
  if (!sees_review) shown.mark.reviewed.reset();
  if (IsMissing(shown)) return Markup("<span class=\"gk-soft\">还没有得分</span>");
  return Markup("{}{}", ShownPoints(StandingOf(shown)),
                shown.mark.reviewed ? Markup("<div class=\"gk-soft\">审核</div>") : Html());
}

Html LineRow(const Assessment& assessment, OrganId organ, const PlacedIndicator& placed, const SheetLine& line,
             bool sees_review) {
  if (!line.indicator.IsLeaf()) {
    return Markup(
        "<tr><th scope=\"row\">{}</th><td class=\"gk-number\" "
        "data-label=\"满分\">{}</td><td></td><td></td><td></td></tr>",
        line.indicator.name, ToString(placed.points));
  }
  return Markup(
      "<tr><th scope=\"row\">{}<a href=\"{}\">{}</a></th><td class=\"gk-number\" data-label=\"满分\">{}</td><td "
      "class=\"gk-number\" data-label=\"自评\">{}</td><td class=\"gk-number\" data-label=\"得分\">{}</td><td "
      "data-label=\"台账、材料\">{}</td></tr>",
      std::string_view(placed.level > 1 ? "　" : ""), Url::Local(PathOf(assessment.id, organ, line.indicator.number)),
      line.indicator.name, ToString(line.indicator.points),
      line.mark.self ? ToString(*line.mark.self) : std::string("—"), PointsCell(line, sees_review), LedgerCell(line));
}

Html Lines(const Assessment& assessment, const Sheet& sheet, bool sees_review) {
  std::vector<Indicator> table;
  for (const SheetLine& line : sheet.lines) table.push_back(line.indicator);
  const std::vector<PlacedIndicator> placed = InOrder(table);
  Html rows;
  for (std::size_t i = 0; i < placed.size() && i < sheet.lines.size(); ++i) {
    rows.Add("{}", LineRow(assessment, sheet.organ.organ, placed[i], sheet.lines[i], sees_review));
  }
  return Markup(
      "<div class=\"card\"><div class=\"table-responsive\" tabindex=\"0\" role=\"region\" aria-label=\"得分表\"><table "
      "class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">指标</th><th scope=\"col\" "
      "class=\"gk-number\">满分</th><th scope=\"col\" class=\"gk-number\">自评</th><th scope=\"col\" "
      "class=\"gk-number\">得分</th><th "
      "scope=\"col\">台账、材料</th></tr></thead><tbody>{}</tbody></table></div></div>",
      rows);
}

std::string WordsOfSum(const SheetSum& sum) {
  std::string words = "得 " + ToString(sum.got) + " 分，满分 " + ToString(sum.of) + " 分";
  if (sum.left_out > 0) words += "，" + std::to_string(sum.left_out) + " 项没有应办的，不计，其余按比例折算";
  if (sum.bonus > Points()) words += "，加分 " + ToString(sum.bonus) + " 分";
  if (sum.missing > 0) words += "，还有 " + std::to_string(sum.missing) + " 项没有得分，总分还会变";
  return words;
}

std::string SelfWords(const Assessment& assessment, const AssessedOrgan& organ, Date today) {
  if (organ.handed_in_on) return ToChinese(*organ.handed_in_on) + "，" + organ.handed_in_by;
  return (today <= assessment.self_by ? "尚未到期，最迟 " : "没有报送，最迟 ") + ToChinese(assessment.self_by);
}

Html Facts(const Assessment& assessment, const Sheet& sheet, bool sees_review, Date today) {
  Html total;
  if (sees_review) {
    total = Markup("{}{}{}", Row("总分", ShownPoints(sheet.sum.total)), Row("怎样得出", WordsOfSum(sheet.sum)),
                   sheet.sum.missing == 0 ? Row("等次", sheet.grade) : Html());
  }
  return Markup(
      "<section class=\"card item-part\"><dl "
      "class=\"gk-facts\"><div><dt>状态</dt><dd>{}</dd></div>{}{}{}</dl></section>",
      StateBadge(assessment), Row("分组", sheet.organ.group), Row("自评", SelfWords(assessment, sheet.organ, today)),
      total);
}

Html ActsOf(const Assessment& assessment, const Sheet& sheet, const Visitor& visitor, const Request& request,
            const FieldErrors& errors, Date today) {
  Html acts;
  const std::string path = PathOf(assessment.id, sheet.organ.organ);
  const bool is_handed_in = sheet.organ.handed_in_on.has_value();
  if (IsSelfOpen(assessment, today) && !is_handed_in && visitor.May(Act::kHandInReports, sheet.organ.organ)) {
    acts.Add("<section class=\"card item-part\"><h2>报送自评</h2>{}</section>",
             ActForm(request, path + "/hand-in", sheet.organ.version,
                     Markup("<p>逐项打开指标写自评、放佐证材料；报送以后不能再改。</p>"), "报送自评"));
  }
  if (assessment.state == PeriodState::kSelf && is_handed_in && IsKeeper(visitor)) {
    const Html field = web::AreaField({.name = "why",
                                       .label = "为什么退回",
                                       .value = TypedIn(request, errors, "/send-back", "why"),
                                       .required = true},
                                      2, errors);
    acts.Add("{}", Folded("退回自评", ActForm(request, path + "/send-back", sheet.organ.version, field, "退回"),
                          !errors.empty()));
  }
  return acts;
}

Html History(db::Session& session, const Assessment& assessment, OrganId organ, bool sees_review) {
  Html lines;
  for (const AssessmentEvent& event : EventsOf(session, assessment.id, organ)) {
    if (!sees_review && event.indicator != 0) continue;
    lines.Add("<li>{}　{}　{}</li>", ToBeijingMinute(event.at), event.words, event.person);
  }
  return Markup("<section class=\"card item-part\"><h2>经过</h2><ol class=\"take-part-history\">{}</ol></section>",
                lines);
}

struct Asked {
  Assessment assessment;
  OrganId organ{0};
};
Asked AskedIn(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  Assessment assessment = AssessmentIn(reader, request, visitor);
  const OrganId organ = OrganIn(reader, request, visitor, assessment);
  return {std::move(assessment), organ};
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor, const Asked& asked,
              const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  const auto assessment = FindAssessment(reader, asked.assessment.id);
  const auto sheet = SheetOf(reader, *assessment, asked.organ);
  const bool sees_review = SeesReview(*assessment, visitor);
  const Date today = BeijingDay(desk.now());
  web::Page page = AssessmentFrame(visitor, sheet->name, *assessment);
  page.body.Add("{}{}{}{}{}", web::FaultList(errors, "没有办成"), Facts(*assessment, *sheet, sees_review, today),
                ActsOf(*assessment, *sheet, visitor, request, errors, today), Lines(*assessment, *sheet, sees_review),
                History(reader, *assessment, asked.organ, sees_review));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response Get(Desk& desk, const Request& request, const Visitor& visitor) {
  const Asked asked = AskedIn(desk, request, visitor);
  BringInStep(desk, asked.assessment, asked.organ);
  return Show(desk, request, visitor, asked, {});
}

Response PostHandIn(Desk& desk, const Request& request, const Visitor& visitor) {
  const Asked asked = AskedIn(desk, request, visitor);
  const auto done = HandInSheet(desk, ActorOf(visitor, Act::kHandInReports, asked.organ, request), asked.assessment.id,
                                asked.organ, request.form.Int("version").value_or(0));
  if (!done) return Show(desk, request, visitor, asked, done.errors());
  return Response::SeeOther(Url::Local(PathOf(asked.assessment.id, asked.organ)));
}

Response PostSendBack(Desk& desk, const Request& request, const Visitor& visitor) {
  const Asked asked = AskedIn(desk, request, visitor);
  const auto done = SendBackSheet(desk, ActorOfKeeper(visitor, request), asked.assessment.id, asked.organ,
                                  request.form.Int("version").value_or(0), request.form.Get("why"));
  if (!done) return Show(desk, request, visitor, asked, done.errors());
  return Response::SeeOther(Url::Local(PathOf(asked.assessment.id, asked.organ)));
}

}  // namespace

void AddSheetPages(account::Office& office) {
  office.Get("/office/assessment/{id}/organs/{organ}", Act::kSeeReports, WithDesk(office, Get));
  office.Post("/office/assessment/{id}/organs/{organ}/hand-in", Act::kHandInReports, WithDesk(office, PostHandIn));
  office.Post("/office/assessment/{id}/organs/{organ}/send-back", Act::kSuperviseCases, WithDesk(office, PostSendBack));
}

}  // namespace gongkai::assessment

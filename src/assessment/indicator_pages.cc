// /office/assessment/{id}/organs/{organ}/{indicator}: the rows behind its points, why these changed, what was said.

#include "assessment/indicator_pages.h"

#include "assessment/reading_actions.h"
#include "base/fold.h"

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

constexpr std::size_t kRowsShown = 500;

Html Lines(std::string_view text) {
  Html html;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (const auto line = Trim(text.substr(0, end)); !line.empty()) html.Add("<div>{}</div>", line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return html;
}

bool SeesReview(const Assessment& assessment, const Visitor& visitor) {
  return SeesAll(visitor) || assessment.shown_on.has_value();
}

// ---- what it is and what stands

Html Standing(const SheetLine& line) {
  if (IsMissing(line)) return Row("得分", "还没有得分");
  return Row("得分", ShownPoints(StandingOf(line)) + "，满分 " + ToString(line.indicator.points));
}

std::string CountedWords(const SheetLine& line) {
  if (!line.reading) return {};
  const std::string tally = WordsOf(line.indicator, line.reading->tally);
  return line.reading->points ? tally + "；得 " + ToString(*line.reading->points) + " 分" : tally + "；不计分";
}

Html Facts(const IndicatorView& view, bool sees_review) {
  const SheetLine& line = view.line;
  Html review;
  if (sees_review) {
    review = Markup("{}{}{}", Row("审核得分", line.mark.reviewed ? ToString(*line.mark.reviewed) : std::string()),
                    Row("审核说明", line.mark.review_words), Standing(line));
  }
  return Markup("<section class=\"card item-part\"><dl class=\"gk-facts\">{}{}{}{}{}{}{}</dl></section>",
                Row("机关", view.name), Row("依据、评分办法", line.indicator.basis),
                Row("怎样计分", WordsOfRule(line.indicator)), Row("按台账", CountedWords(line)),
                Row("自评得分", line.mark.self ? ToString(*line.mark.self) : std::string()),
                Row("自评的说明", line.mark.self_words), review);
}

// ---- the rows of the ledger

Html LedgerRowOf(const Indicator& indicator, const LedgerRow& row) {
  const Html words =
      row.path.empty() ? Markup("{}", row.words) : Markup("<a href=\"{}\">{}</a>", Url::Local(row.path), row.words);
  const std::string counts = row.is_hit ? std::string(FactsOf(indicator.source).hit) : std::string("—");
  return Markup("<tr class=\"ledger-row\"><th scope=\"row\">{}</th><td data-label=\"计入\">{}</td></tr>", words,
                counts);
}

Html LedgerRows(const IndicatorView& view) {
  if (view.line.indicator.kind != IndicatorKind::kAutomatic) return {};
  if (view.rows.empty()) return Markup("<h2>台账</h2><p class=\"gk-empty\">考核的时间里没有这样的记录。</p>");
  Html rows;
  for (std::size_t i = 0; i < view.rows.size() && i < kRowsShown; ++i) {
    rows.Add("{}", LedgerRowOf(view.line.indicator, view.rows[i]));
  }
  Html more;
  if (view.rows.size() > kRowsShown) more = Markup("<p>只列出前 {} 条。</p>", kRowsShown);
  return Markup(
      "<h2>台账</h2><div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th "
      "scope=\"col\">记录</th><th "
      "scope=\"col\">计入</th></tr></thead><tbody>{}</tbody></table></div>{}",
      rows, more);
}

Html Changes(const IndicatorView& view) {
  Html changes;
  for (const DatedReading& each : view.readings) {
    if (each.reading.why.empty()) continue;
    changes.Add("<li class=\"ledger-change\">{}{}</li>", ToBeijingMinute(each.at), Lines(each.reading.why));
  }
  if (changes.empty()) return {};
  return Markup(
      "<section class=\"card item-part\"><h2>得分为什么变</h2><ol class=\"take-part-history\">{}</ol></section>",
      changes);
}

// ---- proof, objections

Html Proof(const IndicatorView& view, const Request& request, const Visitor& visitor, Date today) {
  if (view.evidence.empty()) return {};
  const std::string path = PathOf(view.assessment.id, view.organ.organ, view.line.indicator.number) + "/evidence/";
  const bool may_drop = IsSelfOpen(view.assessment, today) && !view.organ.handed_in_on &&
                        visitor.May(Act::kHandInReports, view.organ.organ);
  Html files;
  for (const Evidence& each : view.evidence) {
    const std::string file = path + std::to_string(each.number);
    Html drop;
    if (may_drop) {
      drop = Markup(
          "<form method=\"post\" action=\"{}\">{}<button class=\"btn btn-sm\" type=\"submit\">去掉<span "
          "class=\"visually-hidden\">{}</span></button></form>",
          Url::Local(file + "/drop"), web::FormKeys(request), each.name);
    }
    files.Add("<li><a href=\"{}\">{}</a>　<span class=\"gk-soft\">{}　{}</span>{}</li>", Url::Local(file), each.name,
              ToBeijingMinute(each.at), each.person, drop);
  }
  return Markup("<section class=\"card item-part\"><h2>佐证材料</h2><ul>{}</ul></section>", files);
}

Html Objections(const IndicatorView& view) {
  Html html;
  for (const Appeal& each : view.appeals) {
    Html answer;
    if (each.state != AppealState::kOpen) {
      answer = Markup("{}{}{}", Row("答复", std::string(NameOf(each.state)) + "：" + each.answer),
                      Row("得分", ShownPoints(each.before) + " → " + ShownPoints(each.after)),
                      each.answered_on ? Row("答复的日期", ToChinese(*each.answered_on)) : Html());
    } else {
      answer = Row("答复", "等待答复，最迟 " + ToChinese(each.due_on));
    }
    html.Add("<section class=\"card item-part\"><h2>申诉</h2><dl class=\"gk-facts\">{}{}{}</dl></section>",
             Row("提出", ToChinese(each.filed_on)), Row("申诉的内容", each.words), answer);
  }
  return html;
}

}  // namespace

std::string PathOf(const PlaceAsked& asked) { return PathOf(asked.assessment.id, asked.organ, asked.indicator.number); }
SheetPlace PlaceOf(const PlaceAsked& asked) { return {asked.assessment.id, asked.organ, asked.indicator.number}; }

PlaceAsked PlaceIn(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  Assessment assessment = AssessmentIn(reader, request, visitor);
  const OrganId organ = OrganIn(reader, request, visitor, assessment);
  Indicator indicator = IndicatorIn(reader, request, assessment);
  return {std::move(assessment), organ, std::move(indicator)};
}

Response ShowIndicator(Desk& desk, const Request& request, const Visitor& visitor, const PlaceAsked& asked,
                       const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  const Date today = BeijingDay(desk.now());
  const IndicatorView view = IndicatorViewOf(reader, asked.assessment, asked.organ, asked.indicator);
  web::Page page = AssessmentFrame(visitor, asked.indicator.name, asked.assessment);
  page.width = web::Width::kText;
  page.breadcrumbs.push_back({view.name, Url::Local(PathOf(asked.assessment.id, asked.organ))});
  const bool sees_review = SeesReview(asked.assessment, visitor);
  page.body.Add("{}{}{}{}{}{}{}", web::FaultList(errors, "没有办成"), Facts(view, sees_review), Objections(view),
                IndicatorActs(view, request, visitor, errors, today), Proof(view, request, visitor, today),
                LedgerRows(view), Changes(view));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

void AddIndicatorPages(account::Office& office) {
  office.Get("/office/assessment/{id}/organs/{organ}/{indicator}", Act::kSeeReports,
             WithDesk(office, [](Desk& desk, const Request& request, const Visitor& visitor) {
               const PlaceAsked asked = PlaceIn(desk, request, visitor);
               BringInStep(desk, asked.assessment, asked.organ);
               return ShowIndicator(desk, request, visitor, asked, {});
             }));
}

}  // namespace gongkai::assessment

// /office/annual/{year}/since: figures since the beginning, for who reports them beside those of the year: what each
// year's tables have, and what was before them, entered as an adjustment with reason and evidence.

#include "report/compile/adjustment_actions.h"
#include "report/compile/annual_frame_pages.h"

namespace gongkai::report {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

std::string Shown(const std::optional<Number>& value) { return value ? ToString(*value) : "空白"; }

Html SumRows(const std::vector<SinceBeginning>& sums) {
  Html rows;
  for (const SinceBeginning& each : sums) {
    if (!each.sum) continue;
    rows.Add(
        "<tr><th scope=\"row\">{}{}</th><td class=\"gk-number\" data-label=\"启用以前\">{}</td><td "
        "data-label=\"登记从哪年起有\">{}</td><td class=\"gk-number\" data-label=\"累计\"><b>{}</b></td></tr>",
        NameOf(law::LatestForm(), each.cell), each.unit == law::Unit::kMoney ? "（万元）" : "", Shown(each.before),
        each.first_year == 0 ? std::string("没有") : std::to_string(each.first_year) + " 年", ToString(*each.sum));
  }
  return rows;
}

Html KeptRows(const std::vector<KeptAdjustment>& kept) {
  Html lines;
  for (const KeptAdjustment& each : kept) {
    const Adjustment& adjustment = each.adjustment;
    lines.Add("<li>第 {} 条　{}：{}。原因：{}。依据：{}。{}，{}{}</li>", adjustment.number,
              NameOf(law::LatestForm(), adjustment.cell), ToString(adjustment.change), adjustment.reason,
              adjustment.evidence, adjustment.person, ToBeijingMinute(adjustment.at),
              each.undone_by ? "，已由第 " + std::to_string(*each.undone_by) + " 条撤回" : std::string());
  }
  return lines.empty() ? Html() : Markup("<h2>启用以前的数</h2><ul>{}</ul>", lines);
}

std::vector<web::Choice> CellChoices() {
  std::vector<web::Choice> choices;
  const law::ReportForm& form = law::LatestForm();
  for (const int table : {2, 3, 4}) {
    for (const law::FormRow& row : form.Table(table).rows) {
      for (const law::FormColumn& column : row.columns) {
        const CellKey cell{.table = table, .row = std::string(row.key), .column = std::string(column.name)};
        if (AddsUp(cell) && !IsSum(cell)) choices.push_back({ToString(cell), NameOf(form, cell)});
      }
    }
  }
  return choices;
}

Html BeforeForm(const Request& request, const AnnualAsked& asked, const FieldErrors& errors) {
  const auto typed = [&](std::string_view field) { return std::string(request.form.Get(field)); };
  return Markup(
      "<h2>加上启用以前的数</h2><form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}{}{}{}{}<div "
      "class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">加上</button></div></form>",
      Url::Local("/office/annual/" + std::to_string(asked.year) + "/since"), AnnualFormKeys(request, asked),
      web::ChoiceField({.name = "cell", .label = "哪一格", .value = typed("cell"), .required = true}, CellChoices(),
                       errors),
      web::TextField({.name = "change",
                      .label = "加上或者减去多少",
                      .value = typed("change"),
                      .hint = "第一年以前一共有多少；写错了再减去。",
                      .required = true},
                     errors),
      web::AreaField({.name = "reason", .label = "原因", .value = typed("reason"), .required = true}, 2, errors),
      web::AreaField({.name = "evidence", .label = "依据", .value = typed("evidence"), .required = true}, 2, errors));
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const AnnualAsked asked = AnnualAskedIn(request, visitor, Act::kSeeItems, BeijingDay(desk.now()));
  db::Reader reader = desk.database.Read();
  web::Page page = AnnualFrame(visitor, asked, "截至 " + std::to_string(asked.year) + " 年底的累计数", "/since");
  page.breadcrumbs.push_back({std::to_string(asked.year) + " 年的三张表", AnnualUrl(asked)});
  page.body.Add(
      "{}<p>{}：各年三张表里本年发生的数相加，再加上启用以前的。年末的状态（现行有效、结转、尚未审结）不相加；年报的"
      "表式不要求累计，需要报累计数的机关用它。</p><div class=\"card\"><table class=\"table card-table "
      "gk-list\"><thead>"
      "<tr><th scope=\"col\">哪一格</th><th scope=\"col\" class=\"gk-number\">启用以前</th><th "
      "scope=\"col\">登记从哪年起有</th><th scope=\"col\" "
      "class=\"gk-number\">累计</th></tr></thead><tbody>{}</tbody></table></div>{}",
      web::FaultList(errors), NameOfOrgan(reader, asked.organ),
      SumRows(SinceBeginningOf(reader, asked.organ, asked.year)),
      KeptRows(AdjustmentsOf(reader, asked.organ, kBeforeAll)));
  if (visitor.May(Act::kDraftItems, asked.organ)) page.body.Add("{}", BeforeForm(request, asked, errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response Post(Desk& desk, const Request& request, const Visitor& visitor) {
  const AnnualAsked asked = AnnualAskedIn(request, visitor, Act::kDraftItems, BeijingDay(desk.now()));
  const auto done = Adjust(desk, ActorOn(visitor, Act::kDraftItems, asked.organ, request), asked.organ, kBeforeAll,
                           {.cell = std::string(request.form.Get("cell")),
                            .change = std::string(request.form.Get("change")),
                            .reason = std::string(request.form.Get("reason")),
                            .evidence = std::string(request.form.Get("evidence"))});
  if (!done) return Show(desk, request, visitor, done.errors());
  return Response::SeeOther(AnnualUrl(asked, "/since"));
}

}  // namespace

void AddAnnualSincePages(account::Office& office) {
  office.Get("/office/annual/{year}/since", Act::kSeeItems, [&office](const Request& request, const Visitor& visitor) {
    return Show(office.desk(), request, visitor, {});
  });
  office.Post("/office/annual/{year}/since", Act::kDraftItems, account::WithDesk(office, Post));
}

}  // namespace gongkai::report

// /office/annual/{year}: tables 2, 3 and 4 of an organ's report as the form prints them, out of its ledgers. Every cell
// leads to what it counts; below stand why cells are blank, what was adjusted, and where last year's rest differs.

#include <algorithm>

#include "account/organ_card_view.h"
#include "account/portal_view.h"
#include "report/compile/adjustment_actions.h"
#include "report/compile/annual_frame_pages.h"
#include "report/compile/annual_pages.h"
#include "report/compile/annual_view.h"
#include "report/drawn_table_view.h"

namespace gongkai::report {
namespace {

using account::Act;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kNumbers[] = {"", "", "二", "三", "四"};

// ---- the tables as they are printed

Html ValueCell(const AnnualAsked& asked, const CompiledTables& tables, const OfficialCell& drawn, int table) {
  const CellKey key{.table = table, .row = std::string(drawn.row), .column = std::string(drawn.column_name)};
  const CompiledCell& cell = *tables.Find(key);
  const auto value = cell.value();
  const std::string shown = value ? ToString(*value) : "空白";
  return Markup("<td colspan=\"{}\" class=\"value {}\"><a href=\"{}\" aria-label=\"{}：{}{}\">{}</a>{}</td>",
                drawn.column_span, value ? std::string_view() : std::string_view("note"),
                AnnualUrl(asked, "/rows").With("cell", ToString(key)), NameOf(*tables.form, key), shown,
                cell.adjustments.empty() ? "" : "，有调整", shown,
                cell.adjustments.empty() ? Html() : Markup("<sup class=\"gk-soft\">调</sup>"));
}

Html DrawTable(const AnnualAsked& asked, const CompiledTables& tables, int number) {
  return DrawOfficialTable(*tables.form, number,
                           [&](const OfficialCell& cell) { return ValueCell(asked, tables, cell, number); });
}

// ---- what is to be said of them

Html StateForm(const Request& request, const AnnualAsked& asked, int table, bool is_none) {
  return Markup(
      "<form method=\"post\" action=\"{}\">{}<input type=\"hidden\" name=\"table\" value=\"{}\"><input type=\"hidden\" "
      "name=\"none\" value=\"{}\"><button class=\"btn\" type=\"submit\">{}</button></form>",
      Url::Local("/office/annual/" + std::to_string(asked.year) + "/none"), AnnualFormKeys(request, asked), table,
      is_none ? "1" : "0",
      is_none ? (table == 3 ? "声明本年没有收到申请，也没有上年结转" : "声明本年没有复议、诉讼")
              : (table == 3 ? "收回表三的声明" : "收回表四的声明"));
}

/// Tables 3 and 4 are blank as a whole or not at all.
Html BlankTable(const Request& request, const AnnualAsked& asked, const CompiledYear& compiled, int table, bool may) {
  const bool has_rows = table == 3 ? !compiled.ledger.cases.empty() : !compiled.ledger.disputes.empty();
  if (has_rows) return {};
  const bool is_stated = std::ranges::count(compiled.ledger.stated_none, table) > 0;
  const CellKey first{
      .table = table, .row = table == 3 ? "一" : "行政复议", .column = table == 3 ? "自然人" : "结果维持"};
  const CompiledCell* const cell = compiled.tables.Find(first);
  return Markup("<li><b>表{}</b>　{}{}</li>", kNumbers[table], cell == nullptr ? std::string() : cell->words,
                may ? StateForm(request, asked, table, !is_stated) : Html());
}

Html WordsPart(const Request& request, const AnnualAsked& asked, const CompiledYear& compiled, bool may) {
  Html lines;
  for (const CompiledCell& cell : compiled.tables.cells) {
    if (cell.cell.table != 2 || cell.words.empty()) continue;
    lines.Add("<li><b>{}</b>　{}</li>", NameOf(*compiled.tables.form, cell.cell), cell.words);
  }
  lines.Add("{}{}", BlankTable(request, asked, compiled, 3, may), BlankTable(request, asked, compiled, 4, may));
  if (lines.empty()) return {};
  const Url figures = Url::Local("/office/figures")
                          .With("organ", std::to_string(asked.organ.value))
                          .With("year", std::to_string(asked.year));
  return Markup(
      "<section class=\"card item-part figures-words\" id=\"blank\"><h2>空白和 0</h2><p>空白表示没有记载，不等于 "
      "0：要么补登记，要么在年度过完以后声明本年没有。表二的声明在<a href=\"{}\">年报数字</a>里做。</p><ul>{}</ul>"
      "</section>",
      figures, lines);
}

/// How many they are for whom no application is in sight.
Html CaseLinks(const std::vector<request::CaseId>& cases, bool sees_cases) {
  if (!sees_cases) return Markup("{} 件", cases.size());
  Html links;
  for (const request::CaseId& id : cases) {
    links.Add(" <a href=\"{}\">{} 号</a>", Url::Local(request::PathOfCase(id)), ToString(id));
  }
  return links;
}

std::string Shown(const std::optional<Number>& value) { return value ? ToString(*value) : "空白"; }

/// What to type where last year's rest is more or less than what is carried over.
Html AdjustLink(const AnnualAsked& asked, const CarriedOver& each) {
  const Number change = *each.left - each.carried.value_or(Number());
  return Markup("<a href=\"{}\">按去年的数调整</a>",
                AnnualUrl(asked, "/rows").With("cell", "3/二/" + each.column).With("change", ToString(change)));
}

struct MayDoHere {
  bool adjust = false, see_cases = false;
};

Html CarriedLine(const AnnualAsked& asked, const CarriedOver& each, bool has_cases, MayDoHere may) {
  Html html =
      Markup("<li><b>{}</b>　去年第四项是 {}，今年第二项是 {}。", each.column, Shown(each.left), Shown(each.carried));
  if (!each.only_left.empty()) html.Add("去年计了、今年没有结转的：{}。", CaseLinks(each.only_left, may.see_cases));
  if (!each.only_carried.empty()) html.Add("今年结转、去年没有计的：{}。", CaseLinks(each.only_carried, may.see_cases));
  if (!has_cases) html.Add("去年的报告里只有数，说不出是哪几件。");
  const bool is_part = !IsSum({.table = 3, .row = "二", .column = each.column});
  if (may.adjust && each.Differs() && is_part) html.Add(" {}", AdjustLink(asked, each));
  html.Add("</li>");
  return html;
}

Html CarriedPart(const AnnualAsked& asked, const CompiledYear& compiled, const std::optional<LastYearLeft>& last,
                 MayDoHere may) {
  if (!last) return {};
  Html lines;
  for (const CarriedOver& each : CompareCarriedOver(*last, compiled.tables, compiled.ledger)) {
    if (each.Differs() || !each.only_left.empty() || !each.only_carried.empty()) {
      lines.Add("{}", CarriedLine(asked, each, last->has_cases, may));
    }
  }
  if (lines.empty()) {
    return Markup("<p class=\"gk-soft\" id=\"carried\">上年结转与{}的第四项一致。</p>", last->words);
  }
  return Markup(
      "<section class=\"gk-warned\" id=\"carried\"><h2>上年结转与去年的报告不一致</h2><p>今年第二项（上年结转）应当"
      "就是去年第四项（结转下年度继续办理）。去年的数取自{}。</p><ul>{}</ul></section>",
      last->words, lines);
}

Html BalancePart(const CompiledTables& tables) {
  Html lines;
  for (const Imbalance& each : CheckBalance(tables)) {
    lines.Add("<li><b>{}</b>　第一项加第二项是 {}，第三项（七）加第四项是 {}。</li>", each.column,
              ToString(each.came_in), ToString(each.became));
  }
  if (lines.empty()) return {};
  return Markup(
      "<section class=\"gk-warned\" id=\"balance\"><h2>表三勾稽不平</h2><p>第一项加第二项之和，应当等于第三项加第四项"
      "之和（{}附件表三注）。登记里的各件是平的，差在调整上：调整收到的，也要调整办理结果或者结转。</p><ul>{}</ul>"
      "</section>",
      tables.form->source, lines);
}

Html AdjustmentRow(const AnnualAsked& asked, const law::ReportForm& form, const KeptAdjustment& each) {
  const Adjustment& adjustment = each.adjustment;
  return Markup(
      "<tr><th scope=\"row\">{}</th><td data-label=\"哪一格\"><a href=\"{}\">{}</a></td><td data-label=\"加减\">{}</td>"
      "<td data-label=\"原因\">{}</td><td data-label=\"依据\">{}</td><td "
      "data-label=\"谁，什么时候\">{}，{}{}</td></tr>",
      adjustment.number, AnnualUrl(asked, "/rows").With("cell", ToString(adjustment.cell)),
      NameOf(form, adjustment.cell), ToString(adjustment.change), adjustment.reason, adjustment.evidence,
      adjustment.person, ToBeijingMinute(adjustment.at),
      each.undone_by ? "，已由第 " + std::to_string(*each.undone_by) + " 条撤回" : std::string());
}

Html AdjustmentsPart(db::Session& session, const AnnualAsked& asked, const law::ReportForm& form) {
  Html rows;
  for (const KeptAdjustment& each : AdjustmentsOf(session, asked.organ, asked.year)) {
    rows.Add("{}", AdjustmentRow(asked, form, each));
  }
  if (rows.empty()) {
    return Markup(
        "<p class=\"gk-soft\">没有调整。登记以外的（系统启用以前的、别的台账里的），点开那一格加一条调整，写明原因和"
        "依据。</p>");
  }
  return Markup(
      "<section class=\"card\" id=\"adjustments\"><h2 class=\"card-header\">调整</h2><table class=\"table card-table "
      "gk-list\"><thead><tr><th scope=\"col\">第几条</th><th scope=\"col\">哪一格</th><th scope=\"col\">加减</th><th "
      "scope=\"col\">原因</th><th scope=\"col\">依据</th><th scope=\"col\">谁，什么时候</th></tr></thead><tbody>{}"
      "</tbody></table></section>",
      rows);
}

// ---- the page

Html OrganField(db::Session& session, const Visitor& visitor, const AnnualAsked& asked, Date today) {
  const auto county = account::PublicCountyOf(session, today);
  if (visitor.OrgansFor(Act::kSeeItems) || !county) {
    return Markup("<input type=\"hidden\" name=\"organ\" value=\"{}\">", asked.organ.value);
  }
  Html options;
  for (const account::PublicOrgan& organ : county->organs) {
    options.Add("<option value=\"{}\" {}>{}</option>", organ.id.value,
                web::AttributeIf(organ.id == asked.organ, "selected"), organ.name);
  }
  return Markup(
      "<form class=\"gk-filters\" method=\"get\" action=\"{}\"><div><label for=\"organ\">机关</label><select "
      "class=\"form-select\" id=\"organ\" name=\"organ\">{}</select></div><button class=\"btn btn-primary\" "
      "type=\"submit\">查看</button></form>",
      Url::Local("/office/annual/" + std::to_string(asked.year)), options);
}

Html YearLinks(const AnnualAsked& asked, Date today) {
  Html links;
  const int newest = static_cast<int>(today.year());
  for (int year = newest; year >= newest - kYearsShown; --year) {
    if (year < law::ReportForms().front().first_year) break;
    links.Add("{} ", year == asked.year ? Markup("<b aria-current=\"page\">{} 年</b>", year)
                                        : Markup("<a href=\"{}\">{} 年</a>", AnnualUrl({asked.organ, year}), year));
  }
  return links;
}

/// The government's report is the sum of all organs'; these tables are of its own level alone.
Html SumNote(db::Session& session, const AnnualAsked& asked) {
  const auto organ = account::RegisteredOrgan(session, asked.organ);
  if (!organ || organ->kind != account::OrganKind::kCountyGovernment) return {};
  return Markup(
      "<p class=\"gk-warned\">下面是政府本级自己的数。政府的年度报告用的是全县各机关（本级在内）的<a "
      "href=\"{}\">汇总数</a>（条例第四十九条）。</p>",
      Url::Local("/office/rollup/" + std::to_string(asked.year)));
}

/// What was frozen does not follow the ledger any more: whoever looks at these numbers must know which they are.
Html StageNote(db::Session& session, const AnnualAsked& asked, Date today) {
  const AnnualFacts facts = AnnualFactsOf(session, asked.organ, asked.year);
  const AnnualStage stage = StageOf(facts, today);
  if (stage == AnnualStage::kNone) return {};
  Html words;
  if (stage == AnnualStage::kSigning || stage == AnnualStage::kWaiting) {
    words.Add("报告里是定稿时的数，下面是按现在的登记数的：改动以后，要重新定稿才进报告。");
  } else if (facts.public_from && stage != AnnualStage::kWithdrawn && stage != AnnualStage::kReturned) {
    words.Add("{} 公布。公布的报告里是定稿时的数，下面是按现在的登记数的：不一样的，要公布更正。", *facts.public_from);
  }
  return Markup("<p>{} {}<a href=\"{}\">核对、签发</a></p>", AnnualBadge(stage), words, AnnualUrl(asked, "/sign"));
}

Response ShowTables(Site& site, account::Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  const AnnualAsked asked = AnnualAskedIn(request, visitor, Act::kSeeItems, today);
  const bool may = visitor.May(Act::kDraftItems, asked.organ);
  db::Reader reader = desk.database.Read();
  const CompiledYear compiled = web::OrProblem(YearOf(reader, asked.organ, asked.year));
  const auto last = LastYearLeftOf(reader, &site.desk.shelf, asked.organ, asked.year);
  web::Page page = AnnualFrame(visitor, asked, std::to_string(asked.year) + " 年年度报告的三张表", "");
  if (request.query.Get("done") == "1") page.body.Add("<div class=\"gk-said\" role=\"status\"><p>已保存。</p></div>");
  page.body.Add("{}<p>{}　{}</p><p>表式：{}。每个数都可以点开，看它计了哪些；<a href=\"{}\">历年累计的数</a>。</p>",
                OrganField(reader, visitor, asked, today), NameOfOrgan(reader, asked.organ), YearLinks(asked, today),
                compiled.tables.form->source, AnnualUrl(asked, "/since"));
  page.body.Add("{}{}", StageNote(reader, asked, today), SumNote(reader, asked));
  page.body.Add(
      "{}{}", BalancePart(compiled.tables),
      CarriedPart(asked, compiled, last, {.adjust = may, .see_cases = visitor.May(Act::kSeeCases, asked.organ)}));
  for (const int table : {2, 3, 4}) page.body.Add("{}", DrawTable(asked, compiled.tables, table));
  page.body.Add("<p class=\"gk-soft\">表四怎么计：{}</p>{}{}", remedy::TableFourRuleFor(asked.year).words,
                WordsPart(request, asked, compiled, may), AdjustmentsPart(reader, asked, *compiled.tables.form));
  return Response::Of(RenderPage(page, request));
}

Response State(account::Desk& desk, const Request& request, const Visitor& visitor) {
  const AnnualAsked asked = AnnualAskedIn(request, visitor, Act::kDraftItems, BeijingDay(desk.now()));
  web::OrProblem(StateNoneIn(desk, ActorOn(visitor, Act::kDraftItems, asked.organ, request), asked.organ, asked.year,
                             static_cast<int>(request.form.Int("table").value_or(0)), request.form.Get("none") == "1"));
  return Response::SeeOther(AnnualUrl(asked).With("done", "1"));
}

}  // namespace

void AddAnnualTablePages(account::Office& office, Site& site) {
  office.Get("/office/annual/{year}", Act::kSeeItems, [&office, &site](const Request& request, const Visitor& visitor) {
    return ShowTables(site, office.desk(), request, visitor);
  });
  office.Post("/office/annual/{year}/none", Act::kDraftItems, account::WithDesk(office, State));
}

}  // namespace gongkai::report

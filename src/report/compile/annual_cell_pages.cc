// /office/annual/{year}/rows: one cell of the report: what it counts, row by row, what was adjusted and by whom, and
// the form by which somebody adjusts it.

#include <algorithm>

#include "remedy/dispute_copies_actions.h"
#include "report/compile/adjustment_actions.h"
#include "report/compile/annual_frame_pages.h"
#include "web/paging.h"

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

constexpr int kPageSize = 100;

CellKey CellIn(const law::ReportForm& form, std::string_view text) {
  auto key = CellKeyFrom(text);
  if (!key || !IsCell(form, *key)) throw web::ProblemError({404, "没有这一格", "这一年的报告里没有这一格。"});
  return std::move(*key);
}

// ---- the rows

Html CaseRow(const request::CountedCase& each) {
  return Markup(
      "<tr class=\"annual-row\"><th scope=\"row\"><a href=\"{}\">{}</a></th><td data-label=\"收到\" "
      "class=\"gk-nowrap\">{}</td><td data-label=\"办结\" class=\"gk-nowrap\">{}</td><td "
      "data-label=\"结果\">{}</td></tr>",
      Url::Local(request::PathOfCase(each.id)), each.register_number, each.received, each.ended,
      each.ended ? each.outcome : std::string("还没有办结"));
}

Html CaseRows(const CompiledYear& compiled, const CellKey& cell, int page, std::size_t& total) {
  const std::vector<request::CaseId> behind = CasesBehind(compiled.ledger, cell);
  total = behind.size();
  const std::size_t from = static_cast<std::size_t>(page - 1) * kPageSize;
  Html rows;
  for (std::size_t i = from; i < std::min(behind.size(), from + kPageSize); ++i) {
    const auto found = std::ranges::find(compiled.cases, behind[i], &request::CountedCase::id);
    rows.Add("{}", CaseRow(*found));
  }
  if (rows.empty()) return rows;
  return Markup(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">登记编号</th><th "
      "scope=\"col\">收到</th><th scope=\"col\">办结</th><th "
      "scope=\"col\">结果</th></tr></thead><tbody>{}</tbody></table>"
      "</div>",
      rows);
}

Html DisputeRows(const CompiledYear& compiled, const CellKey& cell, std::size_t& total) {
  Html rows;
  const std::vector<remedy::DisputeId> behind = DisputesBehind(compiled.ledger, cell);
  total = behind.size();
  for (const remedy::DisputeFact& fact : compiled.ledger.disputes) {
    if (std::ranges::count(behind, fact.id) == 0) continue;
    rows.Add(
        "<tr class=\"annual-row\"><th scope=\"row\"><a href=\"{}\">{} 号</a></th><td data-label=\"类别\">{}</td><td "
        "data-label=\"收到\">{}</td><td data-label=\"生效\">{}</td></tr>",
        Url::Local(remedy::PathOf(fact.id)), ToString(fact.id), remedy::NameOf(fact.kind), fact.received,
        fact.takes_effect);
  }
  if (rows.empty()) return rows;
  return Markup(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">编号</th><th "
      "scope=\"col\">类别</th><th scope=\"col\">收到</th><th "
      "scope=\"col\">生效</th></tr></thead><tbody>{}</tbody></table>"
      "</div>",
      rows);
}

Html RowsPart(const Request& request, const Visitor& visitor, const AnnualAsked& asked, const CompiledYear& compiled,
              const CompiledCell& cell) {
  if (cell.cell.table == 2) {
    if (cell.rows_path.empty()) return {};
    return Markup("<p><a href=\"{}\">登记簿里它计的各件</a></p>", Url::Local(cell.rows_path));
  }
  if (!visitor.May(Act::kSeeCases, asked.organ)) {
    return Markup("<p class=\"gk-soft\">您的岗位看不到申请和复议、诉讼，这里只有数。</p>");
  }
  const int page = static_cast<int>(std::clamp<std::int64_t>(request.query.Int("page").value_or(1), 1, 10'000));
  std::size_t total = 0;
  const Html rows =
      cell.cell.table == 3 ? CaseRows(compiled, cell.cell, page, total) : DisputeRows(compiled, cell.cell, total);
  const int last = cell.cell.table == 3 ? static_cast<int>((total + kPageSize - 1) / kPageSize) : 1;
  return Markup("<p>登记里计 {} 件。</p>{}{}", total, rows,
                web::Paging({.page = page, .last = std::max(1, last)}, [&](int to) {
                  return AnnualUrl(asked, "/rows").With("cell", ToString(cell.cell)).With("page", std::to_string(to));
                }));
}

Html PartsPart(const AnnualAsked& asked, const CompiledTables& tables, const CellKey& cell) {
  Html lines;
  for (const CellKey& part : PartsOf(*tables.form, cell)) {
    const auto value = tables.Find(part)->value();
    if (!value || *value == Number()) continue;
    lines.Add("<li><a href=\"{}\">{}</a>：{}</li>", AnnualUrl(asked, "/rows").With("cell", ToString(part)),
              NameOf(*tables.form, part), ToString(*value));
  }
  return Markup("<p>这一格是各分项之和，不能单独调整。不是 0 的分项：</p><ul>{}</ul>", lines);
}

// ---- adjusting

Html UndoForm(const Request& request, const AnnualAsked& asked, std::string_view path, const KeptAdjustment& each) {
  const std::string id = "undo-" + std::to_string(each.adjustment.number);
  return Markup(
      "<details class=\"gk-fold\"><summary>撤回这一条</summary><form method=\"post\" action=\"{}\" "
      "class=\"gk-plain-form\">{}<input type=\"hidden\" name=\"cell\" value=\"{}\"><input type=\"hidden\" "
      "name=\"number\" value=\"{}\"><label for=\"{}\">为什么撤回</label><input class=\"form-control\" id=\"{}\" "
      "name=\"reason\" maxlength=\"300\" required><button class=\"btn\" type=\"submit\">撤回</button></form></details>",
      Url::Local(path), AnnualFormKeys(request, asked), ToString(each.adjustment.cell), each.adjustment.number, id, id);
}

Html KeptPart(const Request& request, const AnnualAsked& asked, std::string_view undo_path,
              const std::vector<KeptAdjustment>& kept, const CellKey& cell, bool may) {
  Html lines;
  for (const KeptAdjustment& each : kept) {
    if (each.adjustment.cell != cell) continue;
    const Adjustment& adjustment = each.adjustment;
    lines.Add("<li>第 {} 条：{}{}。原因：{}。依据：{}。{}，{}{}{}</li>", adjustment.number,
              adjustment.change > Number() ? "+" : "", ToString(adjustment.change), adjustment.reason,
              adjustment.evidence, adjustment.person, ToBeijingMinute(adjustment.at),
              each.undone_by ? "，已由第 " + std::to_string(*each.undone_by) + " 条撤回" : std::string(),
              may && !each.undone_by && !each.undoes ? UndoForm(request, asked, undo_path, each) : Html());
  }
  return lines.empty() ? Html() : Markup("<section id=\"adjustments\"><h2>调整</h2><ul>{}</ul></section>", lines);
}

/// What was typed, or, before anything was, what another page has put into the address.
std::string Typed(const Request& request, std::string_view field) {
  return std::string(request.method == web::Method::kPost ? request.form.Get(field) : request.query.Get(field));
}

Html AdjustPart(const Request& request, const AnnualAsked& asked, std::string_view path, const CellKey& cell,
                const FieldErrors& errors) {
  return Markup(
      "<h2>加一条调整</h2><p class=\"gk-soft\">数不能直接改写；登记里没有的（系统启用以前的、别的台账里的），在这里加上"
      "或者减去，与登记的数一起计，谁调的、为什么、依据什么都留着。</p><form method=\"post\" action=\"{}\" "
      "class=\"gk-form\" novalidate>{}<input type=\"hidden\" name=\"cell\" value=\"{}\">{}{}{}<div "
      "class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">加上这条调整</button></div></form>",
      Url::Local(path), AnnualFormKeys(request, asked), ToString(cell),
      web::TextField({.name = "change",
                      .label = "加上或者减去多少",
                      .value = Typed(request, "change"),
                      .hint = "加上写 3，减去写 -3。",
                      .required = true},
                     errors),
      web::AreaField({.name = "reason", .label = "原因", .value = Typed(request, "reason"), .required = true}, 2,
                     errors),
      web::AreaField({.name = "evidence",
                      .label = "依据",
                      .value = Typed(request, "evidence"),
                      .hint = "哪一本台账、哪一份文件、哪一页。",
                      .required = true},
                     2, errors));
}

std::string ValueWords(const CompiledCell& cell) {
  const auto value = cell.value();
  std::string words = value ? ToString(*value) : "空白";
  if (!cell.adjustments.empty()) {
    words += "（登记的 " + (cell.counted ? ToString(*cell.counted) : std::string("空白")) + "，加上调整）";
  }
  return words;
}

Response ShowRows(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const AnnualAsked asked = AnnualAskedIn(request, visitor, Act::kSeeItems, BeijingDay(desk.now()));
  db::Reader reader = desk.database.Read();
  const CompiledYear compiled = web::OrProblem(YearOf(reader, asked.organ, asked.year));
  const bool is_sent = request.method == web::Method::kPost;
  const CellKey key = CellIn(*compiled.tables.form, is_sent ? request.form.Get("cell") : request.query.Get("cell"));
  const CompiledCell& cell = *compiled.tables.Find(key);
  const bool may = visitor.May(Act::kDraftItems, asked.organ);
  const std::string base = "/office/annual/" + std::to_string(asked.year);
  web::Page page = AnnualFrame(visitor, asked, NameOf(*compiled.tables.form, key), "/rows");
  page.breadcrumbs.push_back({std::to_string(asked.year) + " 年的三张表", AnnualUrl(asked)});
  if (request.query.Get("done") == "1") page.body.Add("<div class=\"gk-said\" role=\"status\"><p>已保存。</p></div>");
  page.body.Add("{}<p>{}，{} 年：<b>{}</b>{}</p>", web::FaultList(errors), NameOfOrgan(reader, asked.organ), asked.year,
                ValueWords(cell), cell.unit == law::Unit::kMoney ? "（万元）" : "");
  if (!cell.words.empty()) page.body.Add("<p>{}</p>", cell.words);
  if (IsSum(key)) page.body.Add("{}", PartsPart(asked, compiled.tables, key));
  page.body.Add("{}{}", RowsPart(request, visitor, asked, compiled, cell),
                KeptPart(request, asked, base + "/undo", AdjustmentsOf(reader, asked.organ, asked.year), key, may));
  if (may && !IsSum(key)) page.body.Add("{}", AdjustPart(request, asked, base + "/adjust", key, errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

AdjustmentForm FormIn(const Request& request) {
  return {.cell = std::string(request.form.Get("cell")),
          .change = std::string(request.form.Get("change")),
          .reason = std::string(request.form.Get("reason")),
          .evidence = std::string(request.form.Get("evidence"))};
}

Response PostAdjust(Desk& desk, const Request& request, const Visitor& visitor) {
  const AnnualAsked asked = AnnualAskedIn(request, visitor, Act::kDraftItems, BeijingDay(desk.now()));
  const auto done =
      Adjust(desk, ActorOn(visitor, Act::kDraftItems, asked.organ, request), asked.organ, asked.year, FormIn(request));
  if (!done) return ShowRows(desk, request, visitor, done.errors());
  return Response::SeeOther(AnnualUrl(asked, "/rows").With("cell", request.form.Get("cell")).With("done", "1"));
}

Response PostUndo(Desk& desk, const Request& request, const Visitor& visitor) {
  const AnnualAsked asked = AnnualAskedIn(request, visitor, Act::kDraftItems, BeijingDay(desk.now()));
  const auto done =
      UndoAdjustment(desk, ActorOn(visitor, Act::kDraftItems, asked.organ, request), asked.organ, asked.year,
                     request.form.Int("number").value_or(0), std::string(request.form.Get("reason")));
  if (!done) return ShowRows(desk, request, visitor, done.errors());
  return Response::SeeOther(AnnualUrl(asked, "/rows").With("cell", request.form.Get("cell")).With("done", "1"));
}

}  // namespace

void AddAnnualCellPages(account::Office& office) {
  office.Get("/office/annual/{year}/rows", Act::kSeeItems, [&office](const Request& request, const Visitor& visitor) {
    return ShowRows(office.desk(), request, visitor, {});
  });
  office.Post("/office/annual/{year}/adjust", Act::kDraftItems, account::WithDesk(office, PostAdjust));
  office.Post("/office/annual/{year}/undo", Act::kDraftItems, account::WithDesk(office, PostUndo));
}

}  // namespace gongkai::report

// /office/assessment/{id}/table: the table of indicators; /table/new and /table/{number}: one row of it.

#include <algorithm>

#include "assessment/pages.h"
#include "assessment/table_actions.h"

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

std::string TablePath(AssessmentId id) { return PathOf(id) + "/table"; }

std::string Indented(const PlacedIndicator& placed) {
  std::string words;
  for (int level = 1; level < placed.level; ++level) words += "　";
  return words + placed.row->name;
}

bool MayWrite(const Assessment& assessment, const Visitor& visitor) {
  return assessment.state == PeriodState::kTable && IsKeeper(visitor);
}

// ---- the table

Html NameCell(const Assessment& assessment, const PlacedIndicator& placed, bool may_write) {
  const std::string path = TablePath(assessment.id) + "/" + std::to_string(placed.row->number);
  if (!may_write) return Markup("{}", Indented(placed));
  return Markup("<a href=\"{}\">{}</a>", Url::Local(path), Indented(placed));
}

std::string HowScored(const Indicator& row) {
  if (!row.IsLeaf()) return {};
  if (row.kind == IndicatorKind::kAutomatic) {
    return std::string(NameOf(row.source)) + "：" + WordsOfRule(row);
  }
  return row.needs_evidence ? "自评、审核，要有佐证材料" : "自评、审核";
}

Html RowOf(const Assessment& assessment, const PlacedIndicator& placed, bool may_write) {
  const Indicator& row = *placed.row;
  return Markup(
      "<tr><th scope=\"row\">{}{}</th><td class=\"gk-number\" data-label=\"分值\">{}</td><td "
      "data-label=\"怎样计分\">{}</td><td "
      "data-label=\"依据\">{}</td></tr>",
      NameCell(assessment, placed, may_write),
      row.is_bonus ? Markup(" <span class=\"badge gk-badge-note\">加分</span>") : Html(), ToString(placed.points),
      HowScored(row), row.basis);
}

Html TableOf(const Assessment& assessment, const std::vector<Indicator>& table, bool may_write) {
  if (table.empty()) return Markup("<p class=\"gk-empty\">指标表还没有指标。</p>");
  Html rows;
  for (const PlacedIndicator& each : InOrder(table)) rows.Add("{}", RowOf(assessment, each, may_write));
  rows.Add(
      "<tr><th scope=\"row\">合计（不含加分）</th><td class=\"gk-number\" "
      "data-label=\"分值\">{}</td><td></td><td></td></tr>",
      ToString(FullPoints(table)));
  return Markup(
      "<div class=\"card\"><div class=\"table-responsive\" tabindex=\"0\" role=\"region\" aria-label=\"指标表\"><table "
      "class=\"table card-table gk-list gk-wide-names\"><thead><tr><th scope=\"col\">指标</th><th scope=\"col\" "
      "class=\"gk-number\">分值</th><th "
      "scope=\"col\">怎样计分</th><th "
      "scope=\"col\">依据、评分办法</th></tr></thead><tbody>{}</tbody></table></div></div>",
      rows);
}

Response ShowTable(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const Assessment assessment = AssessmentIn(reader, request, visitor);
  const std::vector<Indicator> table = assessment::TableOf(reader, assessment.id);
  const bool may_write = MayWrite(assessment, visitor);
  web::Page page = AssessmentFrame(visitor, "指标表", assessment);
  if (may_write) {
    page.actions.Add("<a class=\"btn btn-primary\" href=\"{}\">加一行</a>",
                     Url::Local(TablePath(assessment.id) + "/new"));
  }
  Html faults;
  for (const std::string& each : FaultsOfTable(table)) faults.Add("<p class=\"gk-fault\">{}</p>", each);
  if (may_write) page.body.Add("{}", faults);
  page.body.Add("{}", TableOf(assessment, table, may_write));
  return Response::Of(RenderPage(page, request));
}

// ---- a row

std::vector<web::Choice> Groups(const std::vector<Indicator>& table, int but_for) {
  std::vector<web::Choice> choices;
  for (const PlacedIndicator& each : InOrder(table)) {
    if (!each.row->IsLeaf() && each.row->number != but_for) {
      choices.push_back({std::to_string(each.row->number), Indented(each)});
    }
  }
  return choices;
}

std::vector<web::Choice> Sources() {
  std::vector<web::Choice> choices;
  for (const LedgerSource each : LedgerSources()) {
    const LedgerFacts& facts = FactsOf(each);
    choices.push_back({std::string(facts.id), std::string(facts.name) + "（" + std::string(facts.article) + "）"});
  }
  return choices;
}

Html AutomaticFields(const IndicatorForm& form, const FieldErrors& errors) {
  return Markup(
      "<fieldset class=\"gk-fields\"><legend>按台账自动计分的，写这几项</legend>{}{}{}{}</fieldset>",
      web::ChoiceField({.name = "source", .label = "按哪个台账", .value = form.source}, Sources(), errors),
      web::ChoiceField(
          {.name = "rule", .label = "怎样计分", .value = form.rule, .hint = "差错、逾期一类只能每发生一次扣分。"},
          NamedChoices(ScoreRules()), errors),
      web::TextField({.name = "each", .label = "每一次多少分", .value = form.each, .hint = "扣分、每次得分的写。"},
                     errors),
      web::TextField({.name = "target", .label = "目标是多少", .value = form.target, .hint = "达到目标得满分的写。"},
                     errors));
}

Html RowFields(const std::vector<Indicator>& table, const IndicatorForm& form, const FieldErrors& errors) {
  return Markup(
      "{}{}{}{}{}{}{}{}",
      web::TextField({.name = "name", .label = "指标", .value = form.name, .required = true}, errors),
      web::ChoiceField(
          {.name = "parent", .label = "在哪个分组下面", .value = form.parent, .hint = "不选就在最上面一级。"},
          Groups(table, form.number), errors),
      web::ChoiceField({.name = "kind", .label = "怎样得分", .value = form.kind, .required = true},
                       NamedChoices(IndicatorKinds()), errors),
      web::TextField({.name = "points", .label = "满分", .value = form.points, .hint = "分组不写。"}, errors),
      AutomaticFields(form, errors),
      web::AreaField({.name = "basis", .label = "依据、评分办法", .value = form.basis}, 3, errors),
      web::TickField({.name = "needs_evidence", .label = "自评要有佐证材料", .value = form.needs_evidence ? "1" : ""},
                     errors),
      web::TickField({.name = "is_bonus", .label = "是加分，不在100分里", .value = form.is_bonus ? "1" : ""}, errors));
}

IndicatorForm SentForm(const Request& request, int number) {
  return {.number = number,
          .parent = Sent(request, "parent"),
          .name = Sent(request, "name"),
          .kind = Sent(request, "kind"),
          .points = Sent(request, "points"),
          .source = Sent(request, "source"),
          .rule = Sent(request, "rule"),
          .each = Sent(request, "each"),
          .target = Sent(request, "target"),
          .basis = Sent(request, "basis"),
          .needs_evidence = request.form.Has("needs_evidence"),
          .is_bonus = request.form.Has("is_bonus")};
}

struct RowPage {
  Assessment assessment;
  std::vector<Indicator> table;
  int number = 0;
};
RowPage RowPageOf(Desk& desk, const Request& request, const Visitor& visitor) {
  (void)KeeperOf(visitor);
  db::Reader reader = desk.database.Read();
  const Assessment assessment = AssessmentIn(reader, request, visitor);
  RowPage shown{assessment, assessment::TableOf(reader, assessment.id), 0};
  if (!request.params.Has("number")) return shown;
  shown.number = static_cast<int>(request.params.Int("number").value_or(0));
  if (shown.number == 0 || std::ranges::find(shown.table, shown.number, &Indicator::number) == shown.table.end()) {
    throw web::ProblemError({404, "没有这个指标", "没有这个指标，请从指标表进入。"});
  }
  return shown;
}

std::string RowPath(const RowPage& shown) {
  return TablePath(shown.assessment.id) + "/" + (shown.number == 0 ? "new" : std::to_string(shown.number));
}

Response ShowRow(const RowPage& shown, const Request& request, const Visitor& visitor, const IndicatorForm& form,
                 const FieldErrors& errors) {
  web::Page page = AssessmentFrame(visitor, shown.number == 0 ? "加一行" : "改指标", shown.assessment);
  page.width = web::Width::kText;
  page.breadcrumbs.push_back({"指标表", Url::Local(TablePath(shown.assessment.id))});
  page.body.Add(
      "{}{}", web::FaultList(errors),
      ActForm(request, RowPath(shown), shown.assessment.version, RowFields(shown.table, form, errors), "保存"));
  if (shown.number != 0) {
    page.body.Add(
        "{}", Folded("删去这个指标",
                     ActForm(request, RowPath(shown) + "/remove", shown.assessment.version, Html(), "删去"), false));
  }
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response GetRow(Desk& desk, const Request& request, const Visitor& visitor) {
  const RowPage shown = RowPageOf(desk, request, visitor);
  const auto row = std::ranges::find(shown.table, shown.number, &Indicator::number);
  return ShowRow(shown, request, visitor, row == shown.table.end() ? IndicatorForm() : FormOf(*row), {});
}

template <class Done>
Response Change(Desk& desk, const Request& request, const Visitor& visitor, Done done) {
  const RowPage shown = RowPageOf(desk, request, visitor);
  const IndicatorForm form = SentForm(request, shown.number);
  const SeenAssessment seen{shown.assessment.id, request.form.Int("version").value_or(0)};
  const auto changed = done(ActorOfKeeper(visitor, request), seen, form);
  if (!changed) return ShowRow(shown, request, visitor, form, changed.errors());
  return Response::SeeOther(Url::Local(TablePath(shown.assessment.id)));
}

Response PostRow(Desk& desk, const Request& request, const Visitor& visitor) {
  return Change(desk, request, visitor, [&](const auto& actor, const SeenAssessment& seen, const IndicatorForm& form) {
    return PutRow(desk, actor, seen, form);
  });
}

Response PostRemove(Desk& desk, const Request& request, const Visitor& visitor) {
  const RowPage shown = RowPageOf(desk, request, visitor);
  const SeenAssessment seen{shown.assessment.id, request.form.Int("version").value_or(0)};
  const auto removed = RemoveRow(desk, ActorOfKeeper(visitor, request), seen, shown.number);
  if (removed) return Response::SeeOther(Url::Local(TablePath(shown.assessment.id)));
  const auto row = std::ranges::find(shown.table, shown.number, &Indicator::number);
  return ShowRow(shown, request, visitor, FormOf(*row), removed.errors());
}

}  // namespace

void AddTablePages(account::Office& office) {
  office.Get("/office/assessment/{id}/table", Act::kSeeReports, WithDesk(office, ShowTable));
  office.Get("/office/assessment/{id}/table/new", Act::kSuperviseCases, WithDesk(office, GetRow));
  office.Post("/office/assessment/{id}/table/new", Act::kSuperviseCases, WithDesk(office, PostRow));
  office.Get("/office/assessment/{id}/table/{number}", Act::kSuperviseCases, WithDesk(office, GetRow));
  office.Post("/office/assessment/{id}/table/{number}", Act::kSuperviseCases, WithDesk(office, PostRow));
  office.Post("/office/assessment/{id}/table/{number}/remove", Act::kSuperviseCases, WithDesk(office, PostRemove));
}

}  // namespace gongkai::assessment

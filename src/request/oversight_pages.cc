// /office/request-oversight: every organ's open cases by the stage in which they stand and by how far their days are,
// for who looks after the county, and for an organ its own row; each number opens to its cases, and many can be urged
// at once (条例第四十七条).

#include "request/oversight_pages.h"

#include <algorithm>

#include "account/working_days_view.h"
#include "request/case_figures_store.h"
#include "request/case_ladder.h"
#include "request/urge_actions.h"
#include "request/urge_store.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Desk;
using account::OrganId;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kCasesBehind = "/office/request-oversight/cases";
constexpr int kMostUrgedListed = 10'000;

/// What narrows the open cases: all of it stands in the address.
struct Narrowed {
  std::optional<OrganId> organ;
  std::optional<DueBand> band;
  std::optional<CaseStage> stage;
  bool only_urged = false;  // urged and not answered
};

Narrowed NarrowedIn(const Request& request, const Visitor& visitor) {
  return {.organ = OrganOfAddress(request, visitor),
          .band = DueBandFrom(request.query.Get("band")),
          .stage = CaseStageFrom(request.query.Get("stage")),
          .only_urged = request.query.Get("urged") == "1"};
}

Url UrlOf(const Narrowed& by, std::string_view path = kCasesBehind) {
  Url url = Url::Local(path);
  if (by.organ) url.With("organ", std::to_string(by.organ->value));
  if (by.band) url.With("band", IdOf(*by.band));
  if (by.stage) url.With("stage", IdOf(*by.stage));
  if (by.only_urged) url.With("urged", "1");
  return url;
}

/// The open cases in sight, with those whose urging waits for an answer.
struct OpenCasesShown {
  std::vector<CaseFact> facts;
  std::vector<CaseId> urged;
  Date today{};

  bool Fits(const CaseFact& fact, const Narrowed& by) const {
    if (by.organ && fact.handler != *by.organ) return false;
    if (by.stage && fact.stage != *by.stage) return false;
    if (by.band && BandOf(fact.due, today, account::WorkingDays()) != *by.band) return false;
    return !by.only_urged || std::ranges::find(urged, fact.id) != urged.end();
  }
  int Count(const Narrowed& by) const {
    return static_cast<int>(std::ranges::count_if(facts, [&](const CaseFact& fact) { return Fits(fact, by); }));
  }
};

OpenCasesShown ShownTo(db::Session& session, const Visitor& visitor, Date today) {
  const auto organs = visitor.OrgansFor(Act::kSeeCases);
  OpenCasesShown shown{.facts = OpenFacts(session, organs), .urged = {}, .today = today};
  for (const UrgedCase& each : UrgedCases(session, organs, kMostUrgedListed)) {
    if (!each.is_answered) shown.urged.push_back(each.id);
  }
  return shown;
}

// ---- the tables

/// A column: what it counts, and its words.
struct Column {
  std::string label;
  Narrowed by;
};

std::vector<Column> BandColumns() {
  std::vector<Column> columns = {{"未办结", {}}};
  for (const DueBand band : kDueBands) columns.push_back({std::string(NameOf(band)), {.band = band}});
  columns.push_back({"催办待答复", {.only_urged = true}});
  return columns;
}

std::vector<Column> StageColumns() {
  std::vector<Column> columns;
  for (const CaseStage stage : CaseStages()) {
    if (IsOpen(stage)) columns.push_back({std::string(NameOf(stage)), {.stage = stage}});
  }
  return columns;
}

Html Cells(const OpenCasesShown& shown, const std::vector<Column>& columns, std::optional<OrganId> organ) {
  Html cells;
  for (const Column& column : columns) {
    Narrowed by = column.by;
    by.organ = organ;
    const int count = shown.Count(by);
    cells.Add("<td data-label=\"{}\">{}</td>", column.label,
              count == 0 ? Markup("0") : Markup("<a href=\"{}\">{}</a>", UrlOf(by), count));
  }
  return cells;
}

Html Table(const OpenCasesShown& shown, const std::vector<OrganName>& organs, std::string_view label,
           const std::vector<Column>& columns) {
  Html heads, rows;
  for (const Column& column : columns) heads.Add("<th scope=\"col\">{}</th>", column.label);
  for (const auto& [id, name] : organs) {
    rows.Add("<tr><th scope=\"row\">{}</th>{}</tr>", name, Cells(shown, columns, id));
  }
  if (organs.size() > 1) {
    rows.Add("<tr><th scope=\"row\">合计</th>{}</tr>", Cells(shown, columns, std::nullopt));
  }
  return Markup(
      "<div class=\"card\"><div class=\"table-responsive\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table "
      "class=\"table card-table gk-list gk-figures\"><thead><tr><th "
      "scope=\"col\">机关</th>{}</tr></thead><tbody>{}</tbody></table>"
      "</div></div>",
      label, heads, rows);
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  const OpenCasesShown shown = ShownTo(reader, visitor, today);
  web::Page page = CaseFrame(visitor, "督办", kOversightPath);
  const auto organs = AnsweringOrgans(reader, visitor, shown.facts, today);
  page.body.Add(
      "<p "
      "class=\"gk-soft\">没有办结的申请，按现在办理的机关统计。离最迟答复的日子还有几个工作日，今天也算；没有确认收到、"
      "等申请人补正或者缴费、征求没有期限的机关意见的，暂不计期限。</p><h2 class=\"gk-section\">离期限多远</h2>{}<h2 "
      "class=\"gk-section\">在哪个环节</h2>{}",
      Table(shown, organs, "各机关没有办结的申请离期限多远", BandColumns()),
      Table(shown, organs, "各机关没有办结的申请在哪个环节", StageColumns()));
  return Response::Of(RenderPage(page, request));
}

// ---- the cases behind a number, and urging them

std::string WordsOf(db::Session& session, const Narrowed& by) {
  std::string words = by.organ ? NameOfOrgan(session, *by.organ) : std::string("各机关");
  words += "没有办结的申请";
  if (by.band) words += "，" + std::string(NameOf(*by.band));
  if (by.stage) words += "，" + std::string(NameOf(*by.stage));
  if (by.only_urged) words += "，催办还没有答复";
  return words + "。";
}

Html UrgeForm(const Request& request, const Narrowed& by, const Html& table, const FieldErrors& errors) {
  return Markup(
      "<form method=\"post\" action=\"{}\" novalidate>{}{}<div class=\"gk-form\" id=\"cases\">{}<div "
      "class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">催办选中的</button></div></div></form>",
      UrlOf(by, "/office/request-oversight/urge"), web::FormKeys(request), table,
      web::AreaField({.name = "words",
                      .label = "催办的话",
                      .value = std::string(request.form.Get("words")),
                      .hint = "办理的人和分管领导在“通知”里看到有催办，打开办件看到这些话。同一件一天催办一次",
                      .required = true},
                     3, errors));
}

Response ShowCases(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors,
                   const Html& said) {
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  const Narrowed by = NarrowedIn(request, visitor);
  const OpenCasesShown shown = ShownTo(reader, visitor, today);
  std::vector<CaseFact> facts;
  std::ranges::copy_if(shown.facts, std::back_inserter(facts),
                       [&](const CaseFact& fact) { return shown.Fits(fact, by); });
  web::Page page = CaseFrame(visitor, "没有办结的申请", kOversightPath);
  page.breadcrumbs = {{"依申请公开", Url::Local(kCasesPath)}, {"督办", Url::Local(kOversightPath)}};
  const bool may_urge = visitor.May(Act::kSuperviseCases) && !facts.empty();
  std::optional<std::vector<std::string>> ticks;
  if (may_urge) ticks.emplace();
  // A form that came back keeps what was chosen in it.
  for (const std::string_view tick : request.form.All("case")) {
    if (ticks && !errors.empty()) ticks->emplace_back(tick);
  }
  const Html table = CaseTable(reader, facts, ticks, today);
  page.body.Add("{}{}<p>{}共 {} 件。</p>{}", web::FaultList(errors, "没有催办"), said, WordsOf(reader, by),
                facts.size(), may_urge ? UrgeForm(request, by, table, errors) : table);
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response GetCases(Desk& desk, const Request& request, const Visitor& visitor) {
  return ShowCases(desk, request, visitor, {}, {});
}

/// Those of the form that are in sight; what is not is passed over, as if it were not there.
std::vector<SeenCase> Ticked(Desk& desk, const Request& request, const Visitor& visitor) {
  std::vector<SeenCase> seen;
  db::Reader reader = desk.database.Read();
  for (const std::string_view text : request.form.All("case")) {
    const auto tick = FromTick(text);
    const auto held = tick ? FindCase(reader, tick->first) : std::nullopt;
    if (!held || !visitor.May(Act::kSuperviseCases, held->handler)) continue;
    seen.push_back({held->id, held->handler, tick->second});
    if (seen.size() > kMostUrgedAtOnce) break;
  }
  return seen;
}

Html SaidOf(const UrgedAtOnce& done) {
  Html refused;
  for (const auto& [id, why] : done.refused) refused.Add("<li>{}：{}</li>", ToString(id), why);
  Html html = Markup("<div class=\"gk-said\" role=\"status\"><p>催办了 {} 件。</p></div>", done.urged);
  if (!refused.empty()) html.Add("<div class=\"gk-warned\"><p>下面的没有催办：</p><ul>{}</ul></div>", refused);
  return html;
}

Response PostUrges(Desk& desk, const Request& request, const Visitor& visitor) {
  const std::vector<SeenCase> seen = Ticked(desk, request, visitor);
  if (seen.empty()) return ShowCases(desk, request, visitor, {{"cases", "请选择要催办的申请。"}}, {});
  const auto actor = CaseActor(visitor, Act::kSuperviseCases, seen.front().handler, request);
  const auto done = UrgeCases(desk, actor, seen, PersonalText(std::string(request.form.Get("words"))));
  if (!done) return ShowCases(desk, request, visitor, done.errors(), {});
  return ShowCases(desk, request, visitor, {}, SaidOf(*done));
}

}  // namespace

void AddOversightPages(account::Office& office) {
  office.Get("/office/request-oversight", Act::kSeeCases, WithDesk(office, Show));
  office.Get("/office/request-oversight/cases", Act::kSeeCases, WithDesk(office, GetCases));
  office.Post("/office/request-oversight/urge", Act::kSuperviseCases, WithDesk(office, PostUrges));
  AddUrgePages(office);
  AddCaseFigurePages(office);
  AddMovedDuePages(office);
}

}  // namespace gongkai::request

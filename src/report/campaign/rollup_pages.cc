// /office/rollup/{year}: the tables of a place as the sum of the latest reports of its units, each cell leading to what
// each put into it; who is not in it, by name; what changed since it was kept last, and all that were kept.

#include <algorithm>
#include <unordered_set>

#include "report/campaign/rollup_actions.h"
#include "report/campaign/rollup_export.h"
#include "report/campaign/rollup_frame_pages.h"
#include "report/compile/compile_tables.h"

namespace gongkai::report {
namespace {

using account::Act;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::size_t kNamesShown = 60, kChangesShown = 100, kPlacesShown = 200;
constexpr int kKeptShown = 30;

Html Years(const RollUpAsked& asked, int this_year) {
  Html links;
  for (int year = this_year - 1; law::FormInForce(year) != nullptr; --year) {
    if (year == asked.year) links.Add("<span class=\"btn active\" aria-current=\"page\">{} 年</span>", year);
    if (year != asked.year) links.Add("<a class=\"btn\" href=\"{}\">{} 年</a>", RollUpUrl(year, asked.unit.id), year);
  }
  return Markup("<nav class=\"gk-sends\" aria-label=\"报告年度\">{}</nav>", links);
}

// ---- who is in it

Html NamesOf(const RollUpAsked& asked, KnownUnits& names, const std::vector<UnitId>& units) {
  Html html;
  for (std::size_t i = 0; i < std::min(units.size(), kNamesShown); ++i) {
    html.Add("{}<a href=\"{}\">{}</a>", i == 0 ? "" : "、", RollUpUrl(asked.year, units[i], "/report"),
             names(units[i]));
  }
  if (units.size() > kNamesShown) {
    html.Add("，等 {} 个，<a href=\"{}\">全部名单</a>", units.size(), RollUpUrl(asked.year, asked.unit.id, "/units"));
  }
  return html;
}

std::vector<UnitId> LeftOutFor(const RollUp& rollup, LeftOut::Why why) {
  std::vector<UnitId> units;
  for (const LeftOut& each : rollup.left_out) {
    if (each.why == why) units.push_back(each.unit);
  }
  return units;
}

Html WhoIsIn(const RollUpAsked& asked, const RollUp& rollup, KnownUnits& names) {
  Html lines = Markup("<li>计入 <b>{}</b> 份报告。<a href=\"{}\">名单</a></li>", rollup.added.size(),
                      RollUpUrl(asked.year, asked.unit.id, "/units"));
  const auto add = [&](std::string_view label, const std::vector<UnitId>& units) {
    if (!units.empty()) lines.Add("<li><b>{} {} 个</b>：{}</li>", label, units.size(), NamesOf(asked, names, units));
  };
  add("没有报告，没有计入", LeftOutFor(rollup, LeftOut::Why::kMissing));
  add("报告已经撤下，没有计入", LeftOutFor(rollup, LeftOut::Why::kWithdrawn));
  add("垂直领导，由上级部门汇总，没有计入", LeftOutFor(rollup, LeftOut::Why::kLedFromAbove));
  add("报告用的不是这一年的表式，没有计入", LeftOutFor(rollup, LeftOut::Why::kOtherForm));
  add(LabelOf(LeftOut::Why::kClosedWithin), LeftOutFor(rollup, LeftOut::Why::kClosedWithin));
  add("计入了，还没有核对", rollup.unchecked);
  add("计入了，核对有错误", rollup.with_errors);
  return Markup("<section id=\"who\"><h2>哪些报告在里面</h2><ul>{}</ul></section>", lines);
}

Html PlacesBelow(db::Session& session, const RollUpAsked& asked, const SeenYear& seen) {
  const std::unordered_set<UnitId> parents = ParentsIn(seen);
  std::vector<UnitId> places;
  for (const Unit& unit : *seen.now.units) {
    const bool is_place = unit.parent == asked.unit.id && parents.contains(unit.id);
    if (is_place && places.size() < kPlacesShown) places.push_back(unit.id);
  }
  const std::vector<std::string> names = NamesOf(session, asked.unit.id, places);
  Html links;
  for (std::size_t i = 0; i < places.size(); ++i) {
    links.Add(" <a class=\"btn btn-sm\" href=\"{}\">{}</a>", RollUpUrl(asked.year, places[i]), names[i]);
  }
  return links.empty() ? Html() : Markup("<nav id=\"below\" aria-label=\"下一级汇总\">下一级汇总：{}</nav>", links);
}

// ---- differences

Html ChangeLines(const std::vector<RollUpChange>& changes, const law::ReportForm& form, KnownUnits& names) {
  Html lines;
  for (std::size_t i = 0; i < std::min(changes.size(), kChangesShown); ++i) {
    lines.Add("<li>{}</li>", WordsFor(changes[i], form, [&](UnitId id) { return names(id); }));
  }
  if (changes.size() > kChangesShown)
    lines.Add("<li>另有 {} 格，见导出的工作簿。</li>", changes.size() - kChangesShown);
  return Markup("<ul class=\"rollup-changes\">{}</ul>", lines);
}

Html SinceKept(db::Session& session, const RollUpNow& now, KnownUnits& names) {
  const auto latest = LatestRollUp(session, now.rollup.top, now.rollup.year);
  if (!latest) return {};
  const std::string when = "第 " + std::to_string(latest->number) + " 次留存（" + ToBeijingMinute(latest->at) + "）";
  const auto changes = ChangesSince(session, *latest, now);
  if (changes.empty()) return Markup("<p class=\"gk-soft\" id=\"since\">和{}相比，各格没有变化。</p>", when);
  return Markup("<section class=\"gk-warned\" id=\"since\"><h2>{}以后的变化</h2>{}</section>", when,
                ChangeLines(changes, *now.rollup.form, names));
}

/// What the place itself reported, where it has.
Html AgainstOwn(db::Session& session, const RollUpAsked& asked, const RollUpNow& now) {
  const auto own = FindUnitReport(session, asked.unit.id, asked.year);
  if (!own || now.units->size() < 2) return {};
  const auto differences = DifferencesFrom(now.rollup, own->figures);
  if (!differences) return Markup("<p id=\"own\">{}</p>", differences.error().message);
  if (differences->empty()) return Markup("<p class=\"gk-soft\" id=\"own\">它自己的报告和汇总数一致。</p>");
  Html lines;
  for (std::size_t i = 0; i < std::min(differences->size(), kChangesShown); ++i) {
    const SumDifference& each = (*differences)[i];
    lines.Add("<li><a href=\"{}\">{}</a>：汇总是 {}，报告里是 {}</li>",
              RollUpUrl(asked.year, asked.unit.id, "/cell").With("cell", ToString(each.cell)),
              NameOf(*now.rollup.form, each.cell), ShownNumber(each.sum), ShownNumber(each.own));
  }
  return Markup("<section class=\"gk-warned\" id=\"own\"><h2>它自己的报告和汇总数不一致</h2><ul>{}</ul></section>",
                lines);
}

// ---- what was kept

Html KeptList(db::Session& session, const RollUpAsked& asked) {
  Html rows;
  for (const KeptRollUp& each : KeptRollUps(session, asked.unit.id, asked.year, kKeptShown)) {
    rows.Add(
        "<tr><th scope=\"row\"><a href=\"{}\">第 {} 次</a></th><td data-label=\"什么时候\">{}</td><td "
        "data-label=\"谁\">{}</td><td data-label=\"为什么\">{}</td><td data-label=\"份数\">{} 份，缺 {} 份</td></tr>",
        RollUpUrl(asked.year, asked.unit.id, "/kept").With("number", std::to_string(each.number)), each.number,
        ToBeijingMinute(each.at), each.person_name.empty() ? std::string("系统") : each.person_name, each.cause,
        each.members.size(), each.missing);
  }
  if (rows.empty())
    return Markup("<p class=\"gk-soft\">还没有留存过。留存以后，哪份报告更正、哪一格变了多少，都说得清。</p>");
  return Markup(
      "<table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">次序</th><th scope=\"col\">什么时候</th>"
      "<th scope=\"col\">谁</th><th scope=\"col\">为什么</th><th scope=\"col\">份数</th></tr></thead><tbody>{}</tbody>"
      "</table>",
      rows);
}

Html KeepPart(const Request& request, const RollUpAsked& asked, const FieldErrors& errors) {
  return Markup(
      "<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" name=\"unit\" "
      "value=\"{}\">{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">留存这次汇总</button></div></form>",
      Url::Local("/office/rollup/" + std::to_string(asked.year) + "/keep"), web::FormKeys(request), asked.unit.id.value,
      web::TextField({.name = "cause",
                      .label = "为什么留存",
                      .value = std::string(request.form.Get("cause")),
                      .hint = "例如：3 月 20 日报市政府。留存的不再改变。",
                      .required = true},
                     errors));
}

Html Files(const RollUpAsked& asked) {
  const auto link = [&](std::string_view as) { return RollUpUrl(asked.year, asked.unit.id, "/file").With("as", as); };
  return Markup(
      "<p class=\"gk-sends\">导出：<a class=\"btn\" href=\"{}\">按表式的工作簿</a> <a class=\"btn\" "
      "href=\"{}\">各单位的数（工作簿）</a> <a class=\"btn\" href=\"{}\">CSV</a> <a class=\"btn\" "
      "href=\"{}\">JSON</a></p>",
      link("form"), link("xlsx"), link("csv"), link("json"));
}

Response Show(Site& site, SeeShelf& shelf, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const RollUpAsked asked = RollUpAskedIn(site, request, visitor);
  db::Reader reader = site.desk.database.Read();
  const SeenYearPtr seen = SeeLook(reader, shelf).Take(asked.unit.id, asked.year);
  const RollUpNow& now = seen->now;
  KnownUnits names(reader);
  web::Page page = RollUpFrame(reader, visitor, asked,
                               ShortNameOf(asked.unit) + " " + std::to_string(asked.year) + " 年汇总", false);
  page.body.Add("{}{}", web::FaultList(errors),
                Years(asked, static_cast<int>(BeijingDay(site.desk.office.now()).year())));
  if (request.query.Get("kept") == "1") page.body.Add("<div class=\"gk-said\" role=\"status\"><p>已留存。</p></div>");
  page.body.Add(
      "<p "
      "class=\"gk-soft\">各机关最新一份报告相加，政府本级计入，垂直领导的不计入（条例第三条、第四十九条）。空白不等于 "
      "0：各份都空白的格才空白。点开一格，看每个机关填了多少。</p>{}{}{}{}{}{}",
      PlacesBelow(reader, asked, *seen), WhoIsIn(asked, RollUpIn(reader, *seen), names), SinceKept(reader, now, names),
      AgainstOwn(reader, asked, now), Files(asked), DrawFigures(now.rollup.figures(), [&](const CellKey& cell) {
        return RollUpUrl(asked.year, asked.unit.id, "/cell").With("cell", ToString(cell));
      }));
  page.body.Add("<section class=\"card item-part\" id=\"kept\"><h2>留存的汇总</h2>{}{}</section>",
                KeptList(reader, asked),
                visitor.May(Act::kSetReportDeadline) ? KeepPart(request, asked, errors) : Html());
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response Keep(Site& site, SeeShelf& shelf, const Request& request, const Visitor& visitor) {
  const RollUpAsked asked = RollUpAskedIn(site, request, visitor);
  const account::Actor actor = ActorOn(visitor, Act::kSetReportDeadline, visitor.posts.front().organ, request);
  const auto kept =
      KeepRollUp(site.desk.office, actor,
                 {.top = asked.unit.id, .year = asked.year, .cause = std::string(request.form.Get("cause"))});
  if (!kept) return Show(site, shelf, request, visitor, kept.errors());
  return Response::SeeOther(RollUpUrl(asked.year, asked.unit.id).With("kept", "1"));
}

std::string NameOfKept(const KeptRollUp& kept) { return "第 " + std::to_string(kept.number) + " 次留存"; }

SeeTable TableOfKept(const RollUpAsked& asked, const KeptRollUp& kept, const std::optional<KeptRollUp>& before) {
  std::vector<NamedFigures> all = {{NameOfKept(kept), &kept.figures}};
  if (before) all.push_back({NameOfKept(*before), &before->figures});
  return TableOfFigures(ShortNameOf(asked.unit) + " " + std::to_string(asked.year) + " 年汇总，" + NameOfKept(kept),
                        all);
}

/// One that was kept, and what it changed of the one before.
Response ShowKept(Site& site, const Request& request, const Visitor& visitor) {
  const RollUpAsked asked = RollUpAskedIn(site, request, visitor);
  const auto number = request.query.Int("number").value_or(0);
  db::Reader reader = site.desk.database.Read();
  const bool is_number = number > 0 && number < 1'000'000;
  const auto kept = is_number ? FindRollUp(reader, asked.unit.id, asked.year, static_cast<int>(number)) : std::nullopt;
  if (!kept) throw web::ProblemError({404, "没有这次留存", "没有这一次留存的汇总。"});
  const auto before = FindRollUp(reader, asked.unit.id, asked.year, kept->number - 1);
  if (request.query.Has("as")) return Downloaded(TableOfKept(asked, *kept, before), request.query.Get("as"));
  web::Page page = RollUpFrame(reader, visitor, asked, NameOfKept(*kept) + "的汇总", true);
  page.actions =
      DownloadButtons(RollUpUrl(asked.year, asked.unit.id, "/kept").With("number", std::to_string(kept->number)));
  page.body.Add("<p>{}，{}：{}。计入 {} 份，缺 {} 份。</p>", ToBeijingMinute(kept->at),
                kept->person_name.empty() ? std::string("系统") : kept->person_name, kept->cause, kept->members.size(),
                kept->missing);
  if (before) {
    const auto changes = ChangesBetween(reader, *before, *kept);
    KnownUnits names(reader);
    page.body.Add("<section id=\"changes\"><h2>和第 {} 次留存相比</h2>{}</section>", before->number,
                  changes.empty() ? Markup("<p>各格没有变化。</p>") : ChangeLines(changes, *kept->figures.form, names));
  }
  page.body.Add("{}", DrawFigures(kept->figures, [&](const CellKey& cell) {
                  return RollUpUrl(asked.year, asked.unit.id, "/cell").With("cell", ToString(cell));
                }));
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddRollUpPages(account::Office& office, Site& site, const std::shared_ptr<SeeShelf>& shelf) {
  office.Get("/office/rollup/{year}", Act::kSeeReports, [&site, shelf](const Request& request, const Visitor& visitor) {
    return Show(site, *shelf, request, visitor, {});
  });
  office.Get("/office/rollup/{year}/kept", Act::kSeeReports,
             [&site](const Request& request, const Visitor& visitor) { return ShowKept(site, request, visitor); });
  office.Post(
      "/office/rollup/{year}/keep", Act::kSetReportDeadline,
      [&site, shelf](const Request& request, const Visitor& visitor) { return Keep(site, *shelf, request, visitor); });
  AddRollUpCellPages(office, site, shelf);
  AddRollUpUnitPages(office, site, shelf);
  AddRollUpFilePages(office, site);
}

}  // namespace gongkai::report

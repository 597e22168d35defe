// /office/campaign/{year}/days: by which days reports are owed this year, by what article or whose decision, and the
// county's own days on the way; /history: who was urged when, by what.

#include <algorithm>
#include <iterator>
#include <map>

#include "law/report_deadline.h"
#include "report/campaign/campaign_pages.h"
#include "report/campaign/see_export.h"
#include "report/campaign/unit_store.h"
#include "report/report_store.h"

namespace gongkai::report {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using gongkai::ToString;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr int kMostShown = 500, kMostInFile = 50'000;

// ---- the days in force

Html LegalRow(std::string_view who, std::string_view what, int year, law::Reporter reporter) {
  const law::ReportDeadline* const found = law::DeadlineOf(reporter, year);
  if (found == nullptr) return {};
  return Markup(
      "<tr><th scope=\"row\">{}</th><td data-label=\"做什么\">{}</td><td class=\"gk-nowrap\" "
      "data-label=\"最迟\">{}</td>"
      "<td data-label=\"谁定的\">{}</td></tr>",
      who, what, DayOf(std::chrono::year(year + 1), found->last_day), found->article);
}

Html TownshipRow(db::Session& session, int year, bool may_run) {
  const auto day = ParseMonthDay(GetSetting(session, kTownshipDeadlineSetting));
  const std::string by = GetSetting(session, kTownshipDeadlineBySetting);
  return Markup(
      "<tr><th scope=\"row\">乡镇、街道</th><td data-label=\"做什么\">报送、公布</td><td class=\"gk-nowrap\" "
      "data-label=\"最迟\">{}</td><td data-label=\"谁定的\">{}{} {}</td></tr>",
      day ? ToString(DayOf(std::chrono::year(year + 1), *day)) : std::string("没有规定"),
      day ? kDayOfCounty : std::string_view("条例没有规定，由本县定"), by.empty() ? std::string() : "，" + by,
      may_run ? Markup("<a href=\"/office/reports-deadline\">{}</a>", day ? "改" : "规定") : Html());
}

Html InForcePart(db::Session& session, int year, bool may_run) {
  return Markup(
      "<section class=\"card item-part\"><h2>最迟的日子</h2><table class=\"table card-table gk-list\"><thead><tr><th "
      "scope=\"col\">谁</th><th scope=\"col\">做什么</th><th scope=\"col\">最迟</th><th "
      "scope=\"col\">谁定的</th></tr></thead>"
      "<tbody>{}{}{}</tbody></table></section>",
      LegalRow("县级以上政府部门", "报送主管部门，向社会公布", year, law::Reporter::kDepartment),
      LegalRow("县级以上地方政府", "由主管部门向社会公布", year, law::Reporter::kGovernment),
      TownshipRow(session, year, may_run));
}

// ---- the county's own

Html PlanRows(const std::vector<CampaignDay>& days) {
  Html rows;
  for (auto day = days.rbegin(); day != days.rend(); ++day) {
    rows.Add(
        "<tr><th scope=\"row\">{}</th><td class=\"gk-nowrap\" data-label=\"日子\">{}</td><td "
        "data-label=\"说明\">{}</td><td data-label=\"谁定的\">{}，{}</td></tr>",
        NameOf(day->kind), day->day ? ToString(*day->day) : std::string("取消"), day->words, day->by,
        ToBeijingMinute(day->at));
  }
  return rows;
}

Html PlanNow(const std::vector<PlanDay>& plan) {
  if (plan.empty()) return Markup("<p class=\"gk-soft\">没有定。</p>");
  Html items;
  for (const PlanDay& each : plan) items.Add("<li>{}前{}</li>", ToChinese(each.day), NameOf(each.kind));
  return Markup("<ul>{}</ul>", items);
}

Html PlanForm(const Request& request, int year, const FieldErrors& errors) {
  std::vector<web::Choice> kinds;
  for (const PlanKind kind : kPlanKinds) kinds.push_back({std::string(IdOf(kind)), std::string(NameOf(kind))});
  return Markup(
      "<form method=\"post\" action=\"{}\" class=\"gk-plain-form\" novalidate>{}{}{}{}<div class=\"gk-sends\"><button "
      "class=\"btn btn-primary\" type=\"submit\">定下</button><button class=\"btn\" type=\"submit\" "
      "name=\"takes_back\" "
      "value=\"1\">取消这一步的日子</button></div></form>",
      CampaignUrl(year, "/days"), web::FormKeys(request),
      web::ChoiceField(
          {.name = "kind", .label = "哪一步", .value = std::string(request.form.Get("kind")), .required = true}, kinds,
          errors),
      web::TextField(
          {.name = "day", .label = "哪一天以前", .value = std::string(request.form.Get("day")), .type = "date"},
          errors),
      web::TextField({.name = "words",
                      .label = "说明",
                      .value = std::string(request.form.Get("words")),
                      .hint = "取消的，写明为什么"},
                     errors));
}

Response DrawDays(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const int year = CampaignYearIn(request, BeijingDay(desk.now()));
  db::Reader reader = desk.database.Read();
  const bool may_run = MayRunCampaign(visitor);
  const std::vector<CampaignDay> days = CampaignDaysOf(reader, year);
  web::Page page = CampaignFrame(visitor, year, std::to_string(year) + "年度报告的日子", "/days");
  page.styles.emplace_back("css/items.css");
  page.body.Add("{}{}{}", web::FaultList(errors),
                SaidPart(request.query.Get("done") == "1" && errors.empty() ? "已定下。" : ""),
                InForcePart(reader, year, may_run));
  page.body.Add(
      "<section class=\"card item-part\"><h2>本级在前面定的日子</h2><p "
      "class=\"gk-soft\">为了按期报送，给前面各步定的日子；"
      "没有做到的，在进度里标出来。不能晚于条例规定的日子。</p>{}{}</section>",
      PlanNow(PlanOf(days)), may_run ? PlanForm(request, year, errors) : Html());
  if (!days.empty()) {
    page.body.Add(
        "<section class=\"card item-part\"><h2>先后定过的</h2><table class=\"table card-table gk-list\"><thead><tr><th "
        "scope=\"col\">哪一步</th><th scope=\"col\">日子</th><th scope=\"col\">说明</th><th "
        "scope=\"col\">谁定的</th></tr></thead><tbody>{}</tbody></table></section>",
        PlanRows(days));
  }
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response ShowDays(Desk& desk, const Request& request, const Visitor& visitor) {
  return DrawDays(desk, request, visitor, {});
}

Response PostDay(Desk& desk, const Request& request, const Visitor& visitor) {
  const int year = CampaignYearIn(request, BeijingDay(desk.now()));
  const auto done = SetCampaignDay(desk, CampaignActor(visitor, request), year,
                                   {.kind = std::string(request.form.Get("kind")),
                                    .day = std::string(request.form.Get("day")),
                                    .words = std::string(request.form.Get("words")),
                                    .takes_back = request.form.Get("takes_back") == "1"});
  if (!done) return DrawDays(desk, request, visitor, done.errors());
  return Response::SeeOther(CampaignUrl(year, "/days").With("done", "1"));
}

// ---- who was urged

/// Newest first. Of who sees a few organs those are asked for: among the newest of all there may be none of theirs.
std::vector<CampaignReminder> RemindersInSight(db::Session& session, const UnitSight& sight, int year, int most) {
  if (!sight) return RemindersOf(session, year, std::nullopt, most);
  std::vector<CampaignReminder> reminders;
  for (const account::OrganId organ : *sight) {
    const auto unit = UnitOfOrgan(session, organ);
    if (!unit) continue;
    std::ranges::move(RemindersOf(session, year, unit->id, most), std::back_inserter(reminders));
  }
  std::ranges::stable_sort(reminders, std::ranges::greater(), &CampaignReminder::at);
  return reminders;
}

/// The page and its files are one table.
SeeTable HistoryTable(db::Session& session, const UnitSight& sight, int year, int most) {
  SeeTable table{.title = std::to_string(year) + "年度报告催办记录",
                 .note = "最近的在前。",
                 .heads = {"单位", "日子", "怎么催的", "当时", "通知人数", "说了什么", "谁催的"},
                 .rows = {}};
  std::map<UnitId, std::string> names;
  for (const CampaignReminder& each : RemindersInSight(session, sight, year, most)) {
    const auto [name, is_new] = names.try_emplace(each.unit);
    if (is_new) {
      if (const auto unit = FindUnit(session, each.unit)) name->second = unit->name;
    }
    if (name->second.empty()) continue;
    SeeCell unit{.text = name->second};
    unit.opens = CampaignUnitUrl(year, each.unit);
    const std::string people = each.way == RemindWay::kNotice ? std::to_string(each.people) : std::string();
    table.rows.push_back({unit,
                          {.text = ToString(each.on)},
                          {.text = std::string(NameOf(each.way))},
                          {.text = std::string(NameOf(each.step))},
                          {.text = people},
                          {.text = each.words},
                          {.text = each.by}});
  }
  return table;
}

Html HistoryRows(const SeeTable& table) {
  Html rows;
  for (const std::vector<SeeCell>& cells : table.rows) {
    Html row = Markup("<th scope=\"row\"><a href=\"{}\">{}</a></th>", *cells[0].opens, cells[0].text);
    for (std::size_t i = 1; i < cells.size(); ++i) {
      row.Add("<td class=\"{}\" data-label=\"{}\">{}</td>", i == 1 ? "gk-nowrap" : "", table.heads[i], cells[i].text);
    }
    rows.Add("<tr>{}</tr>", row);
  }
  return rows;
}

Response ShowHistory(Desk& desk, const Request& request, const Visitor& visitor) {
  const int year = CampaignYearIn(request, BeijingDay(desk.now()));
  db::Reader reader = desk.database.Read();
  const bool is_file = request.query.Has("as");
  const SeeTable table = HistoryTable(reader, UnitSightOf(visitor), year, is_file ? kMostInFile : kMostShown);
  if (is_file) return Downloaded(table, request.query.Get("as"));
  web::Page page = CampaignFrame(visitor, year, table.title, "/history");
  if (table.rows.empty()) {
    page.body.Add("<p class=\"gk-empty\">还没有催办过。</p>");
    return Response::Of(RenderPage(page, request));
  }
  page.actions = DownloadButtons(CampaignUrl(year, "/history"));
  Html heads;
  for (const std::string& head : table.heads) heads.Add("<th scope=\"col\">{}</th>", head);
  page.body.Add(
      "<div class=\"card\"><div class=\"table-responsive\" tabindex=\"0\" role=\"region\" "
      "aria-label=\"催办记录\"><table "
      "class=\"table card-table gk-list\"><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div></div>",
      heads, HistoryRows(table));
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddCampaignDayPages(account::Office& office) {
  office.Get("/office/campaign/{year}/days", Act::kSeeReports, WithDesk(office, ShowDays));
  office.Post("/office/campaign/{year}/days", Act::kSetReportDeadline, WithDesk(office, PostDay));
  office.Get("/office/campaign/{year}/history", Act::kSeeReports, WithDesk(office, ShowHistory));
}

}  // namespace gongkai::report

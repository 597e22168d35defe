// /office/campaign/{year}: how far every unit is with its report, the numbers of all (each opens to its units), and
// urging all who are late with one click, or those that are ticked.

#include <algorithm>
#include <charconv>

#include "docwrite/csv.h"
#include "docwrite/xlsx.h"
#include "report/campaign/campaign_export.h"
#include "report/campaign/campaign_pages.h"
#include "report/campaign/in_step_actions.h"
#include "report/campaign/unit_store.h"
#include "web/paging.h"

namespace gongkai::report {
namespace {

using account::Act;
using account::Visitor;
using gongkai::ToString;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::size_t kLongestWords = 300;  // bytes: a hundred characters
constexpr std::string_view kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Nothing said: the county of this installation; "all": whatever is known.
CampaignFilter FilterIn(db::Session& session, const Request& request) {
  CampaignFilter filter;
  if (const auto under = request.query.Int("under")) {
    filter.under = UnitId{*under};
  } else if (request.query.Get("under") != "all") {
    if (const auto county = CountyUnit(session)) filter.under = county->id;
  }
  filter.step = CampaignStepFrom(request.query.Get("step"));
  filter.overdue = request.query.Get("overdue") == "1";
  filter.behind = request.query.Get("behind") == "1";
  filter.missing = request.query.Get("missing") == "1";
  if (const auto named = request.query.Get("named"); named.size() <= kLongestWords) filter.words = std::string(named);
  filter.page = static_cast<int>(std::clamp<std::int64_t>(request.query.Int("page").value_or(1), 1, 1'000'000));
  return filter;
}

Url UrlOf(int year, const CampaignFilter& filter, std::string_view part = "") {
  Url url = CampaignUrl(year, part);
  url.With("under", filter.under ? std::to_string(filter.under->value) : "all");
  if (filter.step) url.With("step", IdOf(*filter.step));
  if (filter.overdue) url.With("overdue", "1");
  if (filter.behind) url.With("behind", "1");
  if (filter.missing) url.With("missing", "1");
  if (!filter.words.empty()) url.With("named", filter.words);
  if (filter.page > 1) url.With("page", std::to_string(filter.page));
  return url;
}

// ---- the numbers

Html NumberCell(std::string_view label, int count, const Url* url) {
  return Markup("<td data-label=\"{}\">{}</td>", label,
                count == 0 || url == nullptr ? Markup("{}", count) : Markup("<a href=\"{}\">{}</a>", *url, count));
}

Html NumbersPart(int year, const CampaignFilter& shown, const CampaignNumbers& numbers) {
  CampaignFilter base;
  base.under = shown.under;
  Html heads, cells;
  const auto add = [&](std::string_view label, int count, const CampaignFilter& filter) {
    const Url url = UrlOf(year, filter);
    heads.Add("<th scope=\"col\">{}</th>", label);
    cells.Add("{}", NumberCell(label, count, &url));
  };
  const auto plain = [&](std::string_view label, int count) {
    heads.Add("<th scope=\"col\">{}</th>", label);
    cells.Add("{}", NumberCell(label, count, nullptr));
  };
  add("应报", numbers.units, base);
  for (const auto& [step, count] : numbers.by_step) {
    CampaignFilter filter = base;
    filter.step = step;
    if (count > 0) add(NameOf(step), count, filter);
  }
  CampaignFilter overdue = base, behind = base, missing = base;
  overdue.overdue = behind.behind = missing.missing = true;
  plain("按期", numbers.in_time);
  plain("迟了", numbers.late);
  add("逾期没有办完", numbers.overdue, overdue);
  add("落在进度后面", numbers.behind, behind);
  add("没有可以汇总的报告", numbers.missing, missing);
  return Markup(
      "<div class=\"card\"><div class=\"table-responsive\" tabindex=\"0\" role=\"region\" "
      "aria-label=\"各步的单位数\"><table "
      "class=\"table card-table gk-list gk-figures\"><thead><tr><th "
      "scope=\"col\">单位数</th>{}</tr></thead><tbody><tr><th "
      "scope=\"row\">全部</th>{}</tr></tbody></table></div></div>",
      heads, cells);
}

// ---- the filter

Html FilterPart(int year, const CampaignFilter& filter, const std::vector<CampaignTop>& tops) {
  std::vector<web::Choice> under = {{"all", "全部单位"}}, steps = {{"", "全部"}};
  for (const CampaignTop& top : tops) under.push_back({std::to_string(top.id.value), top.name});
  for (const CampaignStep step : kCampaignSteps) steps.push_back({std::string(IdOf(step)), std::string(NameOf(step))});
  const auto select = [](std::string_view name, std::string_view label, const std::vector<web::Choice>& choices,
                         const std::string& now) {
    Html options;
    for (const web::Choice& choice : choices) {
      options.Add("<option value=\"{}\" {}>{}</option>", choice.value,
                  web::AttributeIf(choice.value == now, "selected"), choice.label);
    }
    return Markup(
        "<div><label for=\"{}\">{}</label><select class=\"form-select\" id=\"{}\" name=\"{}\">{}</select></div>", name,
        label, name, name, options);
  };
  return Markup(
      "<form class=\"gk-filters\" method=\"get\" action=\"{}\">{}{}<div><label for=\"named\">名称</label><input "
      "class=\"form-control\" id=\"named\" name=\"named\" value=\"{}\" maxlength=\"100\"></div><button class=\"btn\" "
      "type=\"submit\">查找</button></form>",
      CampaignUrl(year), select("under", "范围", under, filter.under ? std::to_string(filter.under->value) : "all"),
      select("step", "走到哪一步", steps, filter.step ? std::string(IdOf(*filter.step)) : ""), filter.words);
}

// ---- the lines

Html DayText(std::optional<Date> day) {
  return day ? Markup("{}", *day) : Markup("<span class=\"gk-soft\">没有</span>");
}

Html CheckCell(const CampaignLine& line) {
  if (!line.has_report) return {};
  if (!line.is_checked) return Markup("<span class=\"badge gk-badge-quiet\">没有核对</span>");
  if (line.errors > 0) return Markup("<span class=\"badge gk-badge-error\">错误 {}</span>", line.errors);
  if (line.warnings > 0) return Markup("<span class=\"badge gk-badge-warning\">存疑 {}</span>", line.warnings);
  return Markup("<span class=\"badge gk-badge-good\">没有问题</span>");
}

Html BehindNote(const CampaignLine& line) {
  if (!line.behind) return {};
  return Markup(" <span class=\"badge gk-badge-warning\">应在 {} 前{}</span>", line.behind->day,
                NameOf(line.behind->kind));
}

Html RowOf(const CampaignLine& line, int year, bool may_urge, bool is_ticked) {
  Html tick;
  if (may_urge) {
    const bool may = !AgainstReminding(line.step) && line.unit.organ;
    tick = may ? Markup(
                     "<td><input class=\"form-check-input\" type=\"checkbox\" name=\"unit\" value=\"{}\" "
                     "aria-label=\"选择{}\" {}></td>",
                     line.unit.id.value, line.unit.name, web::AttributeIf(is_ticked, "checked"))
               : Markup("<td></td>");
  }
  const Html urged = line.reminded ? Markup("{} 次，最近 <span class=\"gk-nowrap\">{}</span>", line.reminded->times,
                                            line.reminded->last)
                                   : Html();
  return Markup(
      "<tr>{}<th scope=\"row\"><a href=\"{}\">{}</a></th><td data-label=\"情况\">{}{}</td><td "
      "data-label=\"最迟\"><span class=\"gk-nowrap\">{}</span> {}</td><td class=\"gk-nowrap\" "
      "data-label=\"报送\">{}</td><td "
      "class=\"gk-nowrap\" data-label=\"公布\">{}</td><td data-label=\"核对\">{}</td><td "
      "data-label=\"催办\">{}</td></tr>",
      tick, CampaignUnitUrl(year, line.unit.id), line.unit.name, StepBadge(line.step), BehindNote(line),
      line.last_day ? ToString(*line.last_day) : std::string("没有规定"), TimeBadge(line), DayText(line.submitted_on),
      DayText(line.published_on), CheckCell(line), urged);
}

Html TablePart(const CampaignPage& page, int year, bool may_urge, const std::vector<UnitId>& ticked) {
  if (page.lines.empty()) return Markup("<p class=\"gk-empty\">没有这样的单位。</p>");
  Html rows;
  for (const CampaignLine& line : page.lines) {
    const bool is_ticked = std::ranges::find(ticked, line.unit.id) != ticked.end();
    rows.Add("{}", RowOf(line, year, may_urge, is_ticked));
  }
  return Markup(
      "<div class=\"card\"><div class=\"table-responsive\" tabindex=\"0\" role=\"region\" aria-label=\"各单位\"><table "
      "class=\"table card-table gk-list gk-names\"><thead><tr>{}<th scope=\"col\">单位</th><th "
      "scope=\"col\">情况</th><th "
      "scope=\"col\">最迟</th><th scope=\"col\">报送</th><th scope=\"col\">公布</th><th "
      "scope=\"col\">核对</th><th scope=\"col\">催办</th></tr></thead><tbody>{}</tbody></table></div></div>",
      may_urge ? Markup("<th scope=\"col\">选择</th>") : Html(), rows);
}

Html WordsField(const Request& request, std::string_view hint, const FieldErrors& errors) {
  return web::TextField({.name = "words",
                         .label = "说什么",
                         .value = std::string(request.form.Get("words")),
                         .hint = std::string(hint),
                         .required = true},
                        errors);
}

/// One form: the ticked ones, or all that are late.
Html UrgeForm(const Request& request, int year, const CampaignFilter& filter, const CampaignNumbers& numbers,
              const Html& table, const FieldErrors& errors) {
  Html all;
  if (numbers.overdue > 0) {
    all = Markup(
        "<button class=\"btn btn-primary\" type=\"submit\" name=\"who\" value=\"overdue\">催办全部逾期的</button>");
  }
  return Markup(
      "<form method=\"post\" action=\"{}\" novalidate id=\"units\">{}{}<div class=\"gk-form\">{}<div "
      "class=\"gk-sends\">{}<button class=\"btn\" type=\"submit\" name=\"who\" "
      "value=\"ticked\">催办选中的</button></div>"
      "</div></form>",
      UrlOf(year, filter, "/urge"), web::FormKeys(request), table,
      WordsField(
          request,
          "起草的人和分管领导在“通知”里看到，设了邮件、短信的也发出去。同一单位一天催办一次；在系统外的，请打电话"
          "或者发函，到单位的页上记一笔",
          errors),
      all);
}

// ---- beginning

Html OpeningPart(const Request& request, int year, const std::optional<CampaignOpening>& opening, bool may_run,
                 const FieldErrors& errors) {
  if (opening) {
    return Markup("<p class=\"gk-soft\">{}由{}布置，通知了 {} 人：{}</p>", ToChinese(opening->on), opening->by,
                  opening->people, opening->words);
  }
  if (!may_run) return {};
  return Markup(
      "<details class=\"card item-part\" id=\"open\" {}><summary>布置{}年度报告工作</summary><form method=\"post\" "
      "action=\"{}\" class=\"gk-plain-form\" novalidate>{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">布置，通知各单位</button></div></form></details>",
      web::AttributeIf(!errors.empty(), "open"), year, CampaignUrl(year, "/open"), web::FormKeys(request),
      web::TextField({.name = "opening",
                      .label = "布置的话",
                      .value = std::string(request.form.Get("opening")),
                      .hint = "各单位起草的人和分管领导在“通知”里看到，连同最迟的日子",
                      .required = true},
                     errors));
}

Date TodayOf(const Site& site) { return BeijingDay(site.desk.office.now()); }

struct Faults {
  FieldErrors urge, open;
  std::vector<UnitId> ticked;
};

Response Draw(Site& site, const Request& request, const Visitor& visitor, const Faults& faults, const Html& said) {
  const Date today = TodayOf(site);
  const int year = CampaignYearIn(request, today);
  const UnitSight sight = UnitSightOf(visitor);
  BringInStep(site.desk, year);
  db::Reader reader = site.desk.database.Read();
  const CampaignFilter filter = FilterIn(reader, request);
  const CampaignPage lines = CampaignOf(reader, sight, year, filter, today);
  const bool may_run = MayRunCampaign(visitor);
  web::Page page = CampaignFrame(visitor, year, std::to_string(year) + "年度报告工作", "");
  page.styles.emplace_back("css/items.css");
  page.body.Add("{}{}{}{}", web::FaultList(faults.urge, "没有催办"), web::FaultList(faults.open, "没有布置"), said,
                OpeningPart(request, year, FindCampaign(reader, year), may_run, faults.open));
  page.body.Add("{}", NumbersPart(year, filter, lines.numbers));
  page.body.Add("{}<p>共 {} 个单位。 <a href=\"{}\">导出 Excel</a>　<a href=\"{}\">导出 CSV</a></p>",
                FilterPart(year, filter, CampaignTops(reader, sight)), lines.found,
                UrlOf(year, filter, "/export").With("as", "xlsx"), UrlOf(year, filter, "/export").With("as", "csv"));
  const bool may_urge = may_run && !lines.lines.empty();
  const Html table = TablePart(lines, year, may_urge, faults.ticked);
  page.body.Add("{}", may_urge ? UrgeForm(request, year, filter, lines.numbers, table, faults.urge) : table);
  page.body.Add("{}", web::Paging({.page = filter.page, .last = lines.last_page}, [&](int to) {
                  CampaignFilter there = filter;
                  there.page = to;
                  return UrlOf(year, there);
                }));
  FieldErrors all = faults.urge;
  all.insert(all.end(), faults.open.begin(), faults.open.end());
  return Response::Of(RenderPage(page, request), web::StatusOf(all));
}

Html SaidOf(const UrgedUnits& urged) {
  std::string words =
      "催办了 " + std::to_string(urged.units) + " 个单位，通知了 " + std::to_string(urged.people) + " 人。";
  if (urged.today > 0) words += std::to_string(urged.today) + " 个今天已经催办过。";
  if (urged.outside > 0)
    words += std::to_string(urged.outside) + " 个在系统外，请打电话或者发函，再到单位的页上记一笔。";
  if (urged.vain > 0) words += std::to_string(urged.vain) + " 个不用催办，或者还没有起草的人。";
  return SaidPart(words);
}

Response Show(Site& site, const Request& request, const Visitor& visitor) {
  return Draw(site, request, visitor, {},
              request.query.Get("done") == "open" ? SaidPart("已布置，各单位已收到通知。") : Html());
}

std::optional<UnitId> UnderIn(Site& site, const Request& request) {
  db::Reader reader = site.desk.database.Read();
  return FilterIn(reader, request).under;
}

Response PostUrge(Site& site, const Request& request, const Visitor& visitor) {
  const int year = CampaignYearIn(request, TodayOf(site));
  Faults faults;
  for (const std::string_view text : request.form.All("unit")) {
    std::int64_t unit = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), unit);
    if (error == std::errc{} && end == text.data() + text.size()) faults.ticked.push_back(UnitId{unit});
  }
  const bool is_all = request.form.Get("who") == "overdue";
  if (!is_all && faults.ticked.empty()) {
    faults.urge = {{"units", "请选择要催办的单位，或者点“催办全部逾期的”。"}};
    return Draw(site, request, visitor, faults, {});
  }
  const auto done =
      UrgeUnits(site.desk.office, CampaignActor(visitor, request), year, is_all ? std::vector<UnitId>() : faults.ticked,
                request.form.Get("words"), UnderIn(site, request));
  if (!done) {
    faults.urge = done.errors();
    return Draw(site, request, visitor, faults, {});
  }
  return Draw(site, request, visitor, {}, SaidOf(*done));
}

Response PostOpen(Site& site, const Request& request, const Visitor& visitor) {
  const int year = CampaignYearIn(request, TodayOf(site));
  const auto done = OpenCampaign(site.desk.office, CampaignActor(visitor, request), year, request.form.Get("opening"));
  if (done) return Response::SeeOther(CampaignUrl(year).With("done", "open"));
  Faults faults;
  for (FieldError error : done.errors()) {
    if (error.field == "words") error.field = "opening";
    faults.open.push_back(std::move(error));
  }
  return Draw(site, request, visitor, faults, {});
}

Response Export(Site& site, const Request& request, const Visitor& visitor) {
  const Date today = TodayOf(site);
  const int year = CampaignYearIn(request, today);
  BringInStep(site.desk, year);
  db::Reader reader = site.desk.database.Read();
  const auto lines = CampaignLines(reader, UnitSightOf(visitor), year, FilterIn(reader, request), today);
  const docwrite::Sheet sheet = CampaignSheet(lines, year);
  const std::string name = std::to_string(year) + "年度报告进度-" + ToString(today);
  if (request.query.Get("as") == "csv") {
    return Response::Download(name + ".csv", "text/csv; charset=utf-8", docwrite::WriteCsv(sheet));
  }
  return Response::Download(name + ".xlsx", std::string(kXlsx), docwrite::WriteXlsx({&sheet, 1}));
}

Response ShowDue(Site& site, const Request& /*request*/, const Visitor& /*visitor*/) {
  return Response::SeeOther(CampaignUrl(static_cast<int>(TodayOf(site).year()) - 1));
}

}  // namespace

void AddCampaignListPages(account::Office& office, Site& site) {
  const auto with_site = [&site](auto handler) {
    return [&site, handler](const Request& request, const Visitor& visitor) { return handler(site, request, visitor); };
  };
  office.Get("/office/campaign", Act::kSeeReports, with_site(ShowDue));
  office.Get("/office/campaign/{year}", Act::kSeeReports, with_site(Show));
  office.Get("/office/campaign/{year}/export", Act::kSeeReports, with_site(Export));
  office.Post("/office/campaign/{year}/open", Act::kSetReportDeadline, with_site(PostOpen));
  office.Post("/office/campaign/{year}/urge", Act::kSetReportDeadline, with_site(PostUrge));
}

}  // namespace gongkai::report

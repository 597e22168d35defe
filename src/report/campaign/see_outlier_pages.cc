// /office/rollup/{year}/see/outliers: figures that lie far from those of the same kind, or from the unit's own past, as
// advice, with the rule and the figures that it took.

#include <algorithm>

#include <fmt/format.h>

#include "report/campaign/see_pages.h"
#include "report/campaign/unit_report_store.h"
#include "web/paging.h"

namespace gongkai::report {
namespace {

using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::size_t kPageSize = 50;

struct Asked {
  SeeAsked see;
  OutlierFilter filter;
  std::size_t page = 1;
};

Asked AskedFor(Site& site, const Request& request, const Visitor& visitor) {
  Asked asked{.see = SeeAskedIn(site, request, visitor), .filter = {}, .page = 1};
  if (const auto unit = request.query.Int("unit")) asked.filter.unit = UnitId{*unit};
  const auto is_common = [&](const Measure& each) { return each.id == request.query.Get("measure"); };
  if (std::ranges::any_of(CommonMeasures(), is_common))
    asked.filter.measure = std::string(request.query.Get("measure"));
  if (request.query.Get("against") == "peers") asked.filter.against = Against::kPeers;
  if (request.query.Get("against") == "past") asked.filter.against = Against::kPast;
  asked.page = static_cast<std::size_t>(std::clamp<std::int64_t>(request.query.Int("page").value_or(1), 1, 100'000));
  return asked;
}

Url UrlOf(const Asked& asked) {
  Url url = SeeUrl(asked.see, SeePart::kOutliers);
  if (asked.filter.unit) url.With("unit", std::to_string(asked.filter.unit->value));
  if (asked.filter.measure) url.With("measure", *asked.filter.measure);
  if (asked.filter.against) url.With("against", asked.filter.against == Against::kPeers ? "peers" : "past");
  return url;
}

SeeTable TableOfOutliers(db::Session& session, const Asked& asked, std::span<const Outlier> shown) {
  SeeTable table{.title = fmt::format("{} {} 年离群的数", ShortNameOf(asked.see.top), asked.see.year),
                 .note = std::string(kOutlierRule),
                 .heads = {"单位", "哪个数", "与谁比", "本数", "中位数", "相差多远"},
                 .rows = {}};
  std::vector<UnitId> units;
  for (const Outlier& each : shown) units.push_back(each.unit);
  const std::vector<std::string> names = NamesOf(session, asked.see.top.id, units);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const Outlier& each = shown[i];
    const Measure measure = MeasureFrom(each.measure).value_or(CommonMeasures().front());
    SeeCell name{.text = names[i]};
    name.opens = SeeUrl(each.unit, asked.see.year, SeePart::kStart);
    SeeCell value{.number = each.value};
    if (const auto head = FindUnitReportHead(session, each.unit, asked.see.year); head && !head->link.empty()) {
      value.opens = Url::Checked(head->link);
    }
    table.rows.push_back({name,
                          {.text = NameWithUnit(measure)},
                          {.text = each.against == Against::kPeers ? "同类机关" : "本单位往年"},
                          value,
                          {.number = each.spread.median},
                          {.text = WordsFor(each, measure.unit)}});
  }
  return table;
}

Html Filters(const Asked& asked) {
  Html measures;
  for (const Measure& each : CommonMeasures()) {
    measures.Add("<option value=\"{}\" {}>{}</option>", each.id,
                 web::AttributeIf(asked.filter.measure == each.id, "selected"), each.name);
  }
  return Markup(
      "<form class=\"gk-filters\" method=\"get\" action=\"{}\"><input type=\"hidden\" name=\"top\" "
      "value=\"{}\"><div><label for=\"measure\">哪个数</label><select class=\"form-select\" id=\"measure\" "
      "name=\"measure\"><option value=\"\">全部</option>{}</select></div><div><label "
      "for=\"against\">与谁比</label><select class=\"form-select\" id=\"against\" name=\"against\"><option "
      "value=\"\">全部</option><option value=\"peers\" {}>同类机关</option><option value=\"past\" "
      "{}>本单位往年</option></select></div><button class=\"btn btn-primary\" type=\"submit\">看这些</button></form>",
      Url::Local("/office/rollup/{}/see/outliers", asked.see.year), asked.see.top.id.value, measures,
      web::AttributeIf(asked.filter.against == Against::kPeers, "selected"),
      web::AttributeIf(asked.filter.against == Against::kPast, "selected"));
}

Response Show(Site& site, SeeShelf& shelf, const Request& request, const Visitor& visitor) {
  const Asked asked = AskedFor(site, request, visitor);
  db::Reader reader = site.desk.database.Read();
  if (!asked.see.has_below) {
    const std::string title = fmt::format("{} {} 年离群的数", ShortNameOf(asked.see.top), asked.see.year);
    return NothingBelow(reader, request, visitor, asked.see, title, SeePart::kOutliers);
  }
  SeeLook look(reader, shelf);
  const std::vector<Outlier> found = OutliersOf(look, asked.see.top.id, asked.see.year, asked.filter);
  if (request.query.Has("as")) return Downloaded(TableOfOutliers(reader, asked, found), request.query.Get("as"));
  const std::size_t last = std::max<std::size_t>(1, (found.size() + kPageSize - 1) / kPageSize);
  const std::size_t at = std::min(asked.page, last), first = (at - 1) * kPageSize;
  const auto shown = std::span(found).subspan(first, std::min(kPageSize, found.size() - first));
  const SeeTable table = TableOfOutliers(reader, asked, shown);
  web::Page page = SeeFrame(reader, visitor, asked.see, table.title, SeePart::kOutliers);
  page.actions = DownloadButtons(UrlOf(asked));
  page.body.Add(
      "{}<p>这里列出与其他单位或者与自己往年相差很远的数，供核实时参考；相差远不等于有错。</p><details "
      "class=\"gk-fold\"><summary>怎么算相差很远</summary><p>{}</p></details>",
      Filters(asked), kOutlierRule);
  if (found.empty()) {
    page.body.Add("<p class=\"empty-note\">没有相差很远的数，或者可比的单位、年份不够。</p>");
  } else {
    page.body.Add("<p>共 {} 处。</p>{}{}", found.size(), Drawn(table),
                  web::Paging({.page = static_cast<int>(at), .last = static_cast<int>(last)},
                              [&](int to) { return UrlOf(asked).With("page", std::to_string(to)); }));
  }
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddSeeOutlierPages(account::Office& office, Site& site, std::shared_ptr<SeeShelf> shelf) {
  office.Get(
      "/office/rollup/{year}/see/outliers", account::Act::kSeeReports,
      [&site, shelf](const Request& request, const Visitor& visitor) { return Show(site, *shelf, request, visitor); });
}

}  // namespace gongkai::report

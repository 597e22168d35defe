// /office/rollup/{year}/see/copying: pairs of reports of a year that share much of their text, and the passages of each
// pair side by side. Advice to look at both; who wrote first is not told.

#include <fmt/format.h>

#include "report/campaign/see_copying_view.h"
#include "report/campaign/see_pages.h"

namespace gongkai::report {
namespace {

using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::size_t kShown = 200;  // pairs on the page; all go out as a file
constexpr std::size_t kMostPassages = 30;

Url PairUrl(const SeeAsked& asked, const ToldPair& pair) {
  return Url::Local("/office/rollup/{}/see/copying/pair", asked.year)
      .With("top", std::to_string(asked.top.id.value))
      .With("own", std::to_string(pair.own.value))
      .With("other", std::to_string(pair.other.value));
}

Number PercentOf(double share) { return Number{static_cast<std::int64_t>(share * 1000 + 0.5) * (Number::kOne / 10)}; }

SeeTable TableOfPairs(db::Session& session, const SeeAsked& asked, std::span<const ToldPair> pairs) {
  SeeTable table{.title = fmt::format("{} {} 年雷同的文字", ShortNameOf(asked.top), asked.year),
                 .note =
                     "比例是较短一份正文中与另一份相同的部分，不计数字、机关名称、法律名称和通用表述；谁抄谁看不出来。"
                     "22% 以上，或者有 120 字以上的长段，才列出来。",
                 .heads = {"两份报告", "与", "相同的比例（%）", "约多少字"},
                 .rows = {}};
  std::vector<UnitId> units;
  for (const ToldPair& each : pairs) {
    units.push_back(each.own);
    units.push_back(each.other);
  }
  const std::vector<std::string> names = NamesOf(session, asked.top.id, units);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    SeeCell own{.text = names[i * 2]};
    own.opens = PairUrl(asked, pairs[i]);
    table.rows.push_back({own,
                          {.text = names[i * 2 + 1]},
                          {.number = PercentOf(pairs[i].share)},
                          {.number = Number::Of(static_cast<std::int64_t>(pairs[i].matched))}});
  }
  return table;
}

Html SummaryOf(const CopyingSeen& seen) {
  Html summary = Markup("<p>比较了 {} 份报告的正文，{} 对雷同。", seen.compared, seen.pairs.size());
  if (seen.without_text > 0) {
    summary.Add(
        "{} 份没有正文可比：以前批量导入的只存了数字，把同样的文件再导入一次就补上；文件里本来没有正文的，补不上。",
        seen.without_text);
  }
  if (!seen.is_whole) {
    summary.Add("这里一次最多比较 {} 份，其余的请到下一级去看，或者用 gongkai report copying 一次比完。",
                kMostNarratives);
  }
  summary.Add("</p>");
  return summary;
}

Response Show(Site& site, CopyingShelf& shelf, const Request& request, const Visitor& visitor) {
  const SeeAsked asked = SeeAskedIn(site, request, visitor);
  if (!asked.has_below) {
    db::Reader reader = site.desk.database.Read();
    const std::string title = fmt::format("{} {} 年雷同的文字", ShortNameOf(asked.top), asked.year);
    return NothingBelow(reader, request, visitor, asked, title, SeePart::kCopying);
  }
  const CopyingSeen seen = shelf.Take(site.desk, asked.top.id, asked.year);
  db::Reader reader = site.desk.database.Read();
  if (request.query.Has("as")) return Downloaded(TableOfPairs(reader, asked, seen.pairs), request.query.Get("as"));
  const auto shown = std::span(seen.pairs).first(std::min(kShown, seen.pairs.size()));
  const SeeTable table = TableOfPairs(reader, asked, shown);
  web::Page page = SeeFrame(reader, visitor, asked, table.title, SeePart::kCopying);
  page.actions = DownloadButtons(SeeUrl(asked, SeePart::kCopying));
  page.body.Add("{}<p class=\"gk-soft\">{}</p>", SummaryOf(seen), table.note);
  if (seen.pairs.empty()) {
    page.body.Add("<p class=\"empty-note\">没有发现大段雷同的文字。</p>");
  } else {
    page.body.Add("{}", Drawn(table));
  }
  if (seen.pairs.size() > kShown) page.body.Add("<p>列出最像的 {} 对，全部的请导出。</p>", kShown);
  return Response::Of(RenderPage(page, request));
}

// ---- one pair

struct Side {
  Unit unit;
  UnitReportHead head;
  IndexedText text;
};

/// A unit below the place with a report whose text is kept. Errors: throws ProblemError (404).
Side SideIn(Site& site, db::Session& session, const Request& request, std::string_view name, const SeeAsked& asked) {
  const auto id = request.query.Int(name);
  auto unit = id ? FindUnit(session, UnitId{*id}) : std::nullopt;
  const auto is_below = [&] {
    if (unit->id == asked.top.id) return true;
    for (const Unit& each : UnitsAbove(session, unit->id)) {
      if (each.id == asked.top.id) return true;
    }
    return false;
  };
  if (unit && is_below()) {
    auto head = FindUnitReportHead(session, unit->id, asked.year);
    auto text = head ? NarrativeOf(session, site.desk.shelf, *unit, *head) : std::nullopt;
    if (text) return {std::move(*unit), std::move(*head), std::move(*text)};
  }
  throw web::ProblemError({404, "没有这份报告的正文", "没有这份报告，或者只存了它的数字。"});
}

Html NameOfSide(const Side& side) {
  if (side.head.link.empty()) return Markup("{}", side.unit.name);
  return Markup("<a href=\"{}\">{}</a>", Url::Local(side.head.link), side.unit.name);
}

SeeTable TableOfPassages(const Side& own, const Side& other, const std::vector<PassagePair>& passages, int year) {
  SeeTable table{.title = fmt::format("{}与{} {} 年雷同的段落", ShortNameOf(own.unit), ShortNameOf(other.unit), year),
                 .note = "最长的在前。",
                 .heads = {own.unit.name, other.unit.name, "相同约多少字"},
                 .rows = {}};
  for (const PassagePair& each : passages) {
    table.rows.push_back(
        {{.text = each.own}, {.text = each.theirs}, {.number = Number::Of(static_cast<std::int64_t>(each.matched))}});
  }
  return table;
}

Response ShowPair(Site& site, const Request& request, const Visitor& visitor) {
  const SeeAsked asked = SeeAskedIn(site, request, visitor);
  db::Reader reader = site.desk.database.Read();
  const Side own = SideIn(site, reader, request, "own", asked), other = SideIn(site, reader, request, "other", asked);
  const auto drafted = DraftedIn(asked.year);
  const auto passages = PassagesBetween(ComparableOf(own.text, own.unit, drafted.get()), own.text,
                                        ComparableOf(other.text, other.unit, drafted.get()), other.text, kMostPassages);
  const SeeTable table = TableOfPassages(own, other, passages, asked.year);
  if (request.query.Has("as")) return Downloaded(table, request.query.Get("as"));
  web::Page page = SeeFrame(reader, visitor, asked, table.title, SeePart::kCopying);
  page.breadcrumbs.push_back({"雷同的文字", SeeUrl(asked, SeePart::kCopying)});
  page.actions = DownloadButtons(PairUrl(asked, {own.unit.id, other.unit.id, 0, 0}));
  page.body.Add("<p>两份报告：{}；{}。</p>", NameOfSide(own), NameOfSide(other));
  for (const PassagePair& each : passages) {
    page.body.Add(
        "<div class=\"passage\"><div><span class=\"passage-who\">{}</span><blockquote>{}</blockquote></div>"
        "<div><span class=\"passage-who\">{}</span><blockquote>{}</blockquote></div></div>",
        ShortNameOf(own.unit), each.own, ShortNameOf(other.unit), each.theirs);
  }
  if (passages.empty()) page.body.Add("<p class=\"empty-note\">没有发现大段雷同的文字。</p>");
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddSeeCopyingPages(account::Office& office, Site& site) {
  const auto shelf = std::make_shared<CopyingShelf>();
  office.Get(
      "/office/rollup/{year}/see/copying", account::Act::kSeeReports,
      [&site, shelf](const Request& request, const Visitor& visitor) { return Show(site, *shelf, request, visitor); });
  office.Get("/office/rollup/{year}/see/copying/pair", account::Act::kSeeReports,
             [&site](const Request& request, const Visitor& visitor) { return ShowPair(site, request, visitor); });
}

}  // namespace gongkai::report

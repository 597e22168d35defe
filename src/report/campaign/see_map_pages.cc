// /office/rollup/{year}/see/map: what stands directly below a place as tiles, and on the operator's map where there is
// one, by any figure in five steps, with its table; the picture as SVG and PNG; /see/map/outlines: putting a map down.

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "report/campaign/map_actions.h"
#include "report/campaign/see_pages.h"
#include "report/campaign/unit_store.h"
#include "web/fields.h"
#include "web/paging.h"

namespace gongkai::report {
namespace {

using account::Act;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::size_t kTiles = 300;  // on one page

struct Seen {
  SeeAsked asked;
  Measure measure;
  SeenYearPtr year;                           // never null
  std::vector<std::optional<Number>> values;  // of its branches
  std::vector<std::optional<int>> shades;
};

Seen SeenIn(SeeShelf& shelf, db::Session& session, const Request& request, SeeAsked asked) {
  Seen seen{.asked = std::move(asked), .measure = MeasureIn(request), .year = nullptr, .values = {}, .shades = {}};
  seen.year = SeeLook(session, shelf).Take(seen.asked.top.id, seen.asked.year);
  if (!seen.year) throw web::ProblemError({404, "没有这个单位", "没有这个单位，或者刚被撤销。"});
  seen.values = ValuesOf(*seen.year, seen.measure);
  seen.shades = ShadesOf(seen.values);
  return seen;
}

std::string ClassOf(std::optional<int> shade) {
  return shade ? "gk-shade-" + std::to_string(*shade) : std::string("gk-shade-none");
}
std::string ShownValue(const std::optional<Number>& value) { return value ? ToString(*value) : "没有数据"; }

Html Legend(const Seen& seen) {
  Html items;
  for (const ShadeRange& each : RangesOf(seen.values, seen.shades)) {
    const std::string words =
        each.low == each.high ? ToString(each.low) : ToString(each.low) + "—" + ToString(each.high);
    items.Add("<li><span class=\"gk-shade {}\" aria-hidden=\"true\"></span>{}</li>", ClassOf(each.shade), words);
  }
  items.Add("<li><span class=\"gk-shade gk-shade-none\" aria-hidden=\"true\"></span>没有数据</li>");
  return Markup("<ul class=\"gk-see-legend\" aria-label=\"颜色表示多少（{}）\">{}</ul>", NameOf(seen.measure.unit),
                items);
}

Html Tiles(const Seen& seen, std::size_t first, const std::vector<std::string>& names) {
  Html tiles;
  const auto parents = ParentsIn(*seen.year);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::size_t at = first + i;
    const UnitId unit = seen.year->branches[at].unit;
    const SeePart part = parents.contains(unit) ? SeePart::kMap : SeePart::kStart;
    tiles.Add("<li class=\"gk-tile {}\"><a href=\"{}\">{}</a> <span>{}</span></li>", ClassOf(seen.shades[at]),
              SeeUrl(unit, seen.asked.year, part), names[i], ShownValue(seen.values[at]));
  }
  return Markup("<ul class=\"gk-tiles\">{}</ul>", tiles);
}

// ---- the operator's map

/// Which branch is which place of the map; of those that are on it.
struct OnMap {
  const MapPlace* place = nullptr;  // never null
  std::size_t branch = 0;
  std::string name;
};
std::vector<OnMap> OnMapOf(db::Session& session, const Seen& seen, const PlaceMap& map) {
  std::vector<OnMap> found;
  if (seen.year->branches.size() > kMostMapPlaces) return found;
  std::map<UnitId, std::size_t> branches;
  for (std::size_t i = 0; i < seen.year->branches.size(); ++i) branches.emplace(seen.year->branches[i].unit, i);
  for (const Unit& unit : ChildrenOf(session, seen.asked.top.id)) {
    const auto branch = branches.find(unit.id);
    const MapPlace* const place = branch == branches.end() ? nullptr : PlaceOf(map, unit);
    if (place != nullptr) found.push_back({place, branch->second, ShortNameOf(unit)});
  }
  return found;
}

Html Shapes(const Seen& seen, const PlaceMap& map, const std::vector<OnMap>& on_map) {
  Html shapes;
  for (const MapPlace& place : map.places) {
    const bool is_shown = std::ranges::any_of(on_map, [&](const OnMap& each) { return each.place == &place; });
    if (!is_shown) shapes.Add("<path class=\"gk-shade-none\" d=\"{}\"></path>", place.path);
  }
  for (const OnMap& each : on_map) {
    shapes.Add("<path class=\"{}\" d=\"{}\"><title>{}：{} {}</title></path>", ClassOf(seen.shades[each.branch]),
               each.place->path, each.name, ShownValue(seen.values[each.branch]), NameOf(seen.measure.unit));
  }
  for (const OnMap& each : on_map) {
    shapes.Add("<text x=\"{}\" y=\"{}\">{}</text>", each.place->label_x, each.place->label_y, each.name);
  }
  return shapes;
}

std::string TitleOf(const Seen& seen) {
  return fmt::format("{} {} 年：{}", ShortNameOf(seen.asked.top), seen.asked.year, NameWithUnit(seen.measure));
}

Html MapOnPage(const Seen& seen, const PlaceMap& map, const std::vector<OnMap>& on_map) {
  return Markup(
      "<figure class=\"gk-see-map\"><svg viewBox=\"0 0 {} {}\" role=\"img\" "
      "aria-label=\"{}；每个单位的数在下面的格子里\">"
      "{}</svg><figcaption>{} 个单位在地图上，{} 个没有对上边界。</figcaption></figure>",
      kMapWidth, map.height, TitleOf(seen), Shapes(seen, map, on_map), on_map.size(),
      seen.year->branches.size() - on_map.size());
}

// A picture that stands by itself: with its own colours.
constexpr std::string_view kPictureStyle =
    ".gk-shade-0{fill:#e8f0fa}.gk-shade-1{fill:#b8d0ec}.gk-shade-2{fill:#7fa8d8}.gk-shade-3{fill:#3f76b5}.gk-shade-4{"
    "fill:"
    "#123f78}.gk-shade-none{fill:#fff}path{stroke:#4a525c;stroke-width:1}text{font:16px "
    "sans-serif;text-anchor:middle;fill:#000;stroke:#fff;stroke-width:3px;paint-order:stroke}";

/// Tiles as a picture where there is no map: rows of them, as wide as a map.
Html TileShapes(const Seen& seen, const std::vector<std::string>& names, int& height) {
  constexpr int kColumns = 5, kWide = kMapWidth / kColumns, kTall = 60;
  Html shapes;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const int x = static_cast<int>(i) % kColumns * kWide, y = static_cast<int>(i) / kColumns * kTall;
    shapes.Add("<path class=\"{}\" d=\"M{} {}h{}v{}h-{}Z\"></path><text x=\"{}\" y=\"{}\">{} {}</text>",
               ClassOf(seen.shades[i]), x + 2, y + 2, kWide - 4, kTall - 4, kWide - 4, x + kWide / 2, y + kTall / 2 + 5,
               names[i], ShownValue(seen.values[i]));
  }
  height = static_cast<int>((names.size() + kColumns - 1) / kColumns) * kTall;
  return shapes;
}

Response Picture(db::Session& session, const Seen& seen, const std::optional<PlaceMap>& map) {
  Html shapes;
  int height = 0;
  if (map) {
    shapes = Shapes(seen, *map, OnMapOf(session, seen, *map));
    height = map->height;
  } else {
    std::vector<UnitId> units;
    for (const Branch& each : seen.year->branches) {
      if (units.size() == kTiles) break;
      units.push_back(each.unit);
    }
    shapes = TileShapes(seen, NamesOf(session, seen.asked.top.id, units), height);
  }
  const Html title = Markup("<title>{}</title>", TitleOf(seen));
  const std::string bytes = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" "
      "width=\"{}\" height=\"{}\">{}<style>{}</style>{}</svg>\n",
      kMapWidth, height, kMapWidth, height, title.text(), kPictureStyle, shapes.text());
  return Response::Download(TitleOf(seen) + ".svg", "image/svg+xml", bytes);
}

/// From `first` on, as many as there are of `count`.
SeeTable TableOfMap(db::Session& session, const Seen& seen, std::size_t first, std::size_t count) {
  SeeTable table{.title = TitleOf(seen),
                 .note = "空白是没有数据，不是 0。",
                 .heads = {"单位", "代码", NameWithUnit(seen.measure), "第几档（0 最少）"},
                 .rows = {}};
  std::map<UnitId, Unit> units;
  for (Unit& each : ChildrenOf(session, seen.asked.top.id)) units.emplace(each.id, std::move(each));
  for (std::size_t i = first; i < std::min(seen.values.size(), first + count); ++i) {
    const auto unit = units.find(seen.year->branches[i].unit);
    SeeCell shade;
    if (seen.shades[i]) shade.number = Number::Of(*seen.shades[i]);
    table.rows.push_back({{.text = unit != units.end() ? ShortNameOf(unit->second) : std::string()},
                          {.text = unit != units.end() ? unit->second.place_code : std::string()},
                          {.number = seen.values[i]},
                          shade});
  }
  return table;
}

Html TablePart(const SeeTable& table) {
  return Markup("<details class=\"gk-fold\"><summary>用表格看</summary><p class=\"gk-soft\">{}</p>{}</details>",
                table.note, Drawn(table));
}

/// As PNG it is made by the browser; without a script the button is not there.
Html PictureButtons(const Seen& seen, const Url& here) {
  const Url picture = Url(here).With("as", "svg");
  return Markup(
      "<a class=\"btn\" href=\"{}\">存为图片（SVG）</a> <button class=\"btn gk-picture-save\" type=\"button\" "
      "data-picture=\"{}\" data-name=\"{}\" hidden>存为图片（PNG）</button> {}",
      picture, picture, TitleOf(seen), DownloadButtons(here));
}

bool MayPutMap(const Visitor& visitor) { return visitor.May(Act::kSetReportDeadline); }

Url OutlinesUrl(const SeeAsked& asked) {
  return Url::Local("/office/rollup/{}/see/map/outlines", asked.year).With("top", std::to_string(asked.top.id.value));
}

Response Show(Site& site, SeeShelf& shelf, const Request& request, const Visitor& visitor) {
  SeeAsked asked = SeeAskedIn(site, request, visitor);
  db::Reader reader = site.desk.database.Read();
  const Seen seen = SeenIn(shelf, reader, request, std::move(asked));
  const std::optional<PlaceMap> map = MapOf(reader, seen.asked.top.id);
  const auto& branches = seen.year->branches;
  if (branches.empty()) return NothingBelow(reader, request, visitor, seen.asked, TitleOf(seen), SeePart::kMap);
  if (request.query.Get("as") == "svg") return Picture(reader, seen, map);
  if (request.query.Has("as")) {
    return Downloaded(TableOfMap(reader, seen, 0, branches.size()), request.query.Get("as"));
  }
  const std::size_t last = std::max<std::size_t>(1, (branches.size() + kTiles - 1) / kTiles);
  const auto at = static_cast<std::size_t>(
      std::clamp<std::int64_t>(request.query.Int("page").value_or(1), 1, static_cast<std::int64_t>(last)));
  std::vector<UnitId> units;
  for (std::size_t i = (at - 1) * kTiles; i < std::min(branches.size(), at * kTiles); ++i)
    units.push_back(branches[i].unit);
  web::Page page = SeeFrame(reader, visitor, seen.asked, TitleOf(seen), SeePart::kMap);
  Url here = SeeUrl(seen.asked, SeePart::kMap);
  here.With("measure", seen.measure.id);
  page.actions = PictureButtons(seen, here);
  page.scripts.emplace_back("js/picture.js");
  page.body.Add("{}", MeasureForm(seen.asked, SeePart::kMap, seen.measure));
  page.body.Add("{}", Legend(seen));
  if (map) page.body.Add("{}", MapOnPage(seen, *map, OnMapOf(reader, seen, *map)));
  page.body.Add("{}{}{}", Tiles(seen, (at - 1) * kTiles, NamesOf(reader, seen.asked.top.id, units)),
                TablePart(TableOfMap(reader, seen, (at - 1) * kTiles, kTiles)),
                web::Paging({.page = static_cast<int>(at), .last = static_cast<int>(last)},
                            [&](int to) { return Url(here).With("page", std::to_string(to)); }));
  if (MayPutMap(visitor)) {
    page.body.Add("<p><a href=\"{}\">{}</a></p>", OutlinesUrl(seen.asked),
                  map ? "换一张地图，或者不用地图" : "上传各单位的边界，画成地图");
  }
  return Response::Of(RenderPage(page, request));
}

// ---- putting a map down

Response ShowOutlines(Site& site, const Request& request, const Visitor& visitor, const SeeAsked& asked,
                      const FieldErrors& errors) {
  db::Reader reader = site.desk.database.Read();
  const std::optional<PlaceMap> map = MapOf(reader, asked.top.id);
  const std::string title = ShortNameOf(asked.top) + "的地图";
  if (!asked.has_below && !map) return NothingBelow(reader, request, visitor, asked, title, SeePart::kMap);
  web::Page page = SeeFrame(reader, visitor, asked, title, SeePart::kMap);
  page.width = web::Width::kText;
  page.breadcrumbs.push_back({"地图", SeeUrl(asked, SeePart::kMap)});
  Html fault;
  for (const FieldError& each : errors) {
    fault.Add("<p class=\"invalid-feedback d-block\" id=\"file-fault\">{}</p>", each.message);
  }
  page.body.Add(
      "{}<p>上传 GeoJSON 文件（.json、.geojson，不超过 {} MB）：每个单位的辖区一个面，属性里有 "
      "name（单位简称，如“枕溪镇”）或者 "
      "code（区划代码）。只留边界、名称和代码，文件里的其他内容不保存。请使用自然资源主管部门审核过的地图数据。</p>"
      "<form method=\"post\" action=\"{}\" enctype=\"multipart/form-data\" class=\"gk-form\">{}<div><label "
      "class=\"form-label\" for=\"file\">边界文件</label><input class=\"form-control\" type=\"file\" id=\"file\" "
      "name=\"file\" required accept=\".json,.geojson,application/json,application/geo+json\">{}</div><div "
      "class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">上传</button></div></form>",
      web::FaultList(errors), kLargestMapFile >> 20U, OutlinesUrl(asked), web::FormKeys(request), fault);
  if (map) {
    page.body.Add(
        "<h2>现在的地图</h2><p>有 {} 个区域。</p><form method=\"post\" action=\"{}\">{}<input type=\"hidden\" "
        "name=\"remove\" value=\"1\"><button class=\"btn\" type=\"submit\">不用地图</button></form>",
        map->places.size(), OutlinesUrl(asked), web::FormKeys(request));
  }
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response PostOutlines(Site& site, const Request& request, const Visitor& visitor) {
  const SeeAsked asked = SeeAskedIn(site, request, visitor);
  const account::Actor actor = ActorOn(visitor, Act::kSetReportDeadline, visitor.posts.front().organ, request);
  if (request.form.Get("remove") == "1") {
    const Status removed = RemoveMap(site.desk, asked.top.id, actor);
    if (!removed) throw web::ProblemError(web::ToProblem(removed.error()));
    return Response::SeeOther(SeeUrl(asked, SeePart::kMap));
  }
  const auto file = std::ranges::find(request.files, std::string_view("file"), &web::Upload::field);
  if (file == request.files.end() || file->size == 0) {
    return ShowOutlines(site, request, visitor, asked, {{"file", "请选择边界文件。"}});
  }
  const Status put = PutMap(site.desk, asked.top.id, file->Read(), actor);
  if (!put) return ShowOutlines(site, request, visitor, asked, {{"file", put.error().message}});
  return Response::SeeOther(SeeUrl(asked, SeePart::kMap));
}

}  // namespace

void AddSeeMapPages(account::Office& office, Site& site, std::shared_ptr<SeeShelf> shelf) {
  office.Get(
      "/office/rollup/{year}/see/map", Act::kSeeReports,
      [&site, shelf](const Request& request, const Visitor& visitor) { return Show(site, *shelf, request, visitor); });
  office.Get("/office/rollup/{year}/see/map/outlines", Act::kSetReportDeadline,
             [&site](const Request& request, const Visitor& visitor) {
               return ShowOutlines(site, request, visitor, SeeAskedIn(site, request, visitor), {});
             });
  office.Post("/office/rollup/{year}/see/map/outlines", Act::kSetReportDeadline,
              [&site](const Request& request, const Visitor& visitor) { return PostOutlines(site, request, visitor); },
              {.file_bytes = kLargestMapFile, .total_bytes = kLargestMapFile + (std::uint64_t{1} << 20U)});
}

}  // namespace gongkai::report

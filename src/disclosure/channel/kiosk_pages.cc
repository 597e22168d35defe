#include "disclosure/channel/kiosk_pages.h"

#include <functional>
#include <memory>

#include "disclosure/body_image_view.h"
#include "disclosure/channel/outgoing_view.h"
#include "disclosure/content_view.h"
#include "disclosure/item_list_store.h"
#include "disclosure/pages.h"
#include "disclosure/public_version_view.h"
#include "disclosure/validity_view.h"
#include "web/page_cache.h"
#include "web/rich_text_html.h"

namespace gongkai::disclosure {
namespace {

using account::Desk;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr int kIdleInList = 60, kIdleInText = 300;  // seconds
constexpr int kShown = 12;

struct Stand {
  OrganId organ{0};
  std::string name;
  Url start = Url::Local("/");
};

/// Errors: throws ProblemError (404).
Stand StandIn(db::Session& session, const Request& request) {
  const OrganId organ{request.params.Int("organ").value_or(0)};
  std::string name = NameOfOrgan(session, organ);
  if (name.empty()) throw web::ProblemError({404, "没有这个机关", "没有这个机关。"});
  return {organ, std::move(name), Url::Local("/kiosk/" + std::to_string(organ.value))};
}

web::Page Frame(const Stand& stand, std::string title) {
  web::Page page{.title = std::move(title),
                 .site = stand.name,
                 .nav = {{"首页", stand.start}},
                 .styles = {"css/portal.css", "css/items.css", "css/kiosk.css"},
                 .stands_alone = true,
                 .is_public = true};
  page.meta = {{"ColumnName", "政务公开专区"}, {"ColumnType", "政府信息公开"}};
  return page;
}

/// A page of the stand as it is kept: what it shows in words (another text as soon as anything of it is another one),
/// and how it is made.
struct Shown {
  std::string address;  // below the base path
  std::string version;
  int idle = kIdleInList;
  std::function<web::Page()> make;
};

/// Back to the start when nobody touches it. A header and no element: it needs no script and works in every browser.
std::string RefreshOf(const Stand& stand, int idle) { return std::to_string(idle) + ";url=" + stand.start.text(); }

/// What cannot be shown says so here, and leads back to the start as everything else does.
template <class Show>
Response AtStand(Desk& desk, web::PageCache& cache, const Request& request, Show show) {
  db::Reader reader = desk.database.Read();
  const Stand stand = StandIn(reader, request);
  try {
    const Shown shown = show(reader, stand, BeijingDay(desk.now()), request);
    return cache.Answer(request, "/kiosk/" + std::to_string(stand.organ.value) + shown.address,
                        stand.name + "\n" + shown.version,
                        [&](const Request& same) { return RenderPage(shown.make(), same); },
                        {{"Refresh", RefreshOf(stand, shown.idle)}});
  } catch (const web::ProblemError& error) {
    const web::Problem& problem = error.problem();
    Response response =
        Response::Of(RenderProblem(Frame(stand, problem.title), problem, request, stand.start), problem.status);
    response.With("Refresh", RefreshOf(stand, kIdleInList));
    return response;
  }
}

Html Ways(const Stand& stand, const Html& more) {
  return Markup("<nav class=\"kiosk-ways\" aria-label=\"返回\"><a class=\"btn\" href=\"{}\">回到首页</a>{}</nav>",
                stand.start, more);
}

/// Where a finger leads to: a label, and of an item since when it is public.
struct Target {
  Url url;
  std::string label;
  std::string day{};
};

Html Buttons(const std::vector<Target>& links) {
  Html list;
  for (const Target& link : links) {
    const Html day = link.day.empty() ? Html() : Markup("<span class=\"kiosk-day\">{}</span>", link.day);
    list.Add("<li><a href=\"{}\"><span>{}{}</span></a></li>", link.url, link.label, day);
  }
  return Markup("<ul class=\"kiosk-list\">{}</ul>", list);
}

std::string TextOf(const std::vector<Target>& links) {
  std::string text;
  for (const Target& link : links) text += link.url.text() + " " + link.label + " " + link.day + "\n";
  return text;
}

Url PathOf(const Stand& stand, std::string_view rest) {
  return Url::Local("/kiosk/" + std::to_string(stand.organ.value) + std::string(rest));
}

Shown ShowStart(db::Session& reader, const Stand& stand, Date today, const Request&) {
  std::vector<Target> links;
  for (const ColumnState& each : PublicColumns(reader, stand.organ, today)) {
    links.push_back({PathOf(stand, "/columns/" + std::string(IdOf(each.column))), std::string(NameOf(each.column))});
  }
  links.push_back({PathOf(stand, "/reading-places"), "到哪里查阅"});
  return {"", TextOf(links), kIdleInText, [=] {
            web::Page page = Frame(stand, "政务公开专区");
            page.body.Add("<div class=\"kiosk\">{}</div>", Buttons(links));
            return page;
          }};
}

/// "　已废止"; nothing for what has no validity.
std::string MarkedAs(db::Session& session, const Item& item, Date today) {
  const auto mark = ValidityMarkOf(session, item, today);
  return mark ? "　" + mark->words : std::string();
}

Shown ShowColumn(db::Session& reader, const Stand& stand, Date today, const Request& request) {
  const auto column = ColumnFrom(request.params.Get("column"));
  if (!column) throw web::ProblemError({404, "没有这个栏目", "没有这个栏目。"});
  PublicQuery query{.today = today, .organ = stand.organ, .column = column, .count = kShown + 1};
  if (const auto after = ItemIdFrom(request.query.Get("after"))) {
    const auto item = FindItem(reader, *after);
    if (item && item->publicity.public_from) query.after = {*item->publicity.public_from, *after};
  }
  std::vector<Item> items = ListPublic(reader, query);
  const bool goes_on = items.size() > kShown;
  if (goes_on) items.pop_back();
  std::vector<Target> links;
  for (const Item& item : items) {
    links.push_back({PathOf(stand, "/items/" + ToString(item.id)), item.title,
                     ToChinese(*item.publicity.public_from) + MarkedAs(reader, item, today)});
  }
  Html more;
  if (goes_on) {
    more.Add("<a class=\"btn\" href=\"{}\">下一页</a>",
             PathOf(stand, "/columns/" + std::string(IdOf(*column))).With("after", ToString(items.back().id)));
  }
  std::string address = "/columns/" + std::string(IdOf(*column));
  if (query.after) address += "?after=" + ToString(query.after->id);
  return {std::move(address), TextOf(links) + more.text(), kIdleInList, [=] {
            web::Page page = Frame(stand, std::string(NameOf(*column)));
            page.body.Add(
                "<div class=\"kiosk\">{}{}</div>",
                links.empty() ? Markup("<p class=\"gk-empty\">这个栏目里没有更多的信息。</p>") : Buttons(links),
                Ways(stand, more));
            return page;
          }};
}

// ---- an item: nothing in it leads away from the machine

/// Where a link stood, its address stands as text behind the words, unless they say it already.
RichRuns WithoutLinks(const RichRuns& runs) {
  RichRuns plain;
  for (RichRun run : runs) {
    if (run.link && run.text.find(run.link->text()) == std::string::npos) run.text += "（" + run.link->text() + "）";
    run.link.reset();
    plain.push_back(std::move(run));
  }
  return plain;
}

struct LinkRemover {
  void operator()(RichHeading& heading) const { heading.runs = WithoutLinks(heading.runs); }
  void operator()(RichParagraph& paragraph) const { paragraph.runs = WithoutLinks(paragraph.runs); }
  void operator()(RichListItem& item) const { item.runs = WithoutLinks(item.runs); }
  void operator()(RichTable& table) const {
    for (RichRow& row : table.rows) {
      for (RichCell& cell : row.cells) {
        for (RichParagraph& paragraph : cell.paragraphs) (*this)(paragraph);
      }
    }
  }
  void operator()(RichImage&) const {}
};

Html BodyWithoutLinks(const Content& content, const web::ImageAddress& images) {
  std::vector<RichBlock> blocks = BodyOf(content).blocks();
  for (RichBlock& block : blocks) std::visit(LinkRemover{}, block);
  const auto text = RichText::Of(std::move(blocks));
  // Too long with its addresses written out: the words alone.
  if (!text) return Markup("<p class=\"item-lines\">{}</p>", PlainBodyOf(content));
  return web::OfRichText(text.value(), images);
}

Html FileNames(const Content& content) {
  if (content.attachments.empty()) return {};
  Html files;
  for (const Attachment& file : content.attachments) {
    files.Add("<li>{} <span class=\"gk-soft\">{}</span></li>", file.name, SizeInWords(file.size));
  }
  return Markup(
      "<section class=\"item-files\"><h2>附件</h2><p "
      "class=\"gk-soft\">附件请在网站上打开，或者请窗口的工作人员打印。</p>"
      "<ul>{}</ul></section>",
      files);
}

Html KioskView(const Item& item, const ItemVersion& version, const std::string& organ, const Html& validity,
               const web::ImageAddress& images) {
  ItemVersion head = version;
  head.content.body.clear();
  head.content.attachments.clear();
  return Markup("{}<div class=\"item-body\">{}</div>{}", ContentView(item, head, organ, "", images, validity),
                BodyWithoutLinks(version.content, images), FileNames(version.content));
}

Shown ShowItem(db::Session& reader, const Stand& stand, Date today, const Request& request) {
  const auto id = ItemIdFrom(request.params.Get("id"));
  auto item = id && id->organ == stand.organ ? FindItem(reader, *id) : std::nullopt;
  const ItemVersion version = PublicVersion(reader, item, today);
  const auto mark = ValidityMarkOf(reader, *item, today);
  const std::string state = mark ? mark->words + mark->detail : std::string();
  return {"/items/" + ToString(item->id), version.digest + std::to_string(item->version) + state, kIdleInText,
          [&reader, stand, version, mark, item = *item] {
            web::Page page = Frame(stand, version.content.title);
            page.width = web::Width::kText;
            const Url column = PathOf(stand, "/columns/" + std::string(IdOf(FactsOf(version.content.kind).column)));
            page.body.Add(
                "<div class=\"kiosk\">{}<article class=\"portal-part item-content\">{}<p class=\"gk-soft\">第 {} "
                "版</p></article>{}</div>",
                Ways(stand, Markup("<a class=\"btn\" href=\"{}\">回到栏目</a>", column)),
                KioskView(item, version, stand.name, ValidityLine(mark),
                          PublicImageAddresses(reader, item.id, version.content)),
                version.number, Ways(stand, Markup("<a class=\"btn\" href=\"{}\">回到栏目</a>", column)));
            return page;
          }};
}

Shown ShowReadingPlaces(db::Session& reader, const Stand& stand, Date today, const Request&) {
  const Html places = OpenReadingPlaces(reader, today);
  return {"/reading-places", places.text(), kIdleInText, [=] {
            web::Page page = Frame(stand, "政府信息查阅场所");
            page.body.Add("<div class=\"kiosk\">{}{}</div>", Ways(stand, {}), places);
            return page;
          }};
}

}  // namespace

void AddKioskPages(account::Office& office) {
  const auto cache = std::make_shared<web::PageCache>();
  const auto add = [&](std::string_view pattern, auto show) {
    office.router().Get(pattern, [&office, cache, show](const Request& request) {
      return AtStand(office.desk(), *cache, request, show);
    });
  };
  add("/kiosk/{organ}", ShowStart);
  add("/kiosk/{organ}/columns/{column}", ShowColumn);
  add("/kiosk/{organ}/reading-places", ShowReadingPlaces);
  add("/kiosk/{organ}/items/{id}", ShowItem);
}

}  // namespace gongkai::disclosure

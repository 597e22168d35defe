// Reading places: the register in the office, and the page on which the public finds them.

#include <algorithm>

#include "base/fold.h"
#include "disclosure/channel/reading_place_actions.h"
#include "disclosure/pages.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::FormKeys;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

Html FactsOfPlace(const ReadingPlace& place) {
  Html facts;
  const auto add = [&](std::string_view label, const std::string& value) {
    if (!value.empty()) facts.Add("<div><dt>{}</dt><dd>{}</dd></div>", label, value);
  };
  add("地址", place.address);
  add("开放时间", place.hours);
  add("电话", place.phone);
  add("可以查阅", place.holdings);
  return Markup("<dl class=\"gk-facts place-facts\">{}</dl>", facts);
}

// ---- the public

Response ShowPublic(Desk& desk, const Request& request) {
  db::Reader reader = desk.database.Read();
  web::Page page{.title = "政府信息查阅场所",
                 .site = "政府信息公开",
                 .styles = {"css/portal.css", "css/items.css"},
                 .is_public = true};
  page.meta = {{"ColumnName", "政府信息查阅场所"}, {"ColumnType", "政府信息公开"}};
  page.breadcrumbs = {{"政府信息公开", Url::Local("/")}};
  page.body.Add("{}", OpenReadingPlaces(reader, BeijingDay(desk.now())));
  Response response = Response::Of(RenderPage(page, request));
  response.for_everyone = true;
  return response;
}

// ---- the register

std::string PathOf(const ReadingPlace& place) {
  return "/office/reading-places/" + std::to_string(place.organ.value) + "-" + std::to_string(place.number);
}

Response ShowList(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  web::Page page = PartFrame(visitor, "查阅场所", "/office/reading-places");
  page.breadcrumbs = {{"公开信息", Url::Local("/office/items")}, {"公开渠道", Url::Local("/office/channels")}};
  page.actions.Add("<a class=\"btn\" href=\"/reading-places\">看公开的页面</a>");
  if (visitor.May(Act::kEditGuide)) {
    page.actions.Add("<a class=\"btn btn-primary\" href=\"/office/reading-places/new\">登记一处</a>");
  }
  Html places;
  for (const ReadingPlace& place : ReadingPlaces(reader, BeijingDay(desk.now()))) {
    if (!visitor.May(Act::kSeeItems, place.organ)) continue;
    Html acts;
    if (visitor.May(Act::kEditGuide, place.organ)) {
      acts.Add(
          "<div class=\"item-end\"><a class=\"btn\" href=\"{}\">修改</a></div><details "
          "class=\"gk-confirm\"><summary>停止开放</summary><p>公开的页面上马上不再有这一处，以后要重新登记。</p><form "
          "method=\"post\" action=\"{}\">{}<button class=\"btn btn-danger\" "
          "type=\"submit\">停止开放</button></form></details>",
          Url::Local(PathOf(place)), Url::Local(PathOf(place) + "/close"), FormKeys(request));
    }
    places.Add("<section class=\"card item-part\"><h2>{}</h2><p class=\"gk-soft\">{}　{}</p>{}{}</section>", place.name,
               NameOf(place.kind), NameOfOrgan(reader, place.organ), FactsOfPlace(place), acts);
  }
  if (request.query.Get("done") == "saved")
    page.body.Add("<div class=\"gk-said\" role=\"status\"><p>已保存。</p></div>");
  if (request.query.Get("done") == "closed") {
    page.body.Add("<div class=\"gk-said\" role=\"status\"><p>已停止开放，公开的页面上不再有这一处。</p></div>");
  }
  page.body.Add("{}", places.empty() ? Markup("<p class=\"gk-empty\">还没有登记查阅场所。</p>") : places);
  return Response::Of(RenderPage(page, request));
}

/// The organs in whose name the visitor may enter one.
std::vector<web::Choice> OrgansOf(const Visitor& visitor) {
  std::vector<web::Choice> choices;
  for (const account::HeldPost& post : visitor.posts) {
    const std::string id = std::to_string(post.organ.value);
    const bool is_new = std::ranges::none_of(choices, [&](const web::Choice& each) { return each.value == id; });
    if (is_new && visitor.May(Act::kEditGuide, post.organ)) choices.push_back({id, post.organ_name});
  }
  return choices;
}

/// What somebody else saved meanwhile beside what was typed here.
Html Conflict(const ReadingPlace& stored, const ReadingPlace& typed) {
  return web::Differences({{"类别", std::string(NameOf(stored.kind)), std::string(NameOf(typed.kind))},
                           {"名称", stored.name, typed.name},
                           {"地址", stored.address, typed.address},
                           {"开放时间", stored.hours, typed.hours},
                           {"电话", stored.phone, typed.phone},
                           {"有什么可以查阅", stored.holdings, typed.holdings}});
}

Response ShowForm(const Request& request, const Visitor& visitor, const ReadingPlace& place, const FieldErrors& errors,
                  const Html& conflict = {}) {
  web::Page page = ItemFrame(visitor, place.number == 0 ? "登记查阅场所" : "修改查阅场所");
  page.width = web::Width::kText;
  page.breadcrumbs = {{"公开信息", Url::Local("/office/items")}, {"查阅场所", Url::Local("/office/reading-places")}};
  std::vector<web::Choice> kinds;
  for (const ReadingPlaceKind kind : ReadingPlaceKinds()) {
    kinds.push_back({std::string(IdOf(kind)), std::string(NameOf(kind))});
  }
  const auto organs = OrgansOf(visitor);
  Html organ;
  if (place.number == 0 && organs.size() > 1) {
    organ = web::ChoiceField({.name = "organ", .label = "哪个机关的", .value = std::to_string(place.organ.value)},
                             organs, errors);
  }
  page.body.Add(
      "{}{}<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" name=\"version\" "
      "value=\"{}\">{}{}{}{}{}{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">保存</button><a "
      "class=\"btn\" href=\"/office/reading-places\">取消</a></div></form>",
      web::FaultList(errors), conflict, Url::Local(place.number == 0 ? "/office/reading-places/new" : PathOf(place)),
      FormKeys(request), place.version, organ,
      web::ChoiceField({.name = "kind", .label = "类别", .value = std::string(IdOf(place.kind))}, kinds, errors),
      web::TextField({.name = "name", .label = "名称", .value = place.name, .required = true}, errors),
      web::TextField({.name = "address", .label = "地址", .value = place.address, .required = true}, errors),
      web::TextField({.name = "hours",
                      .label = "开放时间",
                      .value = place.hours,
                      .hint = "如：周一至周五 8:30—12:00，14:00—17:30",
                      .required = true},
                     errors),
      web::TextField({.name = "phone", .label = "电话", .value = place.phone}, errors),
      web::AreaField({.name = "holdings",
                      .label = "有什么可以查阅",
                      .value = place.holdings,
                      .hint = "公报、文件汇编、查询机、复印机等"},
                     3, errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

/// The place of the address, which the visitor may change. Errors: throws ProblemError (404).
ReadingPlace PlaceIn(Desk& desk, const Request& request, const Visitor& visitor) {
  const std::string_view id = request.params.Get("id");
  const auto parsed = ItemIdFrom(id);  // the same form: organ, dash, number
  db::Reader reader = desk.database.Read();
  auto place = parsed ? FindReadingPlace(reader, parsed->organ, parsed->number) : std::nullopt;
  if (!place || place->closed_on || !visitor.May(Act::kEditGuide, place->organ)) {
    throw web::ProblemError({404, "没有这一处", "没有这一处查阅场所，请从列表进入。"});
  }
  return std::move(*place);
}

Response SaveAndShow(Desk& desk, const Request& request, const Visitor& visitor, ReadingPlace place) {
  const auto& form = request.form;
  place.kind = ReadingPlaceKindFrom(form.Get("kind")).value_or(place.kind);
  place.name = Trim(form.Get("name"));
  place.address = Trim(form.Get("address"));
  place.hours = Trim(form.Get("hours"));
  place.phone = Trim(form.Get("phone"));
  place.holdings = Trim(form.Get("holdings"));
  place.version = form.Int("version").value_or(0);
  const auto done = SaveReadingPlace(desk, ActorOn(visitor, Act::kEditGuide, place.organ, request), place);
  if (done) return Response::SeeOther(Url::Local("/office/reading-places").With("done", "saved"));
  if (ErrorOf(done.errors(), kVersionField) == nullptr) return ShowForm(request, visitor, place, done.errors());
  db::Reader reader = desk.database.Read();
  const auto stored = FindReadingPlace(reader, place.organ, place.number);
  if (!stored) return ShowForm(request, visitor, place, done.errors());
  place.version = stored->version;  // the next time it is saved knowingly
  return ShowForm(request, visitor, place, done.errors(), Conflict(*stored, place));
}

Response New(Desk& desk, const Request& request, const Visitor& visitor) {
  const auto organs = OrgansOf(visitor);
  if (organs.empty()) throw web::ProblemError({403, "您的岗位不能登记", "您现在的岗位不能登记查阅场所。"});
  ReadingPlace place{.organ = OrganId{std::stoll(organs.front().value)}};
  if (const auto chosen = request.form.Int("organ"); chosen && visitor.May(Act::kEditGuide, OrganId{*chosen})) {
    place.organ = OrganId{*chosen};
  }
  if (request.method != web::Method::kPost) return ShowForm(request, visitor, place, {});
  return SaveAndShow(desk, request, visitor, std::move(place));
}

Response Edit(Desk& desk, const Request& request, const Visitor& visitor) {
  ReadingPlace place = PlaceIn(desk, request, visitor);
  if (request.method != web::Method::kPost) return ShowForm(request, visitor, place, {});
  return SaveAndShow(desk, request, visitor, std::move(place));
}

Response Close(Desk& desk, const Request& request, const Visitor& visitor) {
  const ReadingPlace place = PlaceIn(desk, request, visitor);
  web::OrProblem(
      CloseReadingPlace(desk, ActorOn(visitor, Act::kEditGuide, place.organ, request), place.organ, place.number));
  return Response::SeeOther(Url::Local("/office/reading-places").With("done", "closed"));
}

}  // namespace

Html OpenReadingPlaces(db::Session& session, Date today) {
  Html places;
  for (const ReadingPlace& place : ReadingPlaces(session, today)) {
    places.Add("<section class=\"portal-part\"><h2>{}</h2><p class=\"gk-soft\">{}　{}</p>{}</section>", place.name,
               NameOf(place.kind), NameOfOrgan(session, place.organ), FactsOfPlace(place));
  }
  if (places.empty()) places = Markup("<p class=\"gk-empty\">还没有登记查阅场所。</p>");
  return Markup("<p>到下面的地方可以当面查阅主动公开的政府信息（条例第二十五条）。</p>{}", places);
}

void AddReadingPlacePages(account::Office& office) {
  const auto with_desk = [&office](auto handler) {
    return [&office, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), request, visitor);
    };
  };
  office.router().Get("/reading-places",
                      [&office](const Request& request) { return ShowPublic(office.desk(), request); });
  office.Get("/office/reading-places", Act::kSeeItems, with_desk(ShowList));
  office.Get("/office/reading-places/new", Act::kEditGuide, with_desk(New));
  office.Post("/office/reading-places/new", Act::kEditGuide, with_desk(New));
  office.Get("/office/reading-places/{id}", Act::kEditGuide, with_desk(Edit));
  office.Post("/office/reading-places/{id}", Act::kEditGuide, with_desk(Edit));
  office.Post("/office/reading-places/{id}/close", Act::kEditGuide, with_desk(Close));
}

}  // namespace gongkai::disclosure

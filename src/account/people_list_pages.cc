// The list of people by organ: who holds which post since when and until when, who stands in for whom. Filters and page
// stand in the address. Who sees one organ only sees that organ's people here.
#include <algorithm>

#include "account/field_pages.h"
#include "account/organ_store.h"
#include "account/people_pages.h"
#include "account/sight_actions.h"
#include "web/paging.h"

namespace gongkai::account {
namespace {

using web::AttributeIf;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr int kPageSize = 50;

struct WhichName {
  WhichPosts which;
  std::string_view id, name;
};
constexpr WhichName kWhich[] = {{WhichPosts::kPresent, "present", "现任（含将任）"},
                                {WhichPosts::kPast, "past", "已结束"},
                                {WhichPosts::kNone, "none", "没有岗位的人"}};

// The organs that may be chosen: all with duties of their own, or those within reach.
std::vector<Organ> OrgansToChoose(db::Session& session, const Visitor& visitor, Date today) {
  std::vector<Organ> organs = AllOrgans(session, today);
  const auto reach = visitor.OrgansFor(Act::kSeePeople);
  std::erase_if(organs, [&](const Organ& organ) {
    return !HasOwnDuties(organ.kind) || (reach && std::ranges::count(*reach, organ.id) == 0);
  });
  return organs;
}

PeopleFilter FilterFrom(const Request& request, const Visitor& visitor) {
  PeopleFilter filter{.name = std::string(request.query.Get("name")), .page_size = kPageSize};
  if (const auto organ = request.query.Int("organ"); organ && *organ > 0) filter.organ = OrganId{*organ};
  filter.kind = PostKindFrom(request.query.Get("post"));
  filter.state = PersonStateFrom(request.query.Get("state"));
  for (const WhichName& which : kWhich) {
    if (request.query.Get("which") == which.id) filter.which = which.which;
  }
  const auto page = request.query.Int("page").value_or(1);
  filter.page = page > 0 && page < 100'000 ? static_cast<int>(page) : 1;
  const auto reach = visitor.OrgansFor(Act::kSeePeople);
  if (!reach) return filter;
  // Beyond one's reach there is nothing to be found, and nobody without a post belongs to it.
  if (!filter.organ || std::ranges::count(*reach, *filter.organ) == 0) filter.organ = reach->front();
  if (filter.which == WhichPosts::kNone) filter.which = WhichPosts::kPresent;
  return filter;
}

Html Option(std::string_view value, bool chosen, std::string_view name) {
  return Markup("<option value=\"{}\" {}>{}</option>", value, AttributeIf(chosen, "selected"), name);
}

Html OrganChoice(const std::vector<Organ>& organs, const PeopleFilter& filter, bool whole_county) {
  Html options;
  if (whole_county) options.Add(Option("", !filter.organ, "全县"));
  for (const Organ& organ : organs) {
    options.Add(Option(std::to_string(organ.id.value), filter.organ == organ.id, organ.name));
  }
  return Markup(
      "<div><label for=\"organ\">机关</label><select class=\"form-select\" id=\"organ\" "
      "name=\"organ\">{}</select></div>",
      options);
}

Html FilterForm(const std::vector<Organ>& organs, const PeopleFilter& filter, bool whole_county) {
  Html posts = Option("", !filter.kind, "全部"), states = Option("", !filter.state, "全部"), which;
  for (const PostKind kind : kPostKinds) posts.Add(Option(IdOf(kind), filter.kind == kind, NameOf(kind)));
  for (const PersonState state : {PersonState::kInvited, PersonState::kActive, PersonState::kStopped}) {
    states.Add(Option(IdOf(state), filter.state == state, NameOf(state)));
  }
  for (const WhichName& each : kWhich) {
    if (each.which == WhichPosts::kNone && !whole_county) continue;
    which.Add(Option(each.id, filter.which == each.which, each.name));
  }
  return Markup(
      "<form class=\"gk-filters\" method=\"get\" action=\"/office/people\" role=\"search\"><div><label "
      "for=\"name\">姓名或登录名</label><input class=\"form-control\" id=\"name\" name=\"name\" type=\"search\" "
      "value=\"{}\"></div>{}<div><label for=\"post\">岗位</label><select class=\"form-select\" id=\"post\" "
      "name=\"post\">{}</select></div><div><label for=\"state\">账号</label><select class=\"form-select\" id=\"state\" "
      "name=\"state\">{}</select></div><div><label for=\"which\">任期</label><select class=\"form-select\" "
      "id=\"which\" "
      "name=\"which\">{}</select></div><button class=\"btn btn-primary\" type=\"submit\">筛选</button><a class=\"btn\" "
      "href=\"/office/people\">清除</a></form>",
      filter.name, organs.size() > 1 ? OrganChoice(organs, filter, whole_county) : Html(), posts, states, which);
}

std::string StandIn(const PeopleRow& row) {
  if (!row.stands_in_for.empty()) return "代" + row.stands_in_for + "行使（" + row.post->reason + "）";
  if (!row.stood_in_by.empty()) return "现由" + row.stood_in_by + "代行";
  return "";
}

Html StateBadge(PersonState state) {
  if (state == PersonState::kActive) return {};
  return Markup(" <span class=\"badge {}\">{}</span>",
                state == PersonState::kStopped ? "gk-badge-quiet" : "gk-badge-warning", NameOf(state));
}

Html RowOf(const PeopleRow& row, Date today) {
  Html html;
  html.Add("<tr><th scope=\"row\"><a href=\"/office/people/{}\">{}</a>{}<div class=\"gk-soft\">{}</div></th>",
           row.person.id.value, row.person.name, StateBadge(row.person.state), row.person.login);
  if (!row.post) return html.Add("<td data-label=\"岗位\">没有岗位</td><td></td><td></td></tr>");
  html.Add("<td data-label=\"岗位\">{}{}</td>", NameOf(row.post->kind),
           row.unit_name.empty() ? Html() : Markup("<div class=\"gk-soft\">{}</div>", row.unit_name));
  html.Add("<td data-label=\"任期\">{}{}</td>", DaysInWords(*row.post),
           today < row.post->from ? Markup("<div class=\"gk-soft\">尚未开始</div>") : Html());
  const std::string stand_in = StandIn(row);
  return html.Add(stand_in.empty() ? Markup("<td></td></tr>")
                                   : Markup("<td data-label=\"代行\">{}</td></tr>", stand_in));
}

Html TableOf(const std::vector<PeopleRow>& rows, Date today) {
  Html html;
  html.Add(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">姓名</th><th "
      "scope=\"col\">岗位</th><th scope=\"col\">任期</th><th scope=\"col\">代行</th></tr></thead>");
  OrganId current{-1};
  for (const PeopleRow& row : rows) {
    if (row.organ != current) {
      html.Add(current.value < 0 ? Markup("<tbody>") : Markup("</tbody><tbody>"));
      current = row.organ;
      if (row.post) html.Add("<tr><th scope=\"rowgroup\" colspan=\"4\">{}</th></tr>", row.organ_name);
    }
    html.Add(RowOf(row, today));
  }
  return html.Add("</tbody></table></div>");
}

Url PageUrl(const Request& request, int page) {
  Url url = Url::Local("/office/people");
  for (const auto& [name, value] : request.query.pairs()) {
    if (name != "page" && name != "imported" && !value.empty()) url.With(name, value);
  }
  return url.With("page", std::to_string(page));
}

Html PagesOf(const Request& request, const PeopleFilter& filter, int total) {
  const int last = std::max(1, (total + kPageSize - 1) / kPageSize);
  return web::Paging({.page = filter.page, .last = last}, [&](int page) { return PageUrl(request, page); });
}

Html Buttons(const Visitor& visitor) {
  Html html;
  if (visitor.May(Act::kEditPeople)) html.Add("<a class=\"btn btn-primary\" href=\"/office/people/new\">开通账号</a>");
  if (visitor.May(Act::kEditPeople)) html.Add("<a class=\"btn\" href=\"/office/import/people\">导入人员</a>");
  if (visitor.May(Act::kEditPosts)) html.Add("<a class=\"btn\" href=\"/office/import/posts\">导入岗位</a>");
  return html;
}

Html ImportedNote(const Request& request) {
  const auto rows = request.query.Int("imported");
  if (!rows) return {};
  return Markup("<div class=\"gk-said\" role=\"status\"><p>已导入 {} 行。</p></div>", *rows);
}

// Those without a post stand in a list of their own: whoever has just been opened an account is looked for there.
Html NobodyFound(const PeopleFilter& filter, bool whole_county) {
  const Url without = Url::Local("/office/people").With("name", filter.name).With("which", "none");
  const Html other = whole_county && filter.which != WhichPosts::kNone
                         ? Markup("，或者看<a href=\"{}\">还没有岗位的人</a>", without)
                         : Html();
  return Markup("<p class=\"gk-empty\">没有符合条件的人员。可以<a href=\"/office/people\">清除筛选</a>再看{}。</p>",
                other);
}

Response ShowList(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  const bool whole_county = !visitor.OrgansFor(Act::kSeePeople);
  const PeopleFilter filter = FilterFrom(request, visitor);
  db::Reader reader = desk.database.Read();
  const std::vector<Organ> organs = OrgansToChoose(reader, visitor, today);
  const PeoplePage list = ListPeople(reader, filter, today);
  web::Page page = PeopleFrame(visitor, "人员和岗位");
  page.actions = Buttons(visitor);
  page.body.Add(ImportedNote(request));
  page.body.Add(FilterForm(organs, filter, whole_county));
  if (list.rows.empty()) {
    page.body.Add(NobodyFound(filter, whole_county));
  } else {
    page.body.Add("<p class=\"gk-count\">共 {} 条</p>{}{}", list.total, TableOf(list.rows, today),
                  PagesOf(request, filter, list.total));
  }
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddPeopleListPages(Office& office) {
  office.Get("/office/people", Act::kSeePeople, [&](const Request& request, const Visitor& visitor) {
    Response page = ShowList(office.desk(), request, visitor);
    RecordPeopleSight(office.desk(), visitor, "");
    return page;
  });
}

}  // namespace gongkai::account

// What the organ works on, newest change first; the filters live in the address.

#include <fmt/format.h>

#include <algorithm>

#include "base/fold.h"
#include "disclosure/item_list_store.h"
#include "disclosure/pages.h"
#include "disclosure/validity_view.h"
#include "web/paging.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Visitor;
using web::AttributeIf;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

ItemQuery QueryFrom(const Request& request, const Visitor& visitor, Date today) {
  ItemQuery query{.organs = visitor.OrgansFor(Act::kSeeItems),
                  .stage = StageFrom(request.query.Get("stage")),
                  .kind = ItemKindFrom(request.query.Get("kind")),
                  .words = std::string(Trim(request.query.Get("words"))),
                  .overdue = request.query.Get("overdue") == "1",
                  .today = today};
  if (const auto organ = request.query.Int("organ")) query.organ = OrganId{*organ};
  if (const auto page = request.query.Int("page"); page && *page > 0 && *page <= kMostCounted / query.page_size + 1) {
    query.page = static_cast<int>(*page);
  }
  return query;
}

Url UrlOf(const ItemQuery& query, int page) {
  Url url = Url::Local("/office/items");
  if (query.stage) url.With("stage", IdOf(*query.stage));
  if (query.kind) url.With("kind", IdOf(*query.kind));
  if (!query.words.empty()) url.With("words", query.words);
  if (query.overdue) url.With("overdue", "1");
  if (query.organ) url.With("organ", std::to_string(query.organ->value));
  if (page > 1) url.With("page", std::to_string(page));
  return url;
}

constexpr std::array kListedStages = {Stage::kDraft, Stage::kReview, Stage::kPublic, Stage::kRegistered,
                                      Stage::kDropped};

Html Filters(const ItemQuery& query) {
  Html organ;
  if (query.organ) organ.Add("<input type=\"hidden\" name=\"organ\" value=\"{}\">", query.organ->value);
  return Markup(
      "<form class=\"gk-filters\" method=\"get\" action=\"/office/items\" role=\"search\">{}<div><label "
      "for=\"words\">名称或者索引号</label><input class=\"form-control\" id=\"words\" name=\"words\" type=\"search\" "
      "value=\"{}\" maxlength=\"60\"></div><div><label for=\"stage\">状态</label><select class=\"form-select\" "
      "id=\"stage\" name=\"stage\">{}</select></div><div><label for=\"kind\">类别</label><select "
      "class=\"form-select\" id=\"kind\" name=\"kind\">{}</select></div><label class=\"form-check item-tick\"><input "
      "class=\"form-check-input\" type=\"checkbox\" name=\"overdue\" value=\"1\" {}><span "
      "class=\"form-check-label\">只看过期没公开的</span></label><button class=\"btn btn-primary\" "
      "type=\"submit\">筛选</button><a class=\"btn\" href=\"/office/items\">清除</a></form>",
      organ, query.words, FilterOptions("全部状态", NamedChoices(kListedStages), IdOrNone(query.stage)),
      FilterOptions("全部类别", NamedChoices(ItemKinds()), IdOrNone(query.kind)),
      AttributeIf(query.overdue, "checked"));
}

/// Of what is public: a draft is not in force yet.
Html ValidityOf(db::Session& session, const Item& item, Date today) {
  return IsPublic(item.publicity, today) ? ValidityBadge(ValidityMarkOf(session, item, today)) : Html();
}

/// The register of what is not published is read for when each is looked at again. Source: 条例第十八条.
bool IsRegister(const ItemQuery& query) { return query.stage == Stage::kRegistered; }

std::string_view DayColumn(const ItemQuery& query) { return IsRegister(query) ? "下次评估" : "最晚公开"; }

Html LookAgain(const Item& item, Date today) {
  if (!item.review_again_on) return {};
  const auto left = std::chrono::sys_days(*item.review_again_on) - std::chrono::sys_days(today);
  constexpr std::chrono::days kSoon{30};  // as the worklist tells it
  Html badge;
  if (left <= kSoon) {
    badge.Add(" <span class=\"badge {}\">{}</span>",
              left < std::chrono::days(0) ? "gk-badge-error" : "gk-badge-warning",
              left < std::chrono::days(0) ? "已过评估日期" : "该评估了");
  }
  return Markup("{}{}", *item.review_again_on, badge);
}

Html RowOf(db::Session& session, const Item& item, const ItemQuery& query) {
  const Date today = query.today;
  const bool of_county = !query.organs;
  Html organ;
  if (of_county) organ.Add("<td data-label=\"机关\">{}</td>", NameOfOrgan(session, item.id.organ));
  Html due = IsRegister(query) ? LookAgain(item, today) : Html();
  if (!IsRegister(query) && item.due_on) due.Add("{} {}", *item.due_on, DueBadge(item, today));
  const std::string kind = std::string(NameOf(item.kind)) +
                           (item.attribute == Attribute::kProactive ? "" : "　" + std::string(NameOf(item.attribute)));
  return Markup(
      "<tr><th scope=\"row\"><a href=\"/office/items/{}\">{}</a>{}<div class=\"gk-soft\">{}　<span "
      "class=\"item-number\">{}</span></div></th>{}<td data-label=\"状态\">{}</td><td "
      "data-label=\"{}\">{}</td><td class=\"gk-nowrap\" data-label=\"改动\">{}</td></tr>",
      ToString(item.id), TitleOf(item), ValidityOf(session, item, today), kind, item.index_number, organ,
      StageBadge(item, today), DayColumn(query), due, ToBeijingMinute(item.changed_at));
}

Html Table(db::Session& session, const ItemPage& listed, const ItemQuery& query) {
  Html rows;
  for (const Item& item : listed.items) rows.Add("{}", RowOf(session, item, query));
  return Markup(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">名称</th>{}<th "
      "scope=\"col\">状态</th><th scope=\"col\">{}</th><th scope=\"col\">最近改动</th></tr></thead><tbody>{}"
      "</tbody></table></div>",
      query.organs ? Html() : Markup("<th scope=\"col\">机关</th>"), DayColumn(query), rows);
}

Html Pages(const ItemQuery& query, int total) {
  const int counted = std::min(total, kMostCounted);
  const int last = (counted + query.page_size - 1) / query.page_size;
  Html pages = web::Paging({.page = query.page, .last = last}, [&](int to) { return UrlOf(query, to); });
  if (total > kMostCounted && query.page >= last) {
    pages.Add("<p class=\"gk-soft\">只列到这里，更早的请用上面的条件筛选。</p>");
  }
  return pages;
}

std::string CountOf(int total) {
  return total > kMostCounted ? fmt::format("{} 多", kMostCounted) : std::to_string(total);
}

/// Whose items are listed and counted.
std::string Whose(db::Session& session, const ItemQuery& query) {
  if (query.organ) return NameOfOrgan(session, *query.organ);
  if (!query.organs) return "全县各机关";
  return query.organs->size() == 1 ? NameOfOrgan(session, query.organs->front()) : "您所在的各机关";
}

/// What waits there, counted by the very query that the filter asks.
Html Boxes(db::Session& session, const ItemQuery& query) {
  constexpr std::array<std::string_view, 4> kLabels = {"草稿", "审签中", "过期没公开", "登记不公开"};
  std::array<ItemQuery, 4> waiting;
  waiting.fill({.organs = query.organs, .organ = query.organ, .today = query.today});
  waiting[0].stage = Stage::kDraft;
  waiting[1].stage = Stage::kReview;
  waiting[2].overdue = true;
  waiting[3].stage = Stage::kRegistered;
  const std::vector<int> totals = CountItems(session, waiting);
  Html boxes;
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    boxes.Add("<li><a href=\"{}\">{} <b>{}</b> 件</a></li>", UrlOf(waiting[i], 1), kLabels[i], CountOf(totals[i]));
  }
  return Markup("<ul class=\"channel-counts\" aria-label=\"{}\">{}</ul>", Whose(session, query), boxes);
}

Html Empty(const ItemQuery& query, const Visitor& visitor) {
  const bool is_filtered = query.stage || query.kind || !query.words.empty() || query.overdue || query.organ;
  if (is_filtered) {
    return Markup("<p class=\"gk-empty\">没有符合条件的。可以<a href=\"/office/items\">清除筛选</a>。</p>");
  }
  if (!visitor.May(Act::kDraftItems)) return Markup("<p class=\"gk-empty\">还没有公开信息。</p>");
  return Markup(
      "<p class=\"gk-empty\">还没有公开信息。<a "
      "href=\"/office/items/new\">拟第一件</a>，送审签发后就会出现在公开栏目里。"
      "</p>");
}

Response ShowList(account::Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  const ItemQuery query = QueryFrom(request, visitor, today);
  db::Reader reader = desk.database.Read();
  const ItemPage listed = ListItems(reader, query);
  web::Page page = PartFrame(visitor, "公开信息", "/office/items");
  page.breadcrumbs.clear();
  if (visitor.May(Act::kDraftItems)) {
    page.actions.Add("<a class=\"btn btn-primary\" href=\"/office/items/new\">拟稿</a>");
  }
  page.body.Add("{}{}", Boxes(reader, query), Filters(query));
  if (listed.items.empty()) {
    page.body.Add("{}", Empty(query, visitor));
  } else {
    page.body.Add("<p class=\"gk-count\">{}，共 {} 件</p>{}{}", Whose(reader, query), CountOf(listed.total),
                  Table(reader, listed, query), Pages(query, listed.total));
  }
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddItemListPages(account::Office& office) {
  office.Get("/office/items", Act::kSeeItems, [&office](const Request& request, const Visitor& visitor) {
    return ShowList(office.desk(), request, visitor);
  });
}

}  // namespace gongkai::disclosure

// The register of what went out by the channels: filtered by channel, organ, month and state, counted by channel.

#include <algorithm>
#include <map>

#include "disclosure/channel/channel_store.h"
#include "disclosure/channel/channel_view.h"
#include "disclosure/pages.h"
#include "web/paging.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::AttributeIf;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr int kMonthsShown = 24;

std::optional<std::chrono::year_month> MonthFrom(std::string_view text) {
  const auto day = ParseDate(std::string(text) + "-01");
  return day ? std::optional(day->year() / day->month()) : std::nullopt;
}

/// "2026-03"
std::string IdOf(std::chrono::year_month month) { return ToString(Date(month / 1)).substr(0, 7); }

PostingQuery QueryFrom(const Request& request, const Visitor& visitor, Date today) {
  PostingQuery query{.organs = visitor.OrgansFor(Act::kSeeItems),
                     .today = today,
                     .channel = ChannelFrom(request.query.Get("channel")),
                     .month = MonthFrom(request.query.Get("month")),
                     .state = PostingStateFrom(request.query.Get("state"))};
  if (const auto organ = request.query.Int("organ")) query.organ = OrganId{*organ};
  if (const auto page = request.query.Int("page"); page && *page > 0 && *page < 100'000) {
    query.page = static_cast<int>(*page);
  }
  return query;
}

Url UrlOf(const PostingQuery& query, int page = 1) {
  Url url = Url::Local("/office/channels");
  if (query.channel) url.With("channel", IdOf(*query.channel));
  if (query.organ) url.With("organ", std::to_string(query.organ->value));
  if (query.month) url.With("month", IdOf(*query.month));
  if (query.state) url.With("state", IdOf(*query.state));
  if (page > 1) url.With("page", std::to_string(page));
  return url;
}

// ---- filters

constexpr std::array kListedStates = {PostingState::kThere, PostingState::kToTakeDown, PostingState::kTakenDown,
                                      PostingState::kAnnulled};

Html MonthOptions(const PostingQuery& query) {
  std::vector<web::Choice> choices;
  const auto add = [&](std::chrono::year_month month) {
    choices.push_back({IdOf(month), std::to_string(static_cast<int>(month.year())) + "年" +
                                        std::to_string(static_cast<unsigned>(month.month())) + "月"});
  };
  const std::chrono::year_month now = query.today.year() / query.today.month();
  for (int back = 0; back < kMonthsShown; ++back) add(now - std::chrono::months(back));
  if (query.month && (*query.month > now || *query.month <= now - std::chrono::months(kMonthsShown))) add(*query.month);
  return FilterOptions("全部月份", choices, query.month ? IdOf(*query.month) : std::string());
}

/// Of those that see several organs; the others have nothing to choose.
Html OrganPart(db::Session& session, const PostingQuery& query, const std::vector<ListedPosting>& shown) {
  if (query.organs && query.organs->size() < 2) return {};
  std::map<OrganId, std::string> organs;
  for (const ListedPosting& each : shown) organs.emplace(each.posting.item.organ, "");
  if (query.organ) organs.emplace(*query.organ, "");
  if (query.organs) {
    for (const OrganId organ : *query.organs) organs.emplace(organ, "");
  }
  std::vector<web::Choice> choices;
  for (const auto& [organ, unused] : organs)
    choices.push_back({std::to_string(organ.value), NameOfOrgan(session, organ)});
  return Markup(
      "<div><label for=\"organ\">机关</label><select class=\"form-select\" id=\"organ\" "
      "name=\"organ\">{}</select></div>",
      FilterOptions("全部机关", choices, query.organ ? std::to_string(query.organ->value) : std::string()));
}

Html Filters(db::Session& session, const PostingQuery& query, const PostingPage& listed) {
  return Markup(
      "<form class=\"gk-filters\" method=\"get\" action=\"/office/channels\" role=\"search\"><div><label "
      "for=\"channel\">渠道</label><select class=\"form-select\" id=\"channel\" "
      "name=\"channel\">{}</select></div>{}<div>"
      "<label for=\"month\">月份</label><select class=\"form-select\" id=\"month\" "
      "name=\"month\">{}</select></div><div>"
      "<label for=\"state\">状态</label><select class=\"form-select\" id=\"state\" "
      "name=\"state\">{}</select></div><button "
      "class=\"btn btn-primary\" type=\"submit\">筛选</button><a class=\"btn\" "
      "href=\"/office/channels\">清除</a></form>",
      FilterOptions("全部渠道", NamedChoices(Channels()), IdOrNone(query.channel)),
      OrganPart(session, query, listed.postings), MonthOptions(query),
      FilterOptions("全部", NamedChoices(kListedStates), IdOrNone(query.state)));
}

// ---- counts and rows

Html Counts(db::Session& session, PostingQuery query) {
  Html list;
  for (const auto& [channel, count] : CountByChannel(session, query)) {
    query.channel = channel;
    list.Add("<li><a href=\"{}\">{}</a> <b>{}</b></li>", UrlOf(query), NameOf(channel), count);
  }
  return list.empty() ? Html() : Markup("<ul class=\"channel-counts\" aria-label=\"各渠道的次数\">{}</ul>", list);
}

Html RowOf(db::Session& session, const ListedPosting& listed, Date today, bool of_county) {
  const Posting& posting = listed.posting;
  Html organ;
  if (of_county) organ.Add("<td data-label=\"机关\">{}</td>", NameOfOrgan(session, posting.item.organ));
  Html old;
  const PostingState state = StateOf(posting, listed.is_over, today);
  if (listed.is_old_version && (state == PostingState::kThere || state == PostingState::kToTakeDown)) {
    old.Add(" <span class=\"badge gk-badge-warning\">旧版本</span>");
  }
  return Markup(
      "<tr><th scope=\"row\"><a href=\"/office/items/{}/channels\">{}</a><div class=\"gk-soft\">{}</div></th>{}<td "
      "data-label=\"地点\">{}</td><td data-label=\"日期\">{}{}</td><td class=\"gk-nowrap\" "
      "data-label=\"照片\">{}</td><td "
      "data-label=\"状态\">{}{}</td></tr>",
      ToString(posting.item), listed.title, NameOf(posting.channel), organ, posting.place, posting.posted_on,
      posting.posted_until ? " 至 " + ToString(*posting.posted_until) : std::string(),
      listed.photos > 0 ? std::to_string(listed.photos) + " 张" : std::string("没有"), PostingBadge(state), old);
}

Html Table(db::Session& session, const PostingPage& listed, Date today, bool of_county) {
  Html rows;
  for (const ListedPosting& each : listed.postings) rows.Add("{}", RowOf(session, each, today, of_county));
  return Markup(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">公开信息</th>{}<th "
      "scope=\"col\">地点</th><th scope=\"col\">日期</th><th scope=\"col\">照片</th><th "
      "scope=\"col\">状态</th></tr></thead>"
      "<tbody>{}</tbody></table></div>",
      of_county ? Markup("<th scope=\"col\">机关</th>") : Html(), rows);
}

Response ShowList(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  const PostingQuery query = QueryFrom(request, visitor, today);
  db::Reader reader = desk.database.Read();
  const PostingPage listed = ListPostings(reader, query);
  web::Page page = PartFrame(visitor, "公开渠道", "/office/channels");
  page.actions.Add("<a class=\"btn\" href=\"/office/booklets\">折页和小册子</a>");
  page.actions.Add("<a class=\"btn\" href=\"/office/reading-places\">查阅场所</a>");
  page.actions.Add("<a class=\"btn\" href=\"/office/channels?state=to_take_down\">今天应当撤下的</a>");
  for (const account::HeldPost& post : visitor.posts) {
    if (!visitor.May(Act::kDraftItems, post.organ)) continue;
    page.actions.Add("<a class=\"btn\" href=\"{}\">印专区二维码</a>",
                     Url::Local("/office/codes").With("organ", std::to_string(post.organ.value)));
    break;
  }
  page.body.Add("{}{}", Filters(reader, query, listed), Counts(reader, query));
  if (listed.postings.empty()) {
    page.body.Add("<p class=\"gk-empty\">没有登记。发布以后，在那一件的“公开渠道”里登记。</p>");
  } else {
    const bool of_county = !query.organs || query.organs->size() > 1;
    page.body.Add("<p class=\"gk-count\">共 {} 次</p>{}{}", listed.total, Table(reader, listed, today, of_county),
                  web::Paging({.page = query.page, .last = (listed.total + query.page_size - 1) / query.page_size},
                              [&](int to) { return UrlOf(query, to); }));
  }
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddChannelListPages(account::Office& office) {
  office.Get("/office/channels", Act::kSeeItems, [&office](const Request& request, const Visitor& visitor) {
    return ShowList(office.desk(), request, visitor);
  });
}

}  // namespace gongkai::disclosure

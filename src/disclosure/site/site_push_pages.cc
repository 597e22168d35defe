// 推送回执: of one item on its page, and all in sight as a list. A receipt says when it was sent, what the other side
// answered, the digest of the page that arrived and where it stands.

#include "disclosure/site/site_pages.h"
#include "disclosure/site/site_push_store.h"
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

constexpr std::size_t kDigestShown = 16;

Html StateBadge(const PushReceipt& receipt) {
  switch (receipt.state) {
    case PushState::kDone:
      return Markup("<span class=\"badge gk-badge-good\">{}</span>", NameOf(receipt.state));
    case PushState::kFailed:
      return Markup("<span class=\"badge gk-badge-error\">{}</span>", NameOf(receipt.state));
    case PushState::kWaiting:
    case PushState::kReplaced:
      break;
  }
  return Markup("<span class=\"badge gk-badge-quiet\">{}</span>", NameOf(receipt.state));
}

Html AddressOf(const PushReceipt& receipt) {
  if (receipt.address.empty()) return {};
  if (!receipt.address.starts_with("http")) return Markup("<code>{}</code>", receipt.address);
  return Markup("<a href=\"{}\" rel=\"noreferrer\">{}</a>", Url::Checked(receipt.address), receipt.address);
}

Html WhatCame(const PushReceipt& receipt) {
  Html html = Markup("{}", StateBadge(receipt));
  if (!receipt.answer.empty()) html.Add(" {}", receipt.answer);
  if (receipt.tries > 0 && receipt.state != PushState::kDone) html.Add("（试了 {} 次）", receipt.tries);
  if (receipt.state == PushState::kDone) {
    html.Add("<br>{}<br><span class=\"gk-soft\" title=\"{}\">内容摘要（SM3） {}…</span>", AddressOf(receipt),
             receipt.sm3, receipt.sm3.substr(0, kDigestShown));
  }
  return html;
}

std::string TimeOf(const PushReceipt& receipt) {
  return receipt.ended_at ? ToBeijingMinute(*receipt.ended_at) : ToBeijingMinute(receipt.queued_at) + " 起等待";
}

// ---- the list

PushQuery QueryFrom(const Request& request, const Visitor& visitor) {
  PushQuery query{.organs = visitor.OrgansFor(Act::kSeeItems), .state = PushStateFrom(request.query.Get("state"))};
  if (const auto target = request.query.Int("target")) query.target = PushTargetId{*target};
  if (const auto page = request.query.Int("page"); page && *page > 0 && *page < 100'000) {
    query.page = static_cast<int>(*page);
  }
  return query;
}

Url UrlOf(const PushQuery& query, int page) {
  Url url = Url::Local("/office/pushes");
  if (query.state) url.With("state", IdOf(*query.state));
  if (query.target) url.With("target", std::to_string(query.target->value));
  if (page > 1) url.With("page", std::to_string(page));
  return url;
}

Html Filters(const PushQuery& query, const std::vector<PushTarget>& targets) {
  Html states = Markup("<option value=\"\">全部</option>"), names = Markup("<option value=\"\">全部目标</option>");
  for (const PushState state : kPushStates) {
    states.Add("<option value=\"{}\" {}>{}</option>", IdOf(state), AttributeIf(query.state == state, "selected"),
               NameOf(state));
  }
  for (const PushTarget& target : targets) {
    names.Add("<option value=\"{}\" {}>{}</option>", target.id.value,
              AttributeIf(query.target == target.id, "selected"), target.name);
  }
  return Markup(
      "<form class=\"gk-filters\" method=\"get\" action=\"/office/pushes\" role=\"search\"><div><label "
      "for=\"state\">结果</label><select class=\"form-select\" id=\"state\" "
      "name=\"state\">{}</select></div><div><label "
      "for=\"target\">推送目标</label><select class=\"form-select\" id=\"target\" "
      "name=\"target\">{}</select></div><button class=\"btn btn-primary\" type=\"submit\">筛选</button><a "
      "class=\"btn\" "
      "href=\"/office/pushes\">清除</a></form>",
      states, names);
}

Html Table(const PushPage& page) {
  Html rows;
  for (const PushReceipt& receipt : page.receipts) {
    rows.Add(
        "<tr><th scope=\"row\"><a href=\"/office/items/{}\">{}</a><div class=\"gk-soft\">{}　第 {} "
        "版，{}</div></th><td "
        "class=\"gk-nowrap\" data-label=\"时间\">{}</td><td data-label=\"推送目标\">{}</td><td class=\"site-came\" "
        "data-label=\"结果\">{}</td></tr>",
        ToString(receipt.item), receipt.title, receipt.index_number, receipt.version, NameOf(receipt.what),
        TimeOf(receipt), receipt.target_name, WhatCame(receipt));
  }
  return Markup(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">公开信息</th><th "
      "scope=\"col\">时间</th><th scope=\"col\">推送目标</th><th "
      "scope=\"col\">结果</th></tr></thead><tbody>{}</tbody></table></div>",
      rows);
}

Response ShowList(Desk& desk, const Request& request, const Visitor& visitor) {
  const PushQuery query = QueryFrom(request, visitor);
  db::Reader reader = desk.database.Read();
  const PushPage listed = ListPushes(reader, query);
  web::Page page = PartFrame(visitor, "推送回执", "/office/pushes");
  if (visitor.May(Act::kEditSiteTargets)) {
    page.actions = Markup("<a class=\"btn\" href=\"/office/site-targets\">推送目标</a>");
  }
  const std::vector<PushTarget> targets = PushTargets(reader, desk.keys.push);
  if (targets.empty() && listed.total == 0) {
    page.body.Add(
        "<p "
        "class=\"gk-empty\">还没有设置推送目标，公开的页面没有推送到县政府网站。推送目标由县政务公开办设置；设置以后，"
        "每次公开、更正、撤下的结果记在这里。</p>");
    return Response::Of(RenderPage(page, request));
  }
  page.body.Add("{}<p class=\"gk-count\">共 {} 条</p>", Filters(query, targets), listed.total);
  if (listed.receipts.empty()) {
    page.body.Add("<p class=\"gk-empty\">没有符合的回执。公开、更正、撤下以后，会推送到县政府网站，结果记在这里。</p>");
  } else {
    const int last = (listed.total + query.page_size - 1) / query.page_size;
    page.body.Add("{}{}", Table(listed),
                  web::Paging({.page = query.page, .last = last}, [&](int to) { return UrlOf(query, to); }));
  }
  return Response::Of(RenderPage(page, request));
}

}  // namespace

Html PushReceiptsPart(db::Session& session, ItemId item) {
  const std::vector<PushReceipt> receipts = PushesOf(session, item);
  if (receipts.empty()) return {};
  Html rows;
  for (const PushReceipt& receipt : receipts) {
    rows.Add("<li><p><b>{}</b> <span class=\"gk-soft\">{}，第 {} 版，{}</span></p><p class=\"site-came\">{}</p></li>",
             receipt.target_name, TimeOf(receipt), receipt.version, NameOf(receipt.what), WhatCame(receipt));
  }
  return Markup("<section class=\"card item-part\"><h2>推送回执</h2><ul class=\"site-receipts\">{}</ul></section>",
                rows);
}

void AddSitePushPages(account::Office& office) {
  Desk& desk = office.desk();
  office.Get("/office/pushes", Act::kSeeItems,
             [&desk](const Request& request, const Visitor& visitor) { return ShowList(desk, request, visitor); });
}

}  // namespace gongkai::disclosure

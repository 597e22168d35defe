// The frame around every page: head, skip link, header with navigation, breadcrumbs, main, footer.
//
//   Page page{.title = "标题", .nav = nav, .body = body};
//   return Response::Of(RenderPage(page, request));
//
// Classes are Tabler's (cards, tables, badges, buttons) and those of assets/css/gongkai.css.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/html.h"
#include "web/request.h"
#include "web/response.h"
#include "web/url.h"

namespace gongkai::web {

struct Link {
  std::string label;
  Url url = Url::Local("/");
};

struct NavItem {
  std::string label;
  Url url = Url::Local("/");
  bool current = false;
};

/// Areas of one kind in the column beside a page.
struct SideGroup {
  std::string label;
  std::vector<NavItem> items;
};

struct Meta {
  std::string name, content;
};

enum class Width { kText, kWide };

struct Page {
  std::string title;          // of the page; the browser's title adds the site's
  std::string site = "公开";  // in the header, links to "/"
  std::vector<NavItem> nav{};
  // The areas of this part of the office, in groups: a column beside the page, on narrow screens a list that opens
  // above it. It holds as many as there are; nothing has to be opened to find one.
  std::string side_label{};
  std::vector<SideGroup> side{};
  std::vector<Link> breadcrumbs{};   // from the top down, without the page itself
  std::string person{};              // who works here, in the header's corner; may be empty
  std::optional<Url> person_page{};  // the name leads there
  std::optional<Url> sign_out{};     // a button beside the name sends a form there
  std::optional<Url> bell{};         // beside the name, with how many have not been read
  int unread = 0;
  Html actions{};  // buttons beside the heading
  Html body{};
  std::string footer{};
  std::vector<std::string> styles{};   // further assets by name: "css/report.css"
  std::vector<std::string> scripts{};  // "js/report.js"
  Width width = Width::kWide;
  int refresh_without_script = 0;  // seconds; for pages that follow work, where the browser runs no script

  /// On a machine of its own: without header and footer of the county's site, whose links would lead away from it.
  bool stands_alone = false;
  /// A page of the portal: within the county's own site, the same for everybody, without forms or their tokens.
  bool is_public = false;
  std::vector<Link> feeds{};  // in which the same is read by a reader of feeds (RSS), told in the head of the page
  std::vector<Meta> meta{};  // what 政府网站网页标签规范 asks of this page: ColumnName, ArticleTitle, PubDate…
};

/// The site of which the portal is a column: its header and footer (HTML, as they stand in its own pages) and the tags
/// that all its pages bear. Set once before the server starts.
struct SiteFrame {
  std::string header_html, footer_html;
  std::vector<Meta> meta;
  std::string footer_html_of_copies{};  // in place of it on pages that stand elsewhere, where there is no office
};
void SetSiteFrame(SiteFrame frame);

/// A line above every page, also above those of refusals; set once before the server starts. Empty: none.
void SetSiteNotice(std::string notice);

Html RenderPage(const Page& page, const Request& request);

/// The plain page of a refusal or failure, with the request's number (NumberLine).
Html RenderProblem(const Problem& problem, const Request& request);
/// By which an operator finds the request in the log, with what it is for; nothing where there is nothing to report.
Html NumberLine(const Problem& problem, const Request& request);
/// Within a frame that is known already; `way_out` is where the button leads.
Html RenderProblem(Page page, const Problem& problem, const Request& request, const Url& way_out);

}  // namespace gongkai::web

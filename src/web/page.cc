#include "web/page.h"

#include <algorithm>
#include <utility>

#include "web/assets.h"
#include "web/look.h"

namespace gongkai::web {
namespace {

std::string& SiteNotice() {
  static std::string notice;
  return notice;
}

SiteFrame& FrameOfSite() {
  static SiteFrame frame;
  return frame;
}

Html Notice() {
  if (SiteNotice().empty()) return {};
  return Markup("<p class=\"gk-notice\" role=\"note\">{}</p>", SiteNotice());
}

Html ForForms(const Request& request) {
  Html head;
  // No style of its own in the page, no code out of attributes, errors shown where the answer says.
  head.Add(
      "<meta name=\"htmx-config\" content=\"{&quot;includeIndicatorStyles&quot;:false,&quot;allowEval&quot;:false,"
      "&quot;selfRequestsOnly&quot;:true,&quot;responseHandling&quot;:[{&quot;code&quot;:&quot;204&quot;,"
      "&quot;swap&quot;:false},{&quot;code&quot;:&quot;[23]..&quot;,&quot;swap&quot;:true},"
      "{&quot;code&quot;:&quot;[45]..&quot;,&quot;swap&quot;:true,&quot;error&quot;:true}]}\">");
  head.Add("<meta name=\"csrf-token\" content=\"{}\">", request.form_token.text());
  return head;
}

Html Head(const Page& page, const Request& request) {
  Html head;
  head.Add("<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
  head.Add("<title>{} - {}</title>", page.title, page.site);
  if (!page.is_public) head.Add("{}", ForForms(request));
  if (page.is_public) {
    for (const std::vector<Meta>* tags : {&std::as_const(FrameOfSite()).meta, &page.meta}) {
      for (const Meta& tag : *tags) head.Add("<meta name=\"{}\" content=\"{}\">", tag.name, tag.content);
    }
  }
  if (page.refresh_without_script > 0) {
    head.Add("<noscript><meta http-equiv=\"refresh\" content=\"{}\"></noscript>", page.refresh_without_script);
  }
  for (const Link& feed : page.feeds) {
    head.Add("<link rel=\"alternate\" type=\"application/rss+xml\" title=\"{}\" href=\"{}\">", feed.label, feed.url);
  }
  head.Add("<link rel=\"icon\" href=\"{}\" type=\"image/svg+xml\">", AssetUrl("favicon.svg"));
  // Tabler is ten times all of our own: too much for who comes once, on an old telephone.
  head.Add("<link rel=\"stylesheet\" href=\"{}\">", AssetUrl(page.is_public ? "css/public.css" : "css/tabler.css"));
  head.Add("<link rel=\"stylesheet\" href=\"{}\">", AssetUrl("css/gongkai.css"));
  for (const std::string& style : page.styles) head.Add("<link rel=\"stylesheet\" href=\"{}\">", AssetUrl(style));
  if (!page.is_public) head.Add("<script src=\"{}\" defer></script>", AssetUrl("js/htmx.js"));
  head.Add("<script src=\"{}\" defer></script>", AssetUrl("js/gongkai.js"));
  for (const std::string& script : page.scripts) head.Add("<script src=\"{}\" defer></script>", AssetUrl(script));
  return head;
}

Html Navigation(const Page& page) {
  Html items;
  for (const NavItem& item : page.nav) {
    items.Add("<li><a href=\"{}\" {}>{}</a></li>", item.url, AttributeIf(item.current, "aria-current=\"page\""),
              item.label);
  }
  return items.empty() ? items : Markup("<nav class=\"gk-nav\" aria-label=\"主导航\"><ul>{}</ul></nav>", items);
}

// The count is said in words too: a figure beside a picture says nothing to who cannot see it.
Html Bell(const Page& page) {
  if (!page.bell) return {};
  constexpr int kMostShown = 99;
  Html bell = Markup(
      "<a class=\"gk-bell\" href=\"{}\"><svg viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"M12 3a6 6 0 0 0-6 "
      "6v4l-2 "
      "4h16l-2-4V9a6 6 0 0 0-6-6zM10 20a2 2 0 0 0 4 0\"/></svg><span>通知</span>",
      *page.bell);
  if (page.unread > 0) {
    bell.Add("<b>{}{}</b><span class=\"visually-hidden\">条未读</span>", std::min(page.unread, kMostShown),
             page.unread > kMostShown ? "+" : "");
  }
  return bell.Add("</a>");
}

Html Corner(const Page& page, const Request& request) {
  if (page.person.empty()) return {};
  const Html name =
      page.person_page ? Markup("<a href=\"{}\">{}</a>", *page.person_page, page.person) : Markup("{}", page.person);
  Html corner = Markup("<div class=\"gk-person\">{}<span>{}</span>", Bell(page), name);
  if (page.sign_out) {
    corner.Add(
        "<form method=\"post\" action=\"{}\">{}<button class=\"gk-sign-out\" type=\"submit\">退出</button></form>",
        *page.sign_out, request.CsrfField());
  }
  return corner.Add("</div>");
}

// Its first page is where the navigation begins; who has none is in front of everything.
Html SiteName(const Page& page) {
  return Markup("<a class=\"gk-site\" href=\"{}\">{}</a>", page.nav.empty() ? Url::Local("/") : page.nav.front().url,
                page.site);
}

Html Header(const Page& page, const Request& request) {
  Html header;
  header.Add("<header class=\"gk-header\"><div class=\"gk-bar container-xl\">{}{}", SiteName(page), Navigation(page));
  header.Add("{}{}</div></header>", LookSwitch(request), Corner(page, request));
  return header;
}

Html Breadcrumbs(const Page& page) {
  if (page.breadcrumbs.empty()) return {};
  Html items;
  for (const Link& link : page.breadcrumbs) {
    items.Add("<li class=\"breadcrumb-item\"><a href=\"{}\">{}</a></li>", link.url, link.label);
  }
  items.Add("<li class=\"breadcrumb-item active\" aria-current=\"page\">{}</li>", page.title);
  return Markup("<nav aria-label=\"所在位置\"><ol class=\"breadcrumb\">{}</ol></nav>", items);
}

Html Heading(const Page& page) {
  Html heading;
  heading.Add("<div class=\"gk-heading\"><h1>{}</h1>", page.title);
  if (!page.actions.empty()) heading.Add("<div class=\"gk-actions\">{}</div>", page.actions);
  heading.Add("</div>");
  return heading;
}

}  // namespace

void SetSiteFrame(SiteFrame frame) { FrameOfSite() = std::move(frame); }

void SetSiteNotice(std::string notice) { SiteNotice() = std::move(notice); }

namespace {

Html SideGroups(const Page& page, std::string_view id) {
  Html groups;
  int number = 0;
  for (const SideGroup& group : page.side) {
    Html items;
    for (const NavItem& item : group.items) {
      items.Add("<li><a href=\"{}\" {}>{}</a></li>", item.url, AttributeIf(item.current, "aria-current=\"page\""),
                item.label);
    }
    const std::string label_id = std::string(id) + std::to_string(++number);
    groups.Add("<p class=\"gk-side-group\" id=\"{}\">{}</p><ul aria-labelledby=\"{}\">{}</ul>", label_id, group.label,
               label_id, items);
  }
  return groups;
}

std::string CurrentIn(const Page& page) {
  for (const SideGroup& group : page.side) {
    for (const NavItem& item : group.items) {
      if (item.current) return item.label;
    }
  }
  return {};
}

/// Twice, of which a screen shows one: a column, or a list that opens. Neither needs a script.
Html Side(const Page& page) {
  const std::string current = CurrentIn(page);
  return Markup(
      "<details class=\"gk-side-narrow\"><summary>{}<span class=\"gk-soft\">　换一项</span></summary><nav "
      "aria-label=\"{}\">{}</nav></details><nav class=\"gk-side\" aria-label=\"{}\">{}</nav>",
      current.empty() ? page.side_label : current, page.side_label, SideGroups(page, "side-narrow-"), page.side_label,
      SideGroups(page, "side-"));
}

Html Inside(const Page& page) {
  Html inside =
      Markup("{}{}<div id=\"problem\" aria-live=\"assertive\"></div>{}", Breadcrumbs(page), Heading(page), page.body);
  if (page.side.empty()) return inside;
  return Markup("{}<div class=\"gk-beside\">{}</div>", Side(page), inside);
}

std::string MainClass(const Page& page) {
  std::string name = page.width == Width::kText ? "gk-main gk-text" : "gk-main";
  if (!page.side.empty()) name += " gk-with-side";
  return name;
}

}  // namespace

Html RenderPage(const Page& page, const Request& request) {
  Html html;
  const Look look = LookOf(request);
  html.Add("<!DOCTYPE html><html lang=\"zh-CN\" {} {}><head>{}</head>", AttributeIf(look.large, "data-type=\"large\""),
           AttributeIf(look.contrast, "data-contrast=\"high\""), Head(page, request));
  if (page.is_public) {
    html.Add("<body>{}", page.stands_alone ? Html() : Html::OfOperatorsFile(FrameOfSite().header_html));
  } else {
    // Every request of htmx carries the form token, so that buttons without a form are checked like forms.
    html.Add("<body hx-headers=\"{&quot;X-CSRF-Token&quot;:&quot;{}&quot;}\">", request.form_token.text());
  }
  html.Add("<a class=\"gk-skip\" href=\"#main\">跳到正文</a>{}{}", Notice(), Header(page, request));
  html.Add("<main id=\"main\" tabindex=\"-1\" class=\"container-xl {}\">{}</main>", MainClass(page), Inside(page));
  if (!page.is_public || !page.footer.empty())
    html.Add("<footer class=\"gk-footer\"><div class=\"container-xl\">{}</div></footer>", page.footer);
  if (page.is_public && !page.stands_alone)
    html.Add("{}", Html::OfOperatorsFile(request.is_for_copy ? FrameOfSite().footer_html_of_copies
                                                             : FrameOfSite().footer_html));
  html.Add("</body></html>");
  return html;
}

Html NumberLine(const Problem& problem, const Request& request) {
  // What was here and is gone is nothing to report.
  if (problem.status == 410) return {};
  return Markup("<p class=\"text-secondary\">这次访问的编号 <code>{}</code>，反映问题时请告诉管理员。</p>",
                request.number);
}

Html RenderProblem(Page page, const Problem& problem, const Request& request, const Url& way_out) {
  page.title = problem.title;
  page.width = Width::kText;
  page.body.Add("<div class=\"gk-problem\"><p>{}</p>", problem.sentence);
  page.body.Add("{}", NumberLine(problem, request));
  page.body.Add("<p><a class=\"btn btn-primary\" href=\"{}\">回到首页</a></p></div>", way_out);
  return RenderPage(page, request);
}

Html RenderProblem(const Problem& problem, const Request& request) {
  return RenderProblem({}, problem, request, Url::Local("/"));
}

}  // namespace gongkai::web

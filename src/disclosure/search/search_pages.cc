#include "disclosure/search/search_pages.h"

#include <algorithm>
#include <map>
#include <memory>

#include "account/portal_view.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/open_data/reader_ways_view.h"
#include "disclosure/pages.h"
#include "disclosure/public_frame_pages.h"
#include "disclosure/public_view.h"
#include "disclosure/search/search_box_view.h"
#include "disclosure/search/search_pace.h"
#include "disclosure/search/search_rebuild_actions.h"
#include "disclosure/search/search_view.h"
#include "web/peer.h"

namespace gongkai::disclosure {
namespace {

using account::Desk;
using web::AttributeIf;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kNewest = "new";

// ---- what is asked for

SearchAsk AskIn(const Request& request, Date today) {
  SearchAsk ask{.today = today, .typed = TypedWords(request.query.Get("words"))};
  ask.query = search::ParseQuery(ask.typed);
  if (const auto organ = request.query.Int("organ")) ask.organ = OrganId{*organ};
  ask.column = ColumnFrom(request.query.Get("column"));
  ask.kind = ItemKindFrom(request.query.Get("kind"));
  if (const auto year = request.query.Int("year"); year && *year >= 1949 && *year <= 2199) {
    ask.year = static_cast<int>(*year);
  }
  ask.validity = ValidityFacetFrom(request.query.Get("validity"));
  ask.newest_first = request.query.Get("sort") == kNewest;
  if (const auto before = request.query.Int("before"); before && *before > 0) ask.before = before;
  if (const auto page = request.query.Int("page"))
    ask.page = static_cast<int>(std::clamp<std::int64_t>(*page, 1, 1000));
  return ask;
}

/// With all that narrows it; without the place in the list.
Url AddressOf(const SearchAsk& ask, bool newest_first) {
  Url url = Url::Local("/search");
  url.With("words", ask.typed);
  if (ask.organ) url.With("organ", std::to_string(ask.organ->value));
  if (ask.column) url.With("column", IdOf(*ask.column));
  if (ask.kind) url.With("kind", IdOf(*ask.kind));
  if (ask.year) url.With("year", std::to_string(*ask.year));
  if (ask.validity) url.With("validity", IdOf(*ask.validity));
  if (newest_first) url.With("sort", kNewest);
  return url;
}

/// The same with other words.
Url AddressFor(const SearchAsk& ask, std::string words) {
  SearchAsk other = ask;
  other.typed = std::move(words);
  return AddressOf(other, ask.newest_first);
}

// ---- the form

Html Select(std::string_view name, std::string_view label, std::string_view all,
            const std::vector<web::Choice>& choices, std::string_view chosen) {
  return Markup(
      "<div><label for=\"{}\">{}</label><select class=\"form-select\" id=\"{}\" name=\"{}\">{}</select></div>", name,
      label, name, name, FilterOptions(all, choices, chosen));
}

std::vector<web::Choice> OrganChoices(db::Session& session, Date today) {
  std::vector<web::Choice> choices;
  const auto county = account::PublicCountyOf(session, today);
  if (!county) return choices;
  for (const account::PublicOrgan& organ : county->organs) {
    choices.push_back({std::to_string(organ.id.value), organ.name});
  }
  return choices;
}

std::vector<web::Choice> KindChoices() {
  std::vector<web::Choice> choices;
  for (const ItemKind kind : ItemKinds()) choices.push_back({std::string(IdOf(kind)), std::string(NameOf(kind))});
  return choices;
}

std::vector<web::Choice> YearChoices(db::Session& session, Date today) {
  std::vector<web::Choice> choices;
  for (const int year : PublicYears(session, {.today = today})) {
    choices.push_back({std::to_string(year), std::to_string(year) + "年"});
  }
  return choices;
}

Html Form(db::Session& session, const SearchAsk& ask, const Request& request) {
  Html narrowing;
  narrowing.Add("{}", Select("organ", "机关", "全部机关", OrganChoices(session, ask.today),
                             ask.organ ? std::to_string(ask.organ->value) : std::string()));
  narrowing.Add("{}", Select("column", "栏目", "全部栏目", NamedChoices(Columns()), IdOrNone(ask.column)));
  narrowing.Add("{}", Select("kind", "种类", "全部种类", KindChoices(), IdOrNone(ask.kind)));
  narrowing.Add("{}", Select("year", "公开年份", "全部年份", YearChoices(session, ask.today),
                             ask.year ? std::to_string(*ask.year) : std::string()));
  narrowing.Add("{}", Select("validity", "文件效力", "不限", NamedChoices(kValidityFacets), IdOrNone(ask.validity)));
  narrowing.Add("{}", Select("sort", "排列", "", {{"", "最符合的在前"}, {std::string(kNewest), "最新的在前"}},
                             ask.newest_first ? kNewest : std::string_view()));
  const bool is_narrowed = ask.organ || ask.column || ask.kind || ask.year || ask.validity || ask.newest_first;
  return Markup(
      "<form class=\"search-form\" role=\"search\" aria-label=\"检索公开信息\" action=\"{}\"><div "
      "class=\"portal-search\"><label "
      "for=\"words\">检索公开信息</label><input class=\"form-control\" id=\"words\" name=\"words\" type=\"search\" "
      "value=\"{}\" maxlength=\"100\" autocomplete=\"off\" list=\"search-titles\"><datalist "
      "id=\"search-titles\"></datalist><button class=\"btn btn-primary\" type=\"submit\">检索</button></div><details "
      "class=\"search-more\" {}><summary>缩小范围</summary><div class=\"search-narrow\">{}</div></details></form>",
      SearchAction(request), ask.typed, AttributeIf(is_narrowed, "open"), narrowing);
}

// ---- what was found

Html Shown(const std::vector<search::Stretch>& stretches) {
  Html html;
  for (const search::Stretch& each : stretches) {
    if (each.is_marked) {
      html.Add("<mark>{}</mark>", each.text);
    } else {
      html.Add("{}", each.text);
    }
  }
  return html;
}

Html SnippetLine(const FoundLine& line) {
  if (line.snippet.stretches.empty()) return {};
  const Html where = line.where.empty() ? Html() : Markup("<span class=\"search-where\">{}</span> ", line.where);
  return Markup("<p class=\"search-snippet\">{}{}{}{}</p>", where, line.snippet.is_cut_before ? "…" : "",
                Shown(line.snippet.stretches), line.snippet.is_cut_behind ? "…" : "");
}

Html Lines(db::Session& session, const SearchAnswer& answer) {
  std::map<OrganId, std::string> names;
  Html lines;
  for (const FoundLine& line : answer.lines) {
    const auto [name, is_new] = names.try_emplace(line.item.id.organ);
    if (is_new) name->second = NameOfOrgan(session, line.item.id.organ);
    lines.Add(
        "<li><h2><a href=\"/items/{}\">{}</a>{}</h2>{}<p class=\"gk-soft items-facts\"><span>{}</span><span>{}</span>"
        "<span>公开日期 {}</span><span>索引号 {}</span></p></li>",
        ToString(line.item.id), Shown(line.title), ValidityBadge(line.validity), SnippetLine(line), name->second,
        NameOf(line.item.kind), *line.item.publicity.public_from, line.item.index_number);
  }
  return Markup("<ol class=\"items-list search-list\">{}</ol>", lines);
}

Html CountLine(const SearchAsk& ask, const SearchAnswer& answer) {
  if (!answer.total) return {};
  const std::string count = *answer.total > kMostRanked ? "1000 件以上" : std::to_string(*answer.total) + " 件";
  if (ask.query.empty()) return Markup("<p class=\"gk-count\">共 {}</p>", count);
  if (*answer.total > kMostRanked && !ask.newest_first) {
    return Markup("<p class=\"gk-count\">共 {}，最新的在前；多写几个字或者缩小范围，就能把最符合的排在前面</p>", count);
  }
  const Url other = AddressOf(ask, answer.by_fit);
  return Markup("<p class=\"gk-count\">共 {}，{}。<a href=\"{}\">{}</a></p>", count,
                answer.by_fit ? "最符合的在前" : "最新的在前", other,
                answer.by_fit ? "改为最新的在前" : "改为最符合的在前");
}

Html Paging(const SearchAsk& ask, const SearchAnswer& answer) {
  Html links;
  if (answer.by_fit) {
    const int page = std::min(ask.page, answer.last_page);
    if (page > 1) {
      links.Add("<a class=\"btn\" href=\"{}\" rel=\"prev\">上一页</a>",
                AddressOf(ask, false).With("page", std::to_string(page - 1)));
    }
    if (page < answer.last_page) {
      links.Add("<a class=\"btn\" href=\"{}\" rel=\"next\">下一页</a>",
                AddressOf(ask, false).With("page", std::to_string(page + 1)));
    }
  } else if (answer.next_before) {
    links.Add("<a class=\"btn\" href=\"{}\" rel=\"next\">下一页</a>",
              AddressOf(ask, ask.newest_first).With("before", std::to_string(*answer.next_before)));
  }
  if (links.empty()) return {};
  return Markup("<nav class=\"gk-paging\" aria-label=\"翻页\">{}</nav>", links);
}

Html OrganLinks(db::Session& session, const SearchAsk& ask) {
  Html links;
  for (const NamedOrgan& organ : OrgansNamed(session, ask)) {
    links.Add("<li><a href=\"{}\">{}公开的信息</a></li>", Url::Local(ListAddress(organ.organ, std::nullopt)),
              organ.name);
  }
  if (links.empty()) return {};
  return Markup("<div class=\"search-organs\"><p>机关</p><ul>{}</ul></div>", links);
}

// ---- nothing was found

Html DidYouMean(db::Session& session, const SearchAsk& ask) {
  Html words, titles;
  for (const std::string& right : SpelledRight(session, ask)) {
    words.Add("<li><a href=\"{}\">{}</a></li>", AddressFor(ask, right), right);
  }
  for (const LikeTitle& like : TitlesLike(session, ask)) {
    titles.Add("<li><a href=\"/items/{}\">{}</a></li>", ToString(like.item), like.title);
  }
  Html html;
  if (!words.empty()) html.Add("<h2>您要找的是不是</h2><ul class=\"search-like\">{}</ul>", words);
  if (!titles.empty()) html.Add("<h2>名称相近的</h2><ul class=\"search-like\">{}</ul>", titles);
  return html;
}

/// Source: 条例第二十七条 (anybody may apply for what was not published).
Html AskForIt(const SearchAsk& ask) {
  Html ways;
  if (ask.organ || ask.column || ask.kind || ask.year || ask.validity) {
    SearchAsk wide{.today = ask.today, .typed = ask.typed};
    ways.Add("<li><a href=\"{}\">在全部公开信息里再找一次</a></li>", AddressOf(wide, false));
  }
  ways.Add("<li>少写几个字，或者换一种说法；几个词之间用空格隔开，就是都要有。</li>");
  ways.Add("<li><a href=\"/items\">从栏目和年份里找</a></li>");
  ways.Add("<li>没有公开的，可以<a href=\"/requests\">申请公开</a> <span class=\"gk-soft\">条例第二十七条</span></li>");
  ways.Add("<li>希望主动公开的，可以<a href=\"/take-part\">点题公开</a></li>");
  return Markup("<h2>还可以这样</h2><ul class=\"search-ways\">{}</ul>", ways);
}

Html NothingFound(db::Session& session, const SearchAsk& ask) {
  Html html = ask.typed.empty()
                  ? Markup("<p class=\"gk-empty\">没有符合的公开信息。</p>")
                  : Markup("<p class=\"gk-empty\">没有找到“{}”。检索的是公开信息的名称、正文和附件。</p>", ask.typed);
  if (!ask.query.empty()) html.Add("{}", DidYouMean(session, ask));
  html.Add("{}", AskForIt(ask));
  return html;
}

/// Also what stands at this address where only a copy of the site is.
Html NothingAsked(const Request& request) {
  if (request.is_for_copy && !LiveSite().empty()) {
    return Markup("<p class=\"gk-soft\">检索由<a href=\"{}\">政府信息公开平台</a>完成。</p>",
                  Url::Checked(LiveSite() + "/search"));
  }
  return Markup(
      "<p>可以写名称、正文和附件里的字，一个字也行；也可以写文号（〔2024〕3号、2024年第3号都可以）、索引号，"
      "或者名称的拼音首字母。几个词之间用空格隔开，就是都要有。</p><p class=\"gk-soft\">写了仍然只看到这一页的，"
      "是因为这里放的是静态页面，不能检索：请<a href=\"/items\">从栏目和年份进入</a>，"
      "或者用县政府网站的站内搜索。</p>");
}

// ---- the pages

Html Results(db::Session& session, const SearchAsk& ask, const Request& request) {
  const bool is_typed_in_vain = ask.query.empty() && !ask.typed.empty();
  if (is_typed_in_vain && ask.IsNothing()) {
    return Markup("<p class=\"gk-empty\">“{}”里没有可以检索的字。</p>{}", ask.typed, NothingAsked(request));
  }
  if (ask.IsNothing()) return NothingAsked(request);
  const SearchAnswer answer = Search(session, ask);
  Html html;
  if (IsIndexUnderWay(session)) {
    html.Add("<p class=\"gk-soft\" role=\"status\">检索的索引正在重建，暂时可能找不全。</p>");
  }
  if (!ask.before && ask.page == 1) html.Add("{}", OrganLinks(session, ask));
  if (answer.lines.empty()) {
    if (answer.next_before) {
      html.Add("<p class=\"gk-empty\">前面的文件里没有符合的，请看下一页。</p>");
    } else if (ask.before) {
      html.Add("<p class=\"gk-empty\">后面没有了。</p>");
    } else if (ask.validity && ask.query.empty()) {
      html.Add("<p class=\"gk-empty\">没有找到符合的文件；没有标明效力的文件不列在这里。</p>");
    } else {
      html.Add("{}", NothingFound(session, ask));
    }
  } else {
    html.Add("{}{}", CountLine(ask, answer), Lines(session, answer));
  }
  return html.Add("{}", Paging(ask, answer));
}

/// What can be searched for can be subscribed to.
bool HasFeed(const SearchAsk& ask) { return !ask.query.empty() || (ask.typed.empty() && !ask.IsNothing()); }

class SearchPages {
 public:
  explicit SearchPages(Desk& desk) : desk_(desk) {}

  Response Show(const Request& request) {
    const SearchAsk ask = AskIn(request, BeijingDay(desk_.now()));
    if (!ask.IsNothing()) CheckPace(request);
    db::Reader reader = desk_.database.Read();
    const std::string organ = ask.organ ? NameOfOrgan(reader, *ask.organ) : std::string();
    if (ask.organ && organ.empty()) throw web::ProblemError({404, "没有这个机关", "没有这个机关。"});
    web::Page page = PublicFrame(ask.typed.empty() ? "检索公开信息" : "检索“" + ask.typed + "”", "检索");
    if (!organ.empty()) page.breadcrumbs.push_back({organ, Url::Local(ListAddress(ask.organ, std::nullopt))});
    page.styles.emplace_back("css/search.css");
    page.scripts.emplace_back("js/search.js");
    page.meta.push_back({"robots", "noindex"});
    if (HasFeed(ask)) {
      AddReaderWaysOf(
          page, reader,
          {.organ = ask.organ, .column = ask.column, .kind = ask.kind, .validity = ask.validity, .words = ask.typed},
          ask.year);
    }
    page.body.Add("<section class=\"portal-part\" aria-label=\"检索\">{}{}</section>", Form(reader, ask, request),
                  Results(reader, ask, request));
    return ForEveryone(page, request);
  }

  /// Titles for what is being typed, one a line: for the list below the box, where the browser runs scripts.
  Response SendTitles(const Request& request) {
    CheckPace(request);
    SearchAsk ask = AskIn(request, BeijingDay(desk_.now()));
    ask.count = 8;
    std::string lines;
    if (!ask.query.empty()) {
      db::Reader reader = desk_.database.Read();
      for (const FoundLine& line : Search(reader, ask).lines) lines += line.item.title + "\n";
    }
    Response response = Response::Text(lines);
    response.for_everyone = true;
    return response;
  }

 private:
  void CheckPace(const Request& request) {
    if (pace_.May(web::NetworkOf(request.address), desk_.now())) return;
    throw web::ProblemError({429, "检索太频繁", "您所在的网络这一分钟里检索得太多，请过一会儿再试。"});
  }

  Desk& desk_;
  SearchPace pace_;
};

/// As it was before: whoever kept the address is led on.
Response LeadOn(const Request& request) { return Response::SeeOther(SearchAddress(request)); }

}  // namespace

void AddSearchPages(account::Office& office) {
  const auto pages = std::make_shared<SearchPages>(office.desk());
  office.router().Get("/search", [pages](const Request& request) { return pages->Show(request); });
  office.router().Get("/search/titles", [pages](const Request& request) { return pages->SendTitles(request); });
  office.router().Get("/search/items", LeadOn);
}

}  // namespace gongkai::disclosure

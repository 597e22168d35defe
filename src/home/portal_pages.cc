#include "home/portal_pages.h"

#include <algorithm>
#include <memory>

#include "account/portal_view.h"
#include "base/fold.h"
#include "disclosure/portal/open_drafts_view.h"
#include "disclosure/portal/organ_groups_view.h"
#include "disclosure/portal/portal_parts_view.h"
#include "disclosure/public_view.h"
#include "disclosure/search/search_box_view.h"
#include "web/page.h"
#include "web/page_cache.h"

namespace gongkai::home {
namespace {

using account::PublicCounty;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kColumn = "政府信息公开";
constexpr std::size_t kMostDrafts = 5;
constexpr std::size_t kLongestWords = 60;

web::Page Frame(std::string title, std::string_view column) {
  web::Page page{
      .title = std::move(title), .site = std::string(kColumn), .styles = {"css/portal.css"}, .is_public = true};
  page.meta = {{"ColumnName", std::string(column)}, {"ColumnType", "政府信息公开"}};
  return page;
}

// ---- the organs

Html OrganList(const PublicCounty& county, std::string_view words) {
  Html groups = OrganGroups(county, words, disclosure::OrganLink::kFront);
  if (!groups.empty()) return groups;
  return Markup(
      "<p class=\"gk-empty\">没有名称含“{}”的机关。可以只写名称的一部分，或者<a href=\"/#organs\">看全部机关</a>。</p>",
      words);
}

Html SearchForm(std::string_view words) {
  return Markup(
      "<form class=\"portal-search\" role=\"search\" aria-label=\"机关\" action=\"/search/organs\"><label "
      "for=\"organ-words\">查找机关</label><input "
      "class=\"form-control\" id=\"organ-words\" name=\"words\" type=\"search\" value=\"{}\" maxlength=\"{}\"><button "
      "class=\"btn\" type=\"submit\">查找</button></form>",
      words, kLongestWords);
}

// ---- the front of the county

/// Of the front: what it shows, read before it is made.
struct Front {
  disclosure::PublicOverview items;
  std::vector<disclosure::OpenDraft> drafts;
};

Html Section(std::string_view id, std::string_view title, const Html& body) {
  return Markup(
      "<section class=\"portal-part\" id=\"{}\" aria-labelledby=\"{}-title\"><h2 id=\"{}-title\">{}</h2>{}</section>",
      id, id, id, title, body);
}

Html Latest(const disclosure::PublicOverview& items) {
  if (items.latest.empty()) return Markup("<p class=\"gk-soft\">主动公开的内容还没有在这里公布。</p>");
  return Markup("{}<p><a href=\"/items\">全部公开内容</a></p>", disclosure::LatestList(items.latest, true));
}

Html Aside(const Front& front, Date today) {
  Html aside;
  const Html drafts = OpenDraftsPart(front.drafts, today);
  aside.Add("{}", Section("drafts", "正在征求意见",
                          drafts.empty() ? Markup("<p class=\"gk-soft\">现在没有正在征求意见的草案。</p>") : drafts));
  aside.Add("{}",
            Section("requests", disclosure::NameOf(disclosure::PortalPart::kRequests),
                    Markup("<p>这里找不到的，可以申请公开，一般向制作它的机关提出；20 个工作日内答复，可以依法延长；"
                           "一般不收费。</p><p><a class=\"btn\" href=\"/requests\">怎样申请</a></p>")));
  aside.Add("{}",
            Section("take-part", "公众参与",
                    Markup("<p><a href=\"/take-part\">点题公开、征求意见、咨询、找错、写信，查办理情况</a></p><p><a "
                           "href=\"/survey\">社会评议：评一评政府信息公开工作</a></p>")));
  return aside.Add(
      "{}",
      Section("more", "目录和查阅",
              Markup("<ul class=\"portal-more\"><li><a href=\"/index/all\">政府信息公开目录</a></li><li><a "
                     "href=\"/catalogue\">公开事项标准目录</a></li><li><a href=\"/reading-places\">到哪里当面查阅</a> "
                     "<span class=\"gk-soft\">条例第二十五条</span></li><li><a "
                     "href=\"/subscriptions\">订阅新公开的信息</a></li>"
                     "<li><a href=\"/open-data\">开放数据</a></li></ul>")));
}

Html ColumnOf(const PublicCounty& county, const Front& front, Date today, const Request& same) {
  Html body = Markup("<div class=\"portal-find\">{}</div>{}", disclosure::SearchBox(same, std::nullopt, std::nullopt),
                     disclosure::PartLinks({}));
  body.Add("<div class=\"portal-front\"><div>{}</div><div>{}</div></div>",
           Section("latest", "最新公开", Latest(front.items)), Aside(front, today));
  body.Add("{}", Section("disclosure", disclosure::NameOf(disclosure::PortalPart::kDisclosure),
                         disclosure::ColumnCards(front.items.columns, std::nullopt)));
  return body.Add("{}", Section("organs", "各机关", Markup("{}{}", SearchForm(""), OrganList(county, ""))));
}

Html RenderColumn(const PublicCounty& county, const Front& front, Date today, const Request& same) {
  web::Page page = Frame(county.name + std::string(kColumn), kColumn);
  page.meta.push_back(
      {"ColumnDescription", county.government + "政府信息公开指南、制度、法定主动公开内容、年报和依申请公开"});
  page.meta.push_back({"ColumnKeywords", county.name + ",政府信息公开,公开指南,依申请公开"});
  page.meta.push_back({"description", county.government + "的政府信息公开专栏"});
  page.body = ColumnOf(county, front, today, same);
  return RenderPage(page, same);
}

/// Also what stands at this address where only a copy of the site is: there nothing can be searched for.
Html NothingSearched() {
  return Markup(
      "<p>请写上机关名称里的字再查找。写了仍然只看到这一页的，是因为这里放的是静态页面，不能查找：请在<a "
      "href=\"/#organs\">全部机关</a>里找，或者用浏览器的“在页面中查找”。</p>");
}

/// What was searched for is not kept: there are as many such pages as there are words.
Response Search(const PublicCounty& county, const Request& request, std::string_view words) {
  web::Page page = Frame("查找机关", kColumn);
  page.breadcrumbs = {{std::string(kColumn), Url::Local("/")}};
  page.meta.push_back({"robots", "noindex"});
  page.body.Add("<section class=\"portal-part\">{}{}</section>", SearchForm(words),
                words.empty() ? NothingSearched() : OrganList(county, words));
  Response response = Response::Of(RenderPage(page, request));
  response.for_everyone = true;
  return response;
}

Html FootOf(const std::string& site_name, const std::string& site_code, const Html& way_in) {
  Html parts;
  if (!site_name.empty()) parts.Add("<span>{}</span>", site_name);
  if (!site_code.empty()) parts.Add("<span>网站标识码 {}</span>", site_code);
  return Markup("<footer class=\"gk-footer\"><div class=\"container-xl portal-foot\">{}{}</div></footer>", parts,
                way_in);
}

// ---- answers

class Portal {
 public:
  explicit Portal(account::Desk& desk) : desk_(desk) {}

  Response Column(const Request& request) {
    const Date today = BeijingDay(desk_.now());
    db::Reader reader = desk_.database.Read();
    const std::string_view words = Trim(request.query.Get("words"));
    if (!words.empty()) return Search(CountyIn(reader, today), request, words);  // an address of earlier versions
    const Front front{disclosure::OverviewOf(reader, today),
                      disclosure::OpenDraftsOf(reader, std::nullopt, today, kMostDrafts)};
    std::string version = account::PublicVersionOf(reader, today) + front.items.version;
    for (const auto& draft : front.drafts) {
      version += ToString(draft.id) + draft.title + draft.organ + ToString(draft.until) + "\n";
    }
    return cache_.Answer(request, "/", version, [&](const Request& same) {
      return RenderColumn(CountyIn(reader, today), front, today, same);
    });
  }

  Response SearchOrgans(const Request& request) {
    db::Reader reader = desk_.database.Read();
    return Search(CountyIn(reader, BeijingDay(desk_.now())), request, Trim(request.query.Get("words")));
  }

 private:
  static PublicCounty CountyIn(db::Session& session, Date today) {
    auto county = account::PublicCountyOf(session, today);
    if (county) return std::move(*county);
    throw web::ProblemError({503, "系统还没有设置", "请打开程序启动时显示的设置链接，完成县里的首次设置。"});
  }

  account::Desk& desk_;
  web::PageCache cache_;
};

}  // namespace

void AddPortalPages(web::Router& router, account::Desk& desk) {
  const auto portal = std::make_shared<Portal>(desk);
  router.Get("/", [portal](const Request& request) { return portal->Column(request); });
  router.Get("/search/organs", [portal](const Request& request) { return portal->SearchOrgans(request); });
}

Html CopiedFoot(const std::string& site_name, const std::string& site_code) {
  return FootOf(site_name, site_code, Html());
}

Html PortalFoot(const std::string& site_name, const std::string& site_code) {
  return FootOf(site_name, site_code, Markup("<a href=\"/sign-in\">工作人员登录</a>"));
}

Html PublicProblem(const web::Problem& problem, const Request& request) {
  web::Page page{.title = problem.title, .site = std::string(kColumn), .styles = {"css/portal.css"}, .is_public = true};
  page.width = web::Width::kText;
  page.meta = {{"robots", "noindex"}};
  page.body.Add("<section class=\"portal-part\"><p>{}</p><p><a class=\"btn\" href=\"/\">回到首页</a></p></section>",
                problem.sentence);
  return RenderPage(page, request);
}

}  // namespace gongkai::home

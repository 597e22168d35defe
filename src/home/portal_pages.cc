#include "home/portal_pages.h"

#include <algorithm>
#include <memory>

#include "account/portal_view.h"
#include "base/fold.h"
#include "disclosure/public_view.h"
#include "web/page.h"
#include "web/page_cache.h"

namespace gongkai::home {
namespace {

using account::OrganKind;
using account::PublicCounty;
using account::PublicGuide;
using account::PublicOrgan;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kColumn = "政府信息公开";
constexpr std::size_t kLongestWords = 60;

web::Page Frame(const PublicCounty& county, std::string title, std::string_view column) {
  web::Page page{
      .title = std::move(title), .site = county.name + "政府信息公开", .styles = {"css/portal.css"}, .is_public = true};
  page.meta = {{"ColumnName", std::string(column)}, {"ColumnType", "政府信息公开"}};
  return page;
}

// ---- the organs

struct Group {
  std::string_view title;
  std::vector<OrganKind> kinds;
};

const std::vector<Group>& Groups() {
  static const std::vector<Group> groups = {{"县政府", {OrganKind::kCountyGovernment, OrganKind::kCountyOffice}},
                                            {"县级部门", {OrganKind::kDepartment}},
                                            {"乡镇", {OrganKind::kTownship}},
                                            {"街道", {OrganKind::kSubdistrict}},
                                            {"法律、法规授权的组织", {OrganKind::kAuthorised}}};
  return groups;
}

bool IsNamed(const PublicOrgan& organ, const std::u32string& words) {
  return words.empty() || Fold(organ.name).find(words) != std::u32string::npos ||
         Fold(organ.short_name).find(words) != std::u32string::npos;
}

Html ItemOf(const PublicOrgan& organ) {
  if (organ.has_guide) return Markup("<li><a href=\"/guides/{}\">{}</a></li>", organ.id.value, organ.name);
  return Markup("<li>{} <span class=\"gk-soft\">指南还没有公布</span></li>", organ.name);
}

Html OrganList(const PublicCounty& county, std::string_view words) {
  const std::u32string folded = Fold(Trim(words));
  Html html;
  for (const Group& group : Groups()) {
    Html items;
    for (const PublicOrgan& organ : county.organs) {
      if (std::ranges::find(group.kinds, organ.kind) != group.kinds.end() && IsNamed(organ, folded)) {
        items.Add(ItemOf(organ));
      }
    }
    if (!items.empty()) html.Add("<h3>{}</h3><ul class=\"portal-organs\">{}</ul>", group.title, items);
  }
  if (!html.empty()) return html;
  return Markup(
      "<p class=\"gk-empty\">没有名称含“{}”的机关。可以只写名称的一部分，或者<a href=\"/#guides\">看全部机关</a>。</p>",
      words);
}

Html SearchForm(std::string_view words) {
  return Markup(
      "<form class=\"portal-search\" role=\"search\" action=\"/search/organs\"><label "
      "for=\"words\">查找机关</label><input "
      "class=\"form-control\" id=\"words\" name=\"words\" type=\"search\" value=\"{}\" maxlength=\"{}\"><button "
      "class=\"btn\" type=\"submit\">查找</button></form>",
      words, kLongestWords);
}

// ---- the column

struct Part {
  std::string_view id, title;
};
constexpr Part kGuides{"guides", "政府信息公开指南"}, kRules{"rules", "政府信息公开制度"},
    kDisclosure{"disclosure", "法定主动公开内容"}, kReports{"reports", "政府信息公开年报"},
    kTakePart{"take-part", "公众参与"}, kRequests{"requests", "依申请公开"};

Html PartLinks() {
  Html items;
  for (const Part& part : {kGuides, kRules, kDisclosure, kReports, kTakePart, kRequests}) {
    items.Add("<li><a href=\"#{}\">{}</a></li>", part.id, part.title);
  }
  return Markup("<nav class=\"portal-parts\" aria-label=\"栏目\"><ul>{}</ul></nav>", items);
}

Html Section(const Part& part, const Html& body) {
  return Markup(
      "<section class=\"portal-part\" id=\"{}\" aria-labelledby=\"{}-title\"><h2 id=\"{}-title\">{}</h2>{}</section>",
      part.id, part.id, part.id, part.title, body);
}

// The regulations of the State for every county; what the county itself has laid down is not kept here yet.
Html Rules() {
  return Markup(
      "<ul class=\"portal-rules\"><li>中华人民共和国政府信息公开条例<span "
      "class=\"gk-soft\">　国务院令第711号</span></li>"
      "<li>政府信息公开信息处理费管理办法<span class=\"gk-soft\">　国办函〔2020〕109号</span></li></ul>"
      "<p class=\"gk-soft\">本县自己制定的制度还没有在这里公布。</p>");
}

// 「申请人应当……采用包括信件、数据电文在内的书面形式；采用书面形式确有困难的，申请人可以口头提出」 (第二十九条)
Html HowToApply() {
  return Markup(
      "<p>公民、法人或者其他组织可以向本县各机关申请公开政府信息。申请送到这个机关的政府信息公开工作机构：当面、邮寄，"
      "或者用它的指南里写明的其他方式。书面填写确有困难的，可以口头提出，由工作机构代为填写。</p>"
      "<p>申请要写明：姓名或者名称、身份证明、联系方式；要公开的政府信息的名称、文号，或者便于查找的其他特征；"
      "希望以什么形式、什么途径得到（条例第二十九条）。</p>"
      "<p>各机关的地址、电话在<a href=\"#guides\">它的指南</a>里。<span "
      "class=\"gk-soft\">这里还不能在线提交申请。</span></p>");
}

/// The columns that hold something, and what came last.
Html DisclosedPart(const disclosure::PublicOverview& items) {
  if (items.latest.empty()) return Markup("<p>主动公开的内容还没有在这里公布。</p>");
  Html columns, latest;
  for (const auto& each : items.columns) {
    columns.Add("<li><a href=\"{}\">{}</a></li>", Url::Local(disclosure::ListAddress(std::nullopt, each.column)),
                NameOf(each.column));
  }
  for (const auto& line : items.latest) {
    latest.Add("<li><a href=\"/items/{}\">{}</a> {}<span class=\"gk-soft gk-nowrap\">{}</span></li>", ToString(line.id),
               line.title, line.validity.empty() ? Html() : Markup("（{}）", line.validity), line.from);
  }
  return Markup(
      "<ul class=\"portal-columns\">{}</ul><h3>最新公开</h3><ol class=\"portal-latest\">{}</ol><p><a "
      "href=\"/items\">全部公开内容</a></p>",
      columns, latest);
}

Html ReportsPart(const disclosure::PublicOverview& items) {
  const bool has_reports = std::ranges::any_of(
      items.columns, [](const auto& each) { return each.column == disclosure::Column::kAnnualReports; });
  if (!has_reports) return Markup("<p>年度报告还没有在这里公布。</p>");
  return Markup("<p><a href=\"/lists/all/annual_reports\">各机关政府信息公开年度报告</a></p>");
}

Html ReadingPlacesLink() {
  return Markup("<p><a href=\"/reading-places\">到哪里当面查阅</a> <span class=\"gk-soft\">条例第二十五条</span></p>");
}

Html ColumnOf(const PublicCounty& county, const disclosure::PublicOverview& items) {
  Html body = PartLinks();
  body.Add("{}", Section(kGuides, Markup("{}{}{}", SearchForm(""), OrganList(county, ""), ReadingPlacesLink())));
  body.Add("{}", Section(kRules, Rules()));
  body.Add("{}", Section(kDisclosure, DisclosedPart(items)));
  body.Add("{}", Section(kReports, ReportsPart(items)));
  body.Add("{}", Section(kTakePart, Markup("<p><a href=\"/take-part\">点题公开、征求意见、咨询、找错、写信，查办理情况"
                                           "</a></p>")));
  return body.Add("{}", Section(kRequests, HowToApply()));
}

Html RenderColumn(const PublicCounty& county, const disclosure::PublicOverview& items, const Request& same) {
  web::Page page = Frame(county, std::string(kColumn), kColumn);
  page.meta.push_back(
      {"ColumnDescription", county.government + "政府信息公开指南、制度、法定主动公开内容、年报和依申请公开"});
  page.meta.push_back({"ColumnKeywords", county.name + ",政府信息公开,公开指南,依申请公开"});
  page.meta.push_back({"description", county.government + "的政府信息公开专栏"});
  page.body = ColumnOf(county, items);
  return RenderPage(page, same);
}

/// Also what stands at this address where only a copy of the site is: there nothing can be searched for.
Html NothingSearched() {
  return Markup(
      "<p>请写上机关名称里的字再查找。写了仍然只看到这一页的，是因为这里放的是静态页面，不能查找：请在<a "
      "href=\"/#guides\">全部机关</a>里找，或者用浏览器的“在页面中查找”。</p>");
}

/// What was searched for is not kept: there are as many such pages as there are words.
Response Search(const PublicCounty& county, const Request& request, std::string_view words) {
  web::Page page = Frame(county, "查找机关", kGuides.title);
  page.breadcrumbs = {{std::string(kColumn), Url::Local("/")}};
  page.meta.push_back({"robots", "noindex"});
  page.body.Add("<section class=\"portal-part\">{}{}</section>", SearchForm(words),
                words.empty() ? NothingSearched() : OrganList(county, words));
  Response response = Response::Of(RenderPage(page, request));
  response.for_everyone = true;
  return response;
}

// ---- one guide

Html RemediesOf(const PublicGuide& guide) {
  Html rows;
  for (const account::RemedyLine& line : guide.remedies) {
    if (line.body.empty()) continue;
    rows.Add("<div><dt>{}</dt><dd>{}", line.way, line.body);
    if (!line.source.empty()) rows.Add(" <span class=\"gk-soft\">{}</span>", line.source);
    rows.Add("</dd></div>");
  }
  if (rows.empty()) return rows;
  return Markup("<h2>对答复不服的</h2><dl class=\"portal-guide\">{}</dl>", rows);
}

Html RenderGuide(const PublicCounty& county, const PublicGuide& guide, const Request& same) {
  web::Page page = Frame(county, guide.organ + "政府信息公开指南", kGuides.title);
  page.width = web::Width::kText;
  page.breadcrumbs = {{std::string(kColumn), Url::Local("/")}};
  page.meta.push_back({"ArticleTitle", page.title});
  page.meta.push_back({"PubDate", ToBeijingMinute(guide.updated_at)});
  page.meta.push_back({"ContentSource", guide.organ});
  page.meta.push_back({"description", page.title});
  Html rows;
  for (const account::GuideLine& line : guide.lines) {
    rows.Add("<div class=\"{}\"><dt>{}</dt><dd>{}</dd></div>", line.long_text ? "portal-long" : "", line.label,
             line.value);
  }
  page.body.Add(
      "<article class=\"portal-part\"><p class=\"gk-soft\">更新：{}</p><dl class=\"portal-guide\">{}</dl>{}</article>",
      ToBeijingMinute(guide.updated_at), rows, RemediesOf(guide));
  return RenderPage(page, same);
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
    const auto items = disclosure::OverviewOf(reader, today);
    return cache_.Answer(request, "/", account::PublicVersionOf(reader, today) + items.version,
                         [&](const Request& same) { return RenderColumn(CountyIn(reader, today), items, same); });
  }

  Response SearchOrgans(const Request& request) {
    db::Reader reader = desk_.database.Read();
    return Search(CountyIn(reader, BeijingDay(desk_.now())), request, Trim(request.query.Get("words")));
  }

  Response Guide(const Request& request) {
    const Date today = BeijingDay(desk_.now());
    const account::OrganId id{request.params.Int("id").value_or(0)};
    db::Reader reader = desk_.database.Read();
    return cache_.Answer(
        request, "/guides/" + std::to_string(id.value), account::PublicVersionOf(reader, today),
        [&](const Request& same) { return RenderGuide(CountyIn(reader, today), GuideIn(reader, id, today), same); });
  }

 private:
  static PublicCounty CountyIn(db::Session& session, Date today) {
    auto county = account::PublicCountyOf(session, today);
    if (county) return std::move(*county);
    throw web::ProblemError({503, "系统还没有设置", "请打开程序启动时显示的设置链接，完成县里的首次设置。"});
  }

  static PublicGuide GuideIn(db::Session& session, account::OrganId id, Date today) {
    auto guide = account::PublicGuideOf(session, id, today);
    if (guide) return std::move(*guide);
    throw web::ProblemError({404, "没有这份指南", "这个机关的公开指南没有公布，或者机关已经撤并。请从首页查找。"});
  }

  account::Desk& desk_;
  web::PageCache cache_;
};

}  // namespace

void AddPortalPages(web::Router& router, account::Desk& desk) {
  const auto portal = std::make_shared<Portal>(desk);
  router.Get("/", [portal](const Request& request) { return portal->Column(request); });
  router.Get("/search/organs", [portal](const Request& request) { return portal->SearchOrgans(request); });
  router.Get("/guides/{id}", [portal](const Request& request) { return portal->Guide(request); });
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

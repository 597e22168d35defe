// The front of an organ: its parts, how it is reached, what it published last, its columns, its catalogue.

#include <memory>

#include "disclosure/catalogue/catalogue_view.h"
#include "disclosure/pages.h"
#include "disclosure/portal/open_drafts_view.h"
#include "disclosure/portal/portal_organ_view.h"
#include "disclosure/portal/portal_pages.h"
#include "disclosure/portal/portal_parts_view.h"
#include "disclosure/public_frame_pages.h"
#include "web/page_cache.h"

namespace gongkai::disclosure {
namespace {

using account::Desk;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::size_t kMostDrafts = 5;

struct Front {
  PortalOrgan organ;
  PublicOverview items;
  std::vector<OpenDraft> drafts;
  std::optional<account::PublicGuide> guide;
  bool has_catalogue = false;
};

Html Latest(const Front& front) {
  if (front.items.latest.empty()) return Markup("<p class=\"gk-soft\">还没有公开的信息。</p>");
  return Markup("{}<p><a href=\"{}\">全部公开内容</a></p>", LatestList(front.items.latest, false),
                Url::Local(ListAddress(front.organ.id, std::nullopt)));
}

Html Contact(const Front& front) {
  if (!front.guide) {
    return Markup("<p class=\"gk-soft\">{}</p>",
                  front.organ.is_closed ? "这个机关已经撤并，下面是它公开过的信息。" : "公开指南还没有公布。");
  }
  return Markup("{}<p><a href=\"/guides/{}\">公开指南全文</a></p>", GuideLines(*front.guide, ContactLabels()),
                front.organ.id.value);
}

Html More(const Front& front) {
  const std::int64_t id = front.organ.id.value;
  Html links = Markup(
      "<li><a href=\"/index/{}\">政府信息公开目录</a> <span class=\"gk-soft\">索引号、名称、内容概述、"
      "生成日期，可以下载</span></li>",
      id);
  if (front.has_catalogue) {
    links.Add(
        "<li><a href=\"/catalogue/organs/{}\">公开事项标准目录</a> <span class=\"gk-soft\">应当公开什么</span></li>",
        id);
  }
  links.Add("<li><a href=\"/reading-places\">到哪里当面查阅</a></li>");
  return Markup("<ul class=\"portal-more\">{}</ul>", links);
}

Html Section(std::string_view id, std::string_view title, const Html& body) {
  return Markup("<section class=\"portal-part\" aria-labelledby=\"{}\"><h2 id=\"{}\">{}</h2>{}</section>", id, id,
                title, body);
}

Html Render(const Front& front, Date today, const Request& same) {
  web::Page page = PublicFrame(front.organ.name + "政府信息公开", "政府信息公开");
  page.meta.push_back(
      {"ColumnDescription", front.organ.name + "的政府信息公开指南、制度、法定主动公开内容、年报和依申请公开"});
  page.meta.push_back({"ColumnKeywords", front.organ.short_name + ",政府信息公开,公开指南,依申请公开"});
  page.meta.push_back({"description", front.organ.name + "的政府信息公开专栏"});
  page.body.Add("{}", PartLinks({front.organ.id, front.guide.has_value(), front.organ.is_closed}));
  Html main = Section("latest", "最新公开", Latest(front));
  main.Add("{}", Section("columns", "法定主动公开内容", ColumnCards(front.items.columns, front.organ.id)));
  Html aside;
  if (const Html drafts = OpenDraftsPart(front.drafts, today); !drafts.empty()) {
    aside.Add("{}", Section("drafts", "正在征求意见", drafts));
  }
  aside.Add("{}{}", Section("contact", "联系方式", Contact(front)), Section("more", "目录和查阅", More(front)));
  page.body.Add("<div class=\"portal-front\"><div>{}</div><div>{}</div></div>", main, aside);
  return RenderPage(page, same);
}

class OrganFronts {
 public:
  explicit OrganFronts(Desk& desk) : desk_(desk) {}

  Response Show(const Request& request) {
    const Date today = BeijingDay(desk_.now());
    db::Reader reader = desk_.database.Read();
    Front front{.organ = PortalOrganIn(reader, request, today), .items = {}, .drafts = {}, .guide = {}};
    front.has_catalogue = !front.organ.is_closed && CatalogueOrganWith(reader, front.organ.id);
    front.items = OverviewOf(reader, today, front.organ.id);
    front.drafts = OpenDraftsOf(reader, front.organ.id, today, kMostDrafts);
    std::string version = account::PublicVersionOf(reader, today) + front.items.version;
    for (const OpenDraft& draft : front.drafts) version += ToString(draft.id) + draft.title + ToString(draft.until);
    return pages_.Answer(request, "/organs/" + std::to_string(front.organ.id.value), version, [&](const Request& same) {
      front.guide = account::PublicGuideOf(reader, front.organ.id, today);
      return Render(front, today, same);
    });
  }

 private:
  Desk& desk_;
  web::PageCache pages_;
};

}  // namespace

void AddOrganFrontPages(account::Office& office) {
  const auto pages = std::make_shared<OrganFronts>(office.desk());
  office.router().Get("/organs/{id}", [pages](const Request& request) { return pages->Show(request); });
}

}  // namespace gongkai::disclosure

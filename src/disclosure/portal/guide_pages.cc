#include "disclosure/portal/guide_pages.h"

#include <memory>

#include "disclosure/portal/guide_view.h"
#include "disclosure/portal/organ_groups_view.h"
#include "disclosure/portal/portal_parts_view.h"
#include "disclosure/public_frame_pages.h"
#include "web/page_cache.h"

namespace gongkai::disclosure {
namespace {

using account::PublicCounty;
using account::PublicGuide;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

web::Page Frame(std::string title) {
  web::Page page = PublicFrame(std::move(title), NameOf(PortalPart::kGuide));
  page.meta.push_back({"description", page.title});
  return page;
}

Html RenderAll(const std::optional<PublicCounty>& county, const Request& same) {
  web::Page page = Frame(std::string(NameOf(PortalPart::kGuide)));
  page.body.Add(
      "{}<section class=\"portal-part\" "
      "aria-label=\"各机关的指南\"><p>指南写明一个机关公开哪些信息、怎样得到、向哪里申请。"
      "<span class=\"gk-soft\">条例第十二条</span></p>{}</section>",
      PartLinks({}, PortalPart::kGuide), county ? OrganGroups(*county, "", OrganLink::kGuide) : Html());
  return RenderPage(page, same);
}

Html RenderOne(const PublicGuide& guide, const GuideSurroundings& around, const Request& same) {
  web::Page page = Frame(guide.organ + std::string(NameOf(PortalPart::kGuide)));
  page.breadcrumbs.push_back({guide.organ, Url::Local("/organs/{}", guide.id.value)});
  page.meta.push_back({"ArticleTitle", page.title});
  page.meta.push_back({"PubDate", ToBeijingMinute(guide.updated_at)});
  page.meta.push_back({"ContentSource", guide.organ});
  page.body.Add("{}{}", PartLinks({guide.id, true, false}, PortalPart::kGuide), GuideText(guide, around));
  return RenderPage(page, same);
}

class Guides {
 public:
  explicit Guides(account::Desk& desk) : desk_(desk) {}

  Response All(const Request& request) {
    const Date today = BeijingDay(desk_.now());
    db::Reader reader = desk_.database.Read();
    return pages_.Answer(request, "/guides", account::PublicVersionOf(reader, today),
                         [&](const Request& same) { return RenderAll(account::PublicCountyOf(reader, today), same); });
  }

  Response One(const Request& request) {
    const Date today = BeijingDay(desk_.now());
    const OrganId id{request.params.Int("id").value_or(0)};
    db::Reader reader = desk_.database.Read();
    const auto guide = account::PublicGuideOf(reader, id, today);
    if (!guide) {
      throw web::ProblemError({404, "没有这份指南", "这个机关的公开指南没有公布，或者机关已经撤并。请从首页查找。"});
    }
    const GuideSurroundings around = SurroundingsOf(reader, id, today);
    return pages_.Answer(request, "/guides/" + std::to_string(id.value),
                         account::PublicVersionOf(reader, today) + around.version,
                         [&](const Request& same) { return RenderOne(*guide, around, same); });
  }

 private:
  account::Desk& desk_;
  web::PageCache pages_;
};

}  // namespace

void AddGuidePages(web::Router& router, account::Desk& desk) {
  const auto pages = std::make_shared<Guides>(desk);
  router.Get("/guides", [pages](const Request& request) { return pages->All(request); });
  router.Get("/guides/{id}", [pages](const Request& request) { return pages->One(request); });
}

}  // namespace gongkai::disclosure

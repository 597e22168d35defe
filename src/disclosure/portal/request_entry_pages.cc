// 依申请公开: how information is applied for, of the county with the organs to choose from, of an organ with its
// working body and where one turns afterwards. The form to apply on line is not here yet. Source:
// 条例第二十七条至第三十三条、 第四十二条、第四十三条、第五十一条.

#include <memory>

#include "disclosure/pages.h"
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

constexpr std::string_view kNotOnLine = "这里还不能在线提交申请。";

web::Page Frame(std::string title, const PartsOf& parts) {
  web::Page page = PublicFrame(std::move(title), NameOf(PortalPart::kRequests));
  page.meta.push_back({"description", page.title + "：怎样申请、几天答复、要不要钱"});
  page.body.Add("{}", PartLinks(parts, PortalPart::kRequests));
  return page;
}

Html LookFirst(std::optional<OrganId> organ) {
  return Markup("<p>申请以前可以先找一找：已经公开的，不用申请就能看到。<a href=\"{}\">看全部公开内容</a></p>",
                Url::Local(ListAddress(organ, std::nullopt)));
}

Html RenderCounty(const std::optional<account::PublicCounty>& county, const Request& same) {
  web::Page page = Frame("依申请公开", {});
  page.body.Add("<section class=\"portal-part\"><h2>怎样申请</h2>{}{}<p class=\"gk-soft\">{}</p></section>",
                LookFirst(std::nullopt), HowToApply(""), kNotOnLine);
  Html organs;
  if (county) {
    for (const account::PublicOrgan& organ : county->organs) {
      organs.Add("<li><a href=\"/organs/{}/requests\">{}</a></li>", organ.id.value, organ.name);
    }
  }
  page.body.Add(
      "<section "
      "class=\"portal-part\"><h2>向哪个机关申请</h2><p>向制作或者保存这个信息的机关申请。申请错了的，它会告诉您"
      "向哪里申请。<span class=\"gk-soft\">条例第十条、第三十六条</span></p><ul "
      "class=\"portal-organs\">{}</ul></section>",
      organs);
  return RenderPage(page, same);
}

Html RenderOrgan(const PortalOrgan& organ, const std::optional<account::PublicGuide>& guide, const Request& same) {
  web::Page page = Frame("向" + organ.name + "申请公开政府信息", {organ.id, guide.has_value()});
  page.breadcrumbs.push_back({organ.name, Url::Local("/organs/{}", organ.id.value)});
  std::string body;
  if (guide) {
    for (const account::GuideLine& line : guide->lines) {
      if (line.label == "工作机构名称") body = line.value;
    }
  }
  page.body.Add("<section class=\"portal-part\"><h2>怎样申请</h2>{}{}<p class=\"gk-soft\">{}</p></section>",
                LookFirst(organ.id), HowToApply(body), kNotOnLine);
  if (guide) {
    page.body.Add("<section class=\"portal-part\"><h2>送到哪里</h2>{}{}</section>", GuideLines(*guide, ContactLabels()),
                  RemediesPart(*guide));
  } else {
    page.body.Add(
        "<section class=\"portal-part\"><h2>送到哪里</h2><p>这个机关的公开指南还没有公布，可以先问<a "
        "href=\"/guides\">县政府信息公开工作主管部门</a>。</p></section>");
  }
  return RenderPage(page, same);
}

class RequestEntry {
 public:
  explicit RequestEntry(Desk& desk) : desk_(desk) {}

  Response OfCounty(const Request& request) {
    const Date today = BeijingDay(desk_.now());
    db::Reader reader = desk_.database.Read();
    return pages_.Answer(request, "/requests", account::PublicVersionOf(reader, today), [&](const Request& same) {
      return RenderCounty(account::PublicCountyOf(reader, today), same);
    });
  }

  Response OfOrgan(const Request& request) {
    const Date today = BeijingDay(desk_.now());
    db::Reader reader = desk_.database.Read();
    const PortalOrgan organ = PortalOrganIn(reader, request, today);
    if (organ.is_closed) {
      throw web::ProblemError({404, "这个机关已经撤并", "这个机关已经撤并，请向继续行使它职权的机关申请。"});
    }
    return pages_.Answer(request, "/organs/" + std::to_string(organ.id.value) + "/requests",
                         account::PublicVersionOf(reader, today) + organ.name, [&](const Request& same) {
                           return RenderOrgan(organ, account::PublicGuideOf(reader, organ.id, today), same);
                         });
  }

 private:
  Desk& desk_;
  web::PageCache pages_;
};

}  // namespace

void AddRequestEntryPages(account::Office& office) {
  const auto pages = std::make_shared<RequestEntry>(office.desk());
  office.router().Get("/requests", [pages](const Request& request) { return pages->OfCounty(request); });
  office.router().Get("/organs/{id}/requests", [pages](const Request& request) { return pages->OfOrgan(request); });
}

}  // namespace gongkai::disclosure

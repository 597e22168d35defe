// 依申请公开: how information is applied for, of the county with the organs to choose from, of an organ with its
// working body and where one turns afterwards. The form to apply on line stands under /apply (request/apply_pages.cc).
// Source: 条例第十条、第二十七条至第三十三条、第三十六条、第四十二条、第四十三条、第五十一条.

#include <memory>

#include "disclosure/pages.h"
#include "disclosure/portal/portal_organ_view.h"
#include "disclosure/portal/portal_pages.h"
#include "disclosure/portal/portal_parts_view.h"
#include "disclosure/public_frame_pages.h"
#include "disclosure/search/search_box_view.h"
#include "web/page_cache.h"

namespace gongkai::disclosure {
namespace {

using account::Desk;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

web::Page Frame(std::string title, const PartsOf& parts) {
  web::Page page = PublicFrame(std::move(title), NameOf(PortalPart::kRequests));
  page.meta.push_back({"description", page.title + "：怎样申请、几天答复、要不要钱"});
  page.body.Add("{}", PartLinks(parts, PortalPart::kRequests));
  return page;
}

/// `path`: of the form of an organ, or of the choice among them. A copy leads to the program that takes it, where that
/// was named.
Html OnLine(const std::string& path, const Request& same) {
  if (same.is_for_copy && LiveSite().empty()) {
    return Markup(
        "<p class=\"gk-soft\">这里放的是静态页面，不能提交。在线申请、查办理情况，请到政府信息公开平台的这一页。</p>");
  }
  const auto address = [&](const std::string& to) {
    return same.is_for_copy ? Url::Checked(LiveSite() + to) : Url::Local(to);
  };
  return Markup(
      "<p><a class=\"btn btn-primary\" href=\"{}\">在线申请</a> <a class=\"btn\" href=\"{}\">查办理情况</a></p>",
      address(path), address("/apply/status"));
}

Html LookFirst(std::optional<OrganId> organ) {
  return Markup("<p>申请以前可以先找一找：已经公开的，不用申请就能看到。<a href=\"{}\">看全部公开内容</a></p>",
                Url::Local(ListAddress(organ, std::nullopt)));
}

Html WhichOrgan() {
  return Markup(
      "<p>"
      "信息是行政机关制作的，向制作它的机关申请；行政机关从公民、法人和其他组织获取的，向保存它的机关申请；从其他行政"
      "机关获取的，向制作或者最初获取它的机关申请；两个以上机关共同制作的，向牵头制作的机关申请。法律、法规另有规定的，"
      "从其规定。"
      "<span class=\"gk-soft\">条例第十条</span></p><p>不属于收到申请的机关负责公开的，它会告知您并说明理由；能够确定"
      "由哪个机关负责公开的，还会告知那个机关的名称、联系方式。<span "
      "class=\"gk-soft\">条例第三十六条第五项</span></p>");
}

Html RenderCounty(const std::optional<account::PublicCounty>& county, const Request& same) {
  web::Page page = Frame("依申请公开", {});
  page.body.Add("<section class=\"portal-part\"><h2>怎样申请</h2>{}{}{}</section>", LookFirst(std::nullopt),
                HowToApply(std::nullopt), OnLine("/apply", same));
  Html organs;
  if (county) {
    for (const account::PublicOrgan& organ : county->organs) {
      organs.Add("<li><a href=\"/organs/{}/requests\">{}</a></li>", organ.id.value, organ.name);
    }
  }
  page.body.Add(
      "<section "
      "class=\"portal-part\"><h2>向哪个机关申请</h2>{}<ul class=\"portal-organs\">{}</ul></section>",
      WhichOrgan(), organs);
  return RenderPage(page, same);
}

/// What the page of an organ tells.
struct OrganEntry {
  PortalOrgan organ;
  std::optional<account::PublicGuide> guide;
  std::string authority;  // in charge of its openness: who can be asked where there is no guide
  Date today{};           // remedies are those of the day
};

Html RenderOrgan(const OrganEntry& entry, const Request& same) {
  const auto& [organ, guide, authority, today] = entry;
  web::Page page = Frame("向" + organ.name + "申请公开政府信息", {organ.id, guide.has_value()});
  page.breadcrumbs.push_back({organ.name, Url::Local("/organs/{}", organ.id.value)});
  page.body.Add("<section class=\"portal-part\"><h2>怎样申请</h2>{}{}{}</section>", LookFirst(organ.id),
                HowToApply(guide), OnLine("/apply/" + std::to_string(organ.id.value), same));
  if (guide) {
    page.body.Add("<section class=\"portal-part\"><h2>送到哪里</h2>{}{}</section>", GuideLines(*guide, ContactLabels()),
                  RemediesPart(*guide, today));
  } else {
    page.body.Add(
        "<section class=\"portal-part\"><h2>送到哪里</h2><p>这个机关的公开指南还没有公布，可以先问它的政府信息公开工作"
        "主管部门。主管部门：{}。<span class=\"gk-soft\">条例第三条</span></p></section>",
        authority);
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
                           return RenderOrgan({organ, account::PublicGuideOf(reader, organ.id, today),
                                               account::SupervisionOf(reader, organ.id, today).bodies.authority, today},
                                              same);
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

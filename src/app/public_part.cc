#include "app/public_part.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <fstream>
#include <iterator>

#include "account/demo_pages.h"
#include "account/demo_store.h"
#include "crypto/sm3.h"
#include "disclosure/routes.h"
#include "disclosure/search/search_box_view.h"
#include "home/portal_pages.h"
#include "oversight/survey/public_survey_pages.h"
#include "request/routes.h"
#include "web/assets.h"
#include "web/look.h"
#include "web/page.h"

namespace gongkai::app {
namespace {

Result<std::string> PartOfSite(const std::string& file) {
  if (file.empty()) return std::string();
  std::ifstream in(file, std::ios::binary);
  std::string text(std::istreambuf_iterator<char>(in), {});
  if (in.is_open() && !in.bad()) return text;
  return Error{ErrorKind::kInvalidInput, fmt::format("县站的页头或页脚 {} 打不开", file), {}};
}

/// Without the blank end of a path. Errors: kInvalidInput for what is no address of a site.
Result<std::string> SearchSite(std::string address) {
  while (address.ends_with('/')) address.pop_back();
  const bool is_one = address.empty() || address.starts_with("https://") || address.starts_with("http://");
  if (is_one && address.find_first_of("?# \"<>") == std::string::npos) return address;
  return Error{ErrorKind::kInvalidInput, "--search-site 要写成 https://zwgk.chengyan.example 的样子", {}};
}

/// The file of this program: another one may show the same item otherwise.
std::string ProgramStamp() {
  struct stat file {};
  if (::stat("/proc/self/exe", &file) != 0) return "";
  return fmt::format("{}.{}.{}", file.st_size, file.st_mtim.tv_sec, file.st_mtim.tv_nsec);
}

}  // namespace

Status UseCountySite(const CountySite& site) {
  const std::string header = TRY(PartOfSite(site.header_file));
  web::SiteFrame frame{.header_html = header,
                       .footer_html = home::PortalFoot(site.name, site.code).text(),
                       .meta = {},
                       .footer_html_of_copies = home::CopiedFoot(site.name, site.code).text()};
  const std::string footer = TRY(PartOfSite(site.footer_file));
  frame.footer_html += footer;
  frame.footer_html_of_copies += footer;
  for (const auto& [name, content] :
       {std::pair{"SiteName", site.name}, std::pair{"SiteDomain", site.domain}, std::pair{"SiteIDCode", site.code}}) {
    if (!content.empty()) frame.meta.push_back({name, content});
  }
  disclosure::SetLiveSite(TRY(SearchSite(site.search)));
  web::SetSiteFrame(std::move(frame));
  return Ok();
}

bool TellIfDemo(db::Database& database) {
  db::Reader reader = database.Read();
  if (!account::IsDemo(reader)) return false;
  web::SetSiteNotice(std::string(account::DemoNotice()));
  return true;
}

std::string LookStamp() {
  web::Request request;
  request.is_for_copy = true;
  const web::Page page{.title = "样子", .styles = {"css/portal.css", "css/items.css"}, .is_public = true};
  return crypto::Sm3Hex(ProgramStamp() + disclosure::LiveSite() + RenderPage(page, request).text());
}

std::string AddressOfCopies(const std::string& site, const CountySite& county) {
  if (!site.empty() || county.domain.empty()) return site;
  return "https://" + county.domain + web::BasePath();
}

PublicPart::PublicPart(account::Desk& desk, const std::string& site) : office_(router_, desk) {
  web::AddAssets(router_);
  web::AddLookRoutes(router_);
  disclosure::AddRoutes(office_, {}, site);
  request::AddRoutes(office_);
  oversight::AddPublicSurveyPages(router_, desk);
  home::AddPortalPages(router_, desk);
  copier_ = std::make_unique<web::PageCopier>(router_, home::PublicProblem);
}

}  // namespace gongkai::app

// A township with its pages and a folder to copy them into, for the tests of the county's site.
#pragma once

#include <filesystem>
#include <set>

#include <support/temp_dir.h>

#include "disclosure/routes.h"
#include "disclosure/site/site_export.h"
#include "disclosure/site/site_folder_export.h"
#include "disclosure/site/verify_site_export.h"
#include "disclosure/titled_desk_test.h"
#include "web/assets.h"
#include "web/look.h"

namespace gongkai::disclosure {

namespace fs = std::filesystem;

/// The front page belongs to home/, which stands above this: here it leads to what is public and nothing else.
struct SiteDesk : TitledDesk {
  explicit SiteDesk(const testing::TestDatabase& place) : TitledDesk(place) {
    disclosure::AddRoutes(pages, AtOnce());
    web::AddAssets(router);
    web::AddLookRoutes(router);
    router.Get("/", [](const web::Request& request) {
      web::Page page{.title = "首页", .is_public = true};
      page.body.Add("<a href=\"/items\">目录</a>");
      return web::Response::Of(RenderPage(page, request));
    });
  }

  testing::TempDir temp;
  web::PageCopier copier{router, [](const web::Problem& problem, const web::Request&) {
                           return web::Markup("<p>{}</p><p>{}</p>", problem.title, problem.sentence);
                         }};

  std::string Folder() const { return temp.File("site"); }
  SiteExporting Exporting() {
    return {
        .ask = [this](const std::string& address) { return copier.Ask(address); }, .folder = Folder(), .stamp = "1"};
  }
  SiteExported Export() { return ExportSite(desk, Exporting()); }

  account::TestBrowser Public() { return {site, ""}; }

  /// What a web server shows, by path.
  std::map<std::string, std::string> Shown() const {
    std::map<std::string, std::string> files;
    const std::string folder = *ShownFolder(Folder());
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (!entry.is_regular_file()) continue;
      files.emplace(entry.path().lexically_relative(folder).generic_string(), *ReadFile(entry.path().string()));
    }
    return files;
  }
  SiteChecked Checked() const { return *CheckSite(Folder(), keys.signing.public_key()); }

  static std::string PageOf(ItemId id) { return "items/" + ToString(id) + "/index.html"; }
};

}  // namespace gongkai::disclosure

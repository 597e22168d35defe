// A township with its pages and a folder to copy them into, for the tests of the county's site.
#pragma once

#include <filesystem>
#include <set>

#include <support/temp_dir.h>

#include "db/blob_store.h"
#include "disclosure/desk_test.h"
#include "disclosure/routes.h"
#include "disclosure/site/site_export.h"
#include "disclosure/site/site_folder_export.h"
#include "disclosure/site/verify_site_export.h"
#include "web/assets.h"
#include "web/look.h"

namespace gongkai::disclosure {

namespace fs = std::filesystem;

/// The front page belongs to home/, which stands above this: here it leads to what is public and nothing else.
struct SiteDesk : ItemDesk {
  explicit SiteDesk(const testing::TestDatabase& place) : ItemDesk(place) {
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

  Content Titled(std::string title) {
    Content made = ItemDesk::Notice();
    made.title = std::move(title);
    made.summary = "概述：" + made.title;
    made.body = "<p>正文：" + made.title + "</p>";
    const std::string bytes = "附件：" + made.title;
    db::Transaction act = database->Begin();
    const std::string digest = db::PutBlob(act, db::HashedBytes(bytes));
    act.Commit();
    made.attachments = {{made.title + " 名册.txt", digest, static_cast<std::int64_t>(bytes.size())}};
    return made;
  }

  void Correct(ItemId id, const std::string& title) {
    REQUIRE(BeginCorrection(desk, drafter, id));
    Content fresh = Titled(title);
    fresh.correction = "改了名称。";
    fresh.correction_why = "核对时发现。";
    REQUIRE(SaveDraft(desk, drafter, township, {.item = id, .version = Of(id).version, .content = fresh}));
    REQUIRE(HandInAs(drafter, id));
    SignAll(id);
  }
};

}  // namespace gongkai::disclosure

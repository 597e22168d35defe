// 归档包: what was asked for, how far it has come, what came of it, and the file.

#include "disclosure/archive/archive_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "account/sight_actions.h"
#include "disclosure/archive/archive_export.h"
#include "disclosure/archive/unpublished_export.h"
#include "disclosure/content_view.h"
#include "disclosure/screen/screen_store.h"
#include "web/sent_file.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::FormKeys;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kTakeAct = "archive.take", kTakeUnpublishedAct = "archive.take_unpublished";
constexpr int kMostListed = 200, kYearsOffered = 10, kRefresh = 3, kWhole = 200, kPiece = 206;

std::string PathOf(const ArchivePackage& package) { return std::string(kArchivePath) + "/" + KeyOf(package); }

Html BadgeOf(const ArchivePackage& package) {
  const std::string_view name = NameOf(package.state);
  switch (package.state) {
    case PackageState::kDone:
      return Markup("<span class=\"badge {}\">{}</span>", package.faults.empty() ? "gk-badge-good" : "gk-badge-warning",
                    name);
    case PackageState::kFailed:
      return Markup("<span class=\"badge gk-badge-error\">{}</span>", name);
    case PackageState::kWaiting:
    case PackageState::kMaking:
      break;
  }
  return Markup("<span class=\"badge gk-badge-note\">{}</span>", name);
}

bool IsOpen(const ArchivePackage& package) {
  return package.state == PackageState::kWaiting || package.state == PackageState::kMaking;
}

void RecordTaken(Desk& desk, const Visitor& visitor, std::string_view act, const ArchivePackage& package) {
  account::RecordTaken(desk, visitor, package.organ, act, "archive:" + KeyOf(package));
}

// ---- the list

Html AskForm(const Request& request, const Visitor& visitor, Date today, const FieldErrors& errors) {
  const auto organs = OrgansToHandOver(visitor);
  if (organs.empty()) return {};
  std::vector<web::Choice> years;
  for (int i = 0; i < kYearsOffered; ++i) {
    const int year = static_cast<int>(today.year()) - i;
    years.push_back({std::to_string(year), fmt::format("{} 年{}", year, i == 0 ? "（还没有过完，截至今天）" : "")});
  }
  const std::string_view typed = request.form.Get("year");
  Html organ;
  if (organs.size() > 1) {
    organ = web::ChoiceField({.name = "organ", .label = "哪个机关的", .value = std::string(request.form.Get("organ"))},
                             organs, errors);
  } else {
    organ = Markup("<input type=\"hidden\" name=\"organ\" value=\"{}\">", organs.front().value);
  }
  return Markup(
      "<section class=\"card item-part\"><h2>制作一年的归档包</h2><p class=\"gk-soft\">"
      "这一年公开过的每个版本、签署和保密审查、张贴记录和照片、撤下和更正的原因，连同目录和签名的清单，打成一个压缩包，"
      "不用本系统也能看。从来没有公开过的不在里面。</p><form method=\"post\" action=\"{}\" class=\"gk-form\" "
      "novalidate>{}{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">开始制作</button></div></form></section>",
      Url::Local(kArchivePath), FormKeys(request), organ,
      web::ChoiceField({.name = "year", .label = "年度", .value = typed.empty() ? years[1].value : std::string(typed)},
                       years, errors));
}

Html Table(db::Session& session, const std::vector<ArchivePackage>& packages) {
  Html rows;
  for (const ArchivePackage& package : packages) {
    const std::string what = package.state == PackageState::kDone
                                 ? fmt::format("{} 件、{} 个版本", package.items, package.versions)
                                 : std::string();
    rows.Add(
        "<tr><th scope=\"row\"><a href=\"{}\">{}</a><div class=\"gk-soft\">{}　第 {} 号</div></th><td "
        "data-label=\"情况\">{}</td><td data-label=\"内容\">{}</td><td data-label=\"制作\">{}<div "
        "class=\"gk-soft\">{}</div></td></tr>",
        Url::Local(PathOf(package)), YearInWords(package), NameOfOrgan(session, package.organ), package.number,
        BadgeOf(package), what, package.asked_name, ToBeijingMinute(package.asked_at));
  }
  if (rows.empty()) return Markup("<p class=\"gk-empty\">还没有制作过归档包。</p>");
  return Markup(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">年度</th><th "
      "scope=\"col\">情况</th><th scope=\"col\">内容</th><th "
      "scope=\"col\">制作</th></tr></thead><tbody>{}</tbody></table></div>",
      rows);
}

Response ShowList(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  web::Page page = PartFrame(visitor, "归档和移交", kArchivePath);
  page.body.Add(
      "<p class=\"gk-soft\">"
      "主动公开的信息要及时提供给国家档案馆、公共图书馆（条例第二十五条第三款）。电子档案要说得清谁在什么时候做了什么"
      "（档案法实施条例第三十九条）。{}</p>{}{}",
      kIsSupply, web::FaultList(errors, "没有开始"), AskForm(request, visitor, BeijingDay(desk.now()), errors));
  page.body.Add("<h2>归档包</h2>{}<h2>移交清单</h2>{}",
                Table(reader, ListPackages(reader, visitor.OrgansFor(Act::kSeeItems), kMostListed)),
                TransfersPart(reader, visitor));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

// ---- one

ArchivePackage PackageIn(db::Session& session, const Request& request, const Visitor& visitor) {
  const ArchiveKey key = KeyIn(request, visitor);
  auto package = FindPackage(session, key.organ, key.number);
  if (!package) throw web::ProblemError({404, "没有这个归档包", "没有这个归档包，请从“归档和移交”进入。"});
  return std::move(*package);
}

Html Progress(const ArchivePackage& package) {
  if (!IsOpen(package)) return {};
  Html progress;
  if (package.total > 0) {
    progress.Add("<progress aria-label=\"进度\" max=\"{}\" value=\"{}\"></progress><p>看过 {} 件，共 {} 件。</p>",
                 package.total, package.done_items, package.done_items, package.total);
  }
  return Markup(
      "<div class=\"gk-said\" role=\"status\"><p>{}，做好了会通知您，可以先做别的。</p>{}<p><a class=\"btn\" "
      "href=\"{}\">刷新</a></p></div>",
      NameOf(package.state), progress, Url::Local(PathOf(package)));
}

Html Facts(const ArchivePackage& package, const std::string& organ) {
  Html facts;
  const auto add = [&](std::string_view label, const std::string& value) {
    if (!value.empty()) facts.Add("<div><dt>{}</dt><dd>{}</dd></div>", label, value);
  };
  add("机关", organ);
  add("年度", YearInWords(package));
  add("制作", package.asked_name + "　" + ToBeijingMinute(package.asked_at));
  if (package.state == PackageState::kFailed) add("原因", package.note);
  if (package.state != PackageState::kDone) return Markup("<dl class=\"gk-facts\">{}</dl>", facts);
  add("做好", package.made_at ? ToBeijingMinute(*package.made_at) : "");
  add("内容", fmt::format("{} 件信息、{} 个版本，其中 {} 个版本的内容不随包移出", package.items, package.versions,
                          package.held_back));
  add("文件", fmt::format("{} 个，压缩后 {}", package.files, SizeInWords(package.size)));
  add("清单摘要（SM3）", package.manifest_sm3);
  add("压缩包摘要（SM3）", package.sm3);
  add("压缩包摘要（SHA-256）", package.sha256);
  return Markup("<dl class=\"gk-facts\">{}</dl>", facts);
}

Html Faults(const ArchivePackage& package) {
  if (package.faults.empty()) return {};
  Html lines;
  for (const std::string& fault : package.faults) lines.Add("<li>{}</li>", fault);
  return Markup(
      "<div class=\"gk-warned\"><p>有 {} 处没有能按签发时的样子放进去，移交以前请先查清：</p><ul>{}</ul></div>",
      package.faults.size(), lines);
}

/// Before it leaves the house.
Html OpenHits(db::Session& session, OrganId organ, Date today) {
  int items = 0;
  for (const OpenOfOrgan& each : CountOpenPublic(session, std::vector<OrganId>{organ}, today)) items += each.items;
  if (items == 0) return {};
  return Markup(
      "<div class=\"gk-warned\"><p>本机关现在公开的信息里有 {} 件检查出问题还没有处理，建议先处理再移交：<a "
      "href=\"/office/screening\">去处理</a></p></div>",
      items);
}

Html FilePart(const ArchivePackage& package, const std::string& path) {
  std::error_code none;
  if (!std::filesystem::is_regular_file(path, none)) {
    return Markup("<p class=\"gk-soft\">压缩包不在这台服务器上（制作它的是 {}），请系统管理员从那里取。</p>",
                  package.node);
  }
  return Markup("<p><a class=\"btn btn-primary\" href=\"{}\">下载压缩包</a></p>", Url::Local(PathOf(package) + "/zip"));
}

Response ShowOne(Desk& desk, const std::string& folder, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const ArchivePackage package = PackageIn(reader, request, visitor);
  web::Page page = PartFrame(visitor, YearInWords(package) + "归档包", kArchivePath);
  page.breadcrumbs.push_back({"归档和移交", Url::Local(kArchivePath)});
  if (IsOpen(package)) page.refresh_without_script = kRefresh;
  page.body.Add("<p>{}</p>{}{}", BadgeOf(package), Progress(package),
                Facts(package, NameOfOrgan(reader, package.organ)));
  if (package.state != PackageState::kDone) return Response::Of(RenderPage(page, request));
  page.body.Add("{}{}{}", Faults(package), OpenHits(reader, package.organ, BeijingDay(desk.now())),
                FilePart(package, PathOfPackage(reader, package, folder)));
  page.body.Add(
      "<p class=\"gk-soft\">核对：<code>gongkai verify-archive "
      "压缩包</code>，不用数据库；不用本系统怎样核对，写在包里的说明.txt。"
      "下载后请和上面的摘要比较。</p>");
  page.body.Add(
      "<p "
      "class=\"gk-soft\">"
      "没有主动公开的不在包里，也不提供给图书馆。档案本身到期移交时要附政府信息公开情况（档案法实施条例第三十条），"
      "可以用 <a href=\"{}\">{} 年登记不公开的清单</a>，只交国家档案馆。</p>",
      Url::Local(PathOf(package) + "/unpublished"), package.year);
  if (visitor.May(Act::kDraftItems, package.organ)) {
    page.actions = Markup("<a class=\"btn btn-primary\" href=\"{}\">制作移交清单</a>",
                          Url::Local(std::string(kTransferPath) + "/new")
                              .With("organ", std::to_string(package.organ.value))
                              .With("package", std::to_string(package.number)));
  }
  return Response::Of(RenderPage(page, request));
}

Response SendZip(Desk& desk, const std::string& folder, const Request& request, const Visitor& visitor) {
  ArchivePackage package;
  std::string path;
  {
    db::Reader reader = desk.database.Read();
    package = PackageIn(reader, request, visitor);
    path = PathOfPackage(reader, package, folder);
  }
  std::optional<Response> sent;
  if (package.state == PackageState::kDone) {
    sent = web::SendFile(request, {.path = path,
                                   .name = std::filesystem::path(path).filename().string(),
                                   .content_type = "application/zip",
                                   .size = static_cast<std::uint64_t>(package.size),
                                   .tag = package.sm3});
  }
  if (!sent) {
    throw web::ProblemError(
        {404, "没有这个文件", "压缩包不在这台服务器上，或者大小和制作时不一样，请告诉系统管理员。"});
  }
  // A piece of it is taken like the whole; who has it already takes nothing.
  if (sent->status == kWhole || sent->status == kPiece) RecordTaken(desk, visitor, kTakeAct, package);
  return std::move(*sent);
}

Response SendUnpublished(Desk& desk, const Request& request, const Visitor& visitor) {
  RecordTaken(desk, visitor, kTakeUnpublishedAct, [&] {
    db::Reader before = desk.database.Read();
    return PackageIn(before, request, visitor);
  }());
  db::Reader reader = desk.database.Read();
  const ArchivePackage package = PackageIn(reader, request, visitor);
  return Response::Download(
      fmt::format("没有主动公开的登记表{}-{}.xlsx", package.year, package.organ.value),
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      UnpublishedWorkbook(reader, package.organ, NameOfOrgan(reader, package.organ), package.year));
}

Response PostAsk(Desk& desk, const Archiving& archiving, const Request& request, const Visitor& visitor) {
  const OrganId organ = OrganFor(request, visitor, Act::kDraftItems);
  const auto asked =
      AskForPackage(desk, ActorOn(visitor, Act::kDraftItems, organ, request), organ,
                    static_cast<int>(std::clamp<std::int64_t>(request.form.Int("year").value_or(0), 0, 9999)));
  if (!asked) return ShowList(desk, request, visitor, asked.errors());
  if (archiving.start) {
    archiving.start("制作归档包", [&desk, folder = archiving.folder](const Stopping& stopping) {
      MakeWaitingPackages(desk, folder, stopping);
    });
  }
  return Response::SeeOther(Url::Local(PathOf(ArchivePackage{.organ = organ, .number = *asked})));
}

}  // namespace

ArchiveKey KeyIn(const Request& request, const Visitor& visitor) {
  const auto id = ItemIdFrom(request.params.Get("id"));  // organ and number, as of an item
  if (!id || !visitor.May(Act::kSeeItems, id->organ)) {
    throw web::ProblemError({404, "没有这一页", "没有这一页，请从“归档和移交”进入。"});
  }
  return {id->organ, id->number};
}

std::vector<web::Choice> OrgansToHandOver(const Visitor& visitor) {
  std::vector<web::Choice> choices;
  for (const account::HeldPost& post : visitor.posts) {
    const std::string id = std::to_string(post.organ.value);
    const bool is_new = std::ranges::none_of(choices, [&](const web::Choice& each) { return each.value == id; });
    if (is_new && visitor.May(Act::kDraftItems, post.organ)) choices.push_back({id, post.organ_name});
  }
  return choices;
}

void AddArchivePages(account::Office& office, const Archiving& archiving) {
  Desk& desk = office.desk();
  office.Get(kArchivePath, Act::kSeeItems,
             [&desk](const Request& request, const Visitor& visitor) { return ShowList(desk, request, visitor, {}); });
  office.Post(kArchivePath, Act::kDraftItems, [&desk, archiving](const Request& request, const Visitor& visitor) {
    return PostAsk(desk, archiving, request, visitor);
  });
  office.Get("/office/archive/{id}", Act::kSeeItems,
             [&desk, folder = archiving.folder](const Request& request, const Visitor& visitor) {
               return ShowOne(desk, folder, request, visitor);
             });
  office.Get(
      "/office/archive/{id}/unpublished", Act::kSeeItems,
      [&desk](const Request& request, const Visitor& visitor) { return SendUnpublished(desk, request, visitor); });
  office.Get("/office/archive/{id}/zip", Act::kSeeItems,
             [&desk, folder = archiving.folder](const Request& request, const Visitor& visitor) {
               return SendZip(desk, folder, request, visitor);
             });
}

}  // namespace gongkai::disclosure

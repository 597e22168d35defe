// /office/screening: what is open of all that is public, and of drafts; by organ for who sees the county; how far the
// last rescan came.

#include <fmt/format.h>

#include "disclosure/pages.h"
#include "disclosure/participation/entry_screening_view.h"
#include "disclosure/screen/item_screening_view.h"
#include "disclosure/screen/rescan_actions.h"
#include "disclosure/screen/screen_store.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr int kMostShown = 200;

Html RescanPart(db::Session& session) {
  const auto rescan = RescanNow(session);
  if (!rescan)
    return Markup("<p class=\"gk-soft\">词表更新以后，程序会把已经公开的信息重新检查一遍，结果列在这里。</p>");
  if (rescan->ended_at) {
    return Markup("<p class=\"gk-soft\">{} 用第 {} 版词表重新检查完 {} 件公开信息，{} 件有待处理的内容。</p>",
                  ToBeijingMinute(*rescan->ended_at), rescan->by.lists, rescan->looked, rescan->found);
  }
  return Markup(
      "<p><label for=\"rescan\">正在用第 {} 版词表重新检查：共约 {} 件，已检查 {} 件，{} "
      "件有待处理的内容</label></p><progress "
      "id=\"rescan\" class=\"bar\" max=\"{}\" value=\"{}\"></progress>",
      rescan->by.lists, rescan->total, rescan->looked, rescan->found, std::max<std::int64_t>(rescan->total, 1),
      rescan->looked);
}

Html OrgansPart(db::Session& session, const std::vector<OpenOfOrgan>& counts, std::optional<OrganId> chosen) {
  if (counts.size() < 2 && !chosen) return {};
  Html rows;
  for (const OpenOfOrgan& each : counts) {
    rows.Add("<tr><th scope=\"row\">{}</th><td><a href=\"{}\">{} 件</a></td><td>{} 处</td></tr>",
             NameOfOrgan(session, each.organ),
             Url::Local("/office/screening").With("organ", std::to_string(each.organ.value)), each.items, each.open);
  }
  return Markup(
      "<section class=\"card item-part\"><h2>各机关</h2><div class=\"table-responsive\" tabindex=\"0\" role=\"region\" "
      "aria-label=\"各机关待处理的件数\"><table class=\"table\"><thead><tr><th scope=\"col\">机关</th><th "
      "scope=\"col\">公开信息</th><th scope=\"col\">待处理</th></tr></thead><tbody>{}</tbody></table></div></section>",
      rows);
}

Html ItemsPart(db::Session& session, std::string_view heading, std::string_view none,
               const std::vector<OpenItem>& items, bool names_organ) {
  Html lines;
  for (const OpenItem& each : items) {
    Url address = Url::Local(ScreeningPath(each.item.id));
    if (each.version != each.item.latest_version) address.With("version", std::to_string(each.version));
    const std::string organ = names_organ ? NameOfOrgan(session, each.item.id.organ) : std::string();
    lines.Add(
        "<li><a href=\"{}\">{}</a> <span class=\"badge gk-badge-error\">{} 处待处理</span> <span "
        "class=\"gk-soft\">{}</span></li>",
        address, TitleOf(each.item), each.open, organ);
  }
  Html more;
  if (std::cmp_equal(items.size(), kMostShown)) more.Add("<p class=\"gk-soft\">只列出前 {} 件。</p>", kMostShown);
  const Html body = lines.empty() ? Markup("<p class=\"empty-note\">{}</p>", none)
                                  : Markup("<ul class=\"item-steps\">{}</ul>{}", lines, more);
  return Markup("<section class=\"card item-part\"><h2>{}</h2>{}</section>", heading, body);
}

/// Topics and questions, for who writes or examines them.
Html EntriesPart(db::Session& session, const Visitor& visitor, std::optional<OrganId> chosen) {
  Html lines;
  for (const OpenEntry& each : EntriesToDecide(session, visitor, kMostShown)) {
    if (chosen && each.entry.id.organ != *chosen) continue;
    lines.Add(
        "<li><a href=\"{}\">{}</a> <span class=\"badge gk-badge-error\">{} 处待处理</span> <span "
        "class=\"gk-soft\">{}</span></li>",
        Url::Local("/office/entries/{}", ToString(each.entry.id)), each.entry.title, each.open,
        NameOf(each.entry.kind));
  }
  if (lines.empty()) return {};
  return Markup("<section class=\"card item-part\"><h2>公开的题目和问答</h2><ul class=\"item-steps\">{}</ul></section>",
                lines);
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  auto organs = visitor.OrgansFor(Act::kSeeItems);
  std::optional<OrganId> chosen;
  if (const auto organ = request.query.Int("organ"); organ && visitor.May(Act::kSeeItems, OrganId{*organ})) {
    chosen = OrganId{*organ};
  }
  db::Reader reader = desk.database.Read();
  const auto counts = CountOpenPublic(reader, organs, today);
  if (chosen) organs = std::vector{*chosen};
  const bool many = !organs || organs->size() > 1;
  web::Page page = PartFrame(visitor, chosen ? "检查：" + NameOfOrgan(reader, *chosen) : "检查", "/office/screening");
  if (chosen) page.breadcrumbs.push_back({"检查", Url::Local("/office/screening")});
  page.body.Add("{}{}{}{}{}", RescanPart(reader), OrgansPart(reader, counts, chosen),
                ItemsPart(reader, "已经公开的", "已经公开的信息里没有待处理的内容。",
                          OpenPublicItems(reader, organs, today, kMostShown), many),
                EntriesPart(reader, visitor, chosen),
                ItemsPart(reader, "还没有公开的", "草稿和送审稿里没有待处理的内容。",
                          OpenDrafts(reader, organs, kMostShown), many));
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddScreeningListPages(account::Office& office) {
  office.Get("/office/screening", Act::kSeeItems, [&office](const Request& request, const Visitor& visitor) {
    return Show(office.desk(), request, visitor);
  });
}

}  // namespace gongkai::disclosure

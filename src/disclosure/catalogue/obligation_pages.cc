// Who owes what: overdue, coming, done, by organ; and what is followed until it is done.

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>

#include "base/fold.h"
#include "disclosure/catalogue/catalogue_pages.h"
#include "disclosure/catalogue/obligation_pages.h"
#include "disclosure/catalogue/reminder_store.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::AttributeIf;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

/// What is looked at together.
struct Group {
  std::string_view id, name, empty;
};
constexpr std::array<Group, 4> kGroups = {{{"overdue", "逾期未公开", "没有逾期的。"},
                                           {"coming", "快到期", "10个工作日内没有到期的。"},
                                           {"later", "未到期", "没有。"},
                                           {"done", "已公开", "还没有公开的。"}}};
constexpr std::size_t kMostShown = 200;
constexpr int kMostTracked = 500;

std::size_t GroupOf(ObligationState state) {
  switch (state) {
    case ObligationState::kOverdue:
      return 0;
    case ObligationState::kDueToday:
    case ObligationState::kComing:
      return 1;
    case ObligationState::kLater:
      return 2;
    case ObligationState::kDone:
    case ObligationState::kDoneLate:
      return 3;
  }
  return 3;
}

/// The item that does it, or the way to write one.
Html ItemCell(const OrganObligation& owed, const Visitor& visitor) {
  if (owed.obligation.item) {
    return Markup("<a href=\"/office/items/{}\">{}</a>", ToString(*owed.obligation.item),
                  owed.obligation.done_on ? ToString(*owed.obligation.done_on) + " 公开" : std::string("正在办"));
  }
  if (!visitor.May(Act::kDraftItems, owed.organ.id)) {
    return RemindingPost(visitor, owed.organ.id)
               ? Markup("<a class=\"btn btn-sm\" href=\"{}\">催办、跟踪</a>", Url::Local(PathOf(owed)))
               : Markup("<span class=\"gk-soft\">没有</span>");
  }
  const std::string row =
      ToString(owed.row->kept.id) + (owed.obligation.period.empty() ? "" : "_" + owed.obligation.period);
  return Markup("<a class=\"btn btn-sm\" href=\"{}\">拟稿</a>", Url::Local("/office/items/new").With("row", row));
}

/// No law sets the day: people must not take it for one.
Html GroundNote(const Obligation& obligation) {
  if (obligation.ground != TermGround::kInternal) return {};
  return Markup("<div class=\"gk-soft\">内部工作期限</div>");
}

/// What was said so far: how often each of those that are shown was reminded of, and which are followed.
struct Marks {
  std::map<ObligationKey, std::int64_t> reminders;
  std::map<ObligationKey, Track> tracked;
};

Marks MarksOf(db::Session& session, const std::optional<std::vector<OrganId>>& organs) {
  Marks marks;
  for (Track& track : OpenTracks(session, organs, kMostTracked)) marks.tracked.emplace(track.key, std::move(track));
  return marks;
}

void CountFor(db::Session& session, const std::vector<OrganObligation>& shown, Marks& marks) {
  for (const OrganObligation& owed : shown) {
    const ObligationKey key = KeyOf(owed);
    if (const auto count = CountReminders(session, key); count > 0) marks.reminders.emplace(key, count);
  }
}

Html MarksPart(const OrganObligation& owed, const Marks& marks) {
  Html html;
  const ObligationKey key = KeyOf(owed);
  if (const auto count = marks.reminders.find(key); count != marks.reminders.end())
    html.Add("<div class=\"gk-soft\">已催办 {} 次</div>", count->second);
  if (marks.tracked.contains(key)) html.Add("<div class=\"gk-soft\">跟踪中</div>");
  return html;
}

Html Line(const OrganObligation& owed, const Visitor& visitor, const Marks& marks, Date today, bool of_county) {
  Html organ;
  if (of_county) {
    organ.Add("<td data-label=\"机关\" class=\"gk-nowrap\"><a href=\"{}\">{}</a></td>", ObligationsUrl(owed.organ.id),
              owed.organ.short_name);
  }
  const NamedDuty& duty = owed.row->duty;
  const std::string who = duty.unit_name + (duty.unit_name.empty() ? "" : " ") + duty.person_name;
  return Markup(
      "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th>{}<td data-label=\"负责\">{}</td><td data-label=\"最晚公开\" "
      "class=\"gk-nowrap\"><a href=\"{}\">{}</a>{}</td><td data-label=\"状态\" class=\"gk-nowrap\">{}{}</td><td "
      "data-label=\"信息\">{}</td></tr>",
      Url::Local("/office/catalogue/rows/" + ToString(owed.row->kept.id))
          .With("organ", std::to_string(owed.organ.id.value)),
      NameOf(owed), organ, IsBlankText(who) ? std::string("未定") : who, Url::Local(PathOf(owed)), owed.obligation.due,
      GroundNote(owed.obligation), ObligationBadge(owed.obligation, today), MarksPart(owed, marks),
      ItemCell(owed, visitor));
}

struct Listed {
  std::optional<OrganId> organ;
  std::size_t group = 0;
};

Url UrlOf(const Listed& listed) {
  Url url = Url::Local("/office/obligations").With("state", kGroups[listed.group].id);
  if (listed.organ) url.With("organ", std::to_string(listed.organ->value));
  return url;
}

Html GroupTabs(const Listed& listed, const std::array<int, kGroups.size()>& counts) {
  Html tabs;
  for (std::size_t i = 0; i < kGroups.size(); ++i) {
    tabs.Add("<li><a href=\"{}\" {}>{} <span class=\"gk-soft\">{}</span></a></li>", UrlOf({listed.organ, i}),
             AttributeIf(i == listed.group, "aria-current=\"page\""), kGroups[i].name, counts[i]);
  }
  return Markup("<nav class=\"item-tabs\" aria-label=\"状态\"><ul>{}</ul></nav>", tabs);
}

/// By organ how many are overdue, coming, done: for who looks after the whole county.
struct OrganCount {
  OwingOrgan organ;
  std::array<int, kGroups.size()> counts{};
};

Html OrganTable(std::vector<OrganCount> organs) {
  std::ranges::stable_sort(organs, std::ranges::greater(), [](const OrganCount& each) { return each.counts[0]; });
  Html rows;
  for (const auto& [organ, counts] : organs) {
    rows.Add(
        "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td class=\"gk-number\" data-label=\"逾期未公开\">{}</td><td "
        "class=\"gk-number\" data-label=\"快到期\">{}</td><td class=\"gk-number\" data-label=\"未到期\">{}</td><td "
        "class=\"gk-number\" data-label=\"已公开\">{}</td></tr>",
        UrlOf({organ.id, 0}), organ.short_name, counts[0], counts[1], counts[2], counts[3]);
  }
  if (rows.empty()) return {};
  return Markup(
      "<h2 class=\"gk-section\">各机关</h2><div class=\"card\"><table class=\"table card-table "
      "gk-list\"><thead><tr><th "
      "scope=\"col\">机关</th><th scope=\"col\" class=\"gk-number\">逾期未公开</th><th scope=\"col\" "
      "class=\"gk-number\">快到期</th><th scope=\"col\" class=\"gk-number\">未到期</th><th scope=\"col\" "
      "class=\"gk-number\">已公开</th></tr></thead><tbody>{}</tbody></table></div>",
      rows);
}

Listed ListedFrom(const Request& request, const Visitor& visitor) {
  Listed listed;
  const auto group = std::ranges::find(kGroups, request.query.Get("state"), &Group::id);
  if (group != kGroups.end()) listed.group = static_cast<std::size_t>(group - kGroups.begin());
  if (const auto organ = request.query.Int("organ")) {
    if (!visitor.May(Act::kSeeItems, OrganId{*organ})) {
      throw web::ProblemError({404, "没有这个机关", "没有这个机关，请从“应公开事项”进入。"});
    }
    listed.organ = OrganId{*organ};
  }
  return listed;
}

/// `shown`: the first of the `count` that there are.
Html Lines(const std::vector<OrganObligation>& shown, int count, const Listed& listed, const Visitor& visitor,
           const Marks& marks, Date today, bool of_county) {
  Html lines;
  for (const OrganObligation& owed : shown) lines.Add("{}", Line(owed, visitor, marks, today, of_county));
  if (count == 0) return Markup("<p class=\"gk-empty\">{}</p>", kGroups[listed.group].empty);
  Html html = Markup(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th "
      "scope=\"col\">应公开的事项</th>{}<th "
      "scope=\"col\">负责</th><th scope=\"col\">最晚公开</th><th scope=\"col\">状态</th><th "
      "scope=\"col\">信息</th></tr></thead><tbody>{}</tbody></table></div>",
      of_county ? Markup("<th scope=\"col\">机关</th>") : Html(), lines);
  if (static_cast<std::size_t>(count) > shown.size()) {
    html.Add("<p class=\"gk-count\">共 {} 项，这里只列出{}的 {} 项{}。</p>", count,
             kGroups[listed.group].id == "done" ? "到期日最晚" : "到期日最早", shown.size(),
             of_county ? "；点一个机关，只看它的" : "");
  }
  return html;
}

Response ShowList(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  const Listed listed = ListedFrom(request, visitor);
  auto organs = visitor.OrgansFor(Act::kSeeItems);
  const bool of_county = !organs && !listed.organ;
  if (listed.organ) organs = std::vector<OrganId>{*listed.organ};
  db::Reader reader = desk.database.Read();
  std::array<int, kGroups.size()> counts{};
  std::vector<OrganCount> by_organ;
  // Everything is counted, and no more is kept than is shown. What was done last stands first; what is due first does.
  const std::vector<OrganObligation> shown =
      ObligationsFor(reader, organs, today,
                     {.filter =
                          [&](const OwingOrgan& organ, const RowOfOrgan&, const Obligation& obligation) {
                            const std::size_t group = GroupOf(obligation.state);
                            ++counts[group];
                            if (by_organ.empty() || by_organ.back().organ.id != organ.id)
                              by_organ.push_back({organ, {}});
                            ++by_organ.back().counts[group];
                            return group == listed.group;
                          },
                      .most = kMostShown,
                      .is_last_first = kGroups[listed.group].id == "done"});
  std::string title = "应公开事项";
  if (listed.organ && !visitor.OrgansFor(Act::kSeeItems)) title = NameOfOrgan(reader, *listed.organ) + "应公开事项";
  web::Page page = CatalogueFrame(visitor, title, "/office/obligations");
  if (listed.organ && !visitor.OrgansFor(Act::kSeeItems)) {
    page.actions = Markup("<a class=\"btn\" href=\"/office/obligations\">看全县</a>");
  }
  if (by_organ.empty()) {
    page.body.Add(
        "<p class=\"gk-empty\">还没有应公开的事项。它们由<a "
        "href=\"/office/catalogue\">标准目录</a>得出：先有目录，再说明涉及"
        "哪些领域。</p>");
    return Response::Of(RenderPage(page, request));
  }
  Marks marks = MarksOf(reader, organs);
  CountFor(reader, shown, marks);
  if (!marks.tracked.empty())
    page.actions.Add(" <a class=\"btn\" href=\"/office/obligations/tracked\">跟踪的 {} 项</a>", marks.tracked.size());
  page.body.Add("{}{}", GroupTabs(listed, counts),
                Lines(shown, counts[listed.group], listed, visitor, marks, today, of_county));
  if (of_county) page.body.Add("{}", OrganTable(std::move(by_organ)));
  return Response::Of(RenderPage(page, request));
}

// ---- what is followed

/// Of what is followed what is owed still, and what is done by now, by organ.
std::vector<OrganObligation> Tracked(db::Session& session, const std::map<ObligationKey, Track>& keys, Date today) {
  std::set<OrganId> organs;
  std::set<CatalogueRowId> rows;
  for (const auto& [key, track] : keys) {
    organs.insert(key.organ);
    rows.insert(key.row);
  }
  if (organs.empty()) return {};
  return ObligationsFor(session, std::vector<OrganId>(organs.begin(), organs.end()), today,
                        {.filter = [&](const OwingOrgan& organ, const RowOfOrgan& row, const Obligation& each) {
                          return rows.contains(row.kept.id) &&
                                 keys.contains(KeyOf(organ.id, row.kept.id, row.kept.row.rhythm, each));
                        }});
}

std::string NameOfRow(db::Session& session, CatalogueRowId id) {
  const auto kept = FindRow(session, id);
  if (!kept) return "（目录里已经没有这一行）";
  return kept->row.first_matter + (kept->row.second_matter.empty() ? "" : "　" + kept->row.second_matter);
}

/// What is followed and owed no more: its row was ended, its item dropped, its period left out. It is named by its key,
/// so that somebody can let go of it.
Html Leftovers(db::Session& session, const std::vector<Track>& tracks, const Request& request, const Visitor& visitor) {
  Html lines;
  for (const Track& track : tracks) {
    Html button;
    if (RemindingPost(visitor, track.key.organ)) {
      button = Markup(
          "<form method=\"post\" action=\"/office/obligations/tracked/let-go\">{}<input type=\"hidden\" name=\"organ\" "
          "value=\"{}\"><input type=\"hidden\" name=\"row\" value=\"{}\"><input type=\"hidden\" name=\"part\" "
          "value=\"{}\"><button class=\"btn btn-sm\" type=\"submit\">停止跟踪</button></form>",
          web::FormKeys(request), track.key.organ.value, ToString(track.key.row), track.key.part);
    }
    lines.Add("<li>{}　{}　{}　<span class=\"gk-soft\">{}从{}起跟踪</span>{}</li>",
              NameOfOrgan(session, track.key.organ), NameOfRow(session, track.key.row),
              track.key.part.starts_with("item-") ? std::string() : track.key.part, track.by, track.begun_on, button);
  }
  if (lines.empty()) return {};
  return Markup("<h2 class=\"gk-section\">已不在应公开事项里</h2><ul class=\"item-kept\">{}</ul>", lines);
}

Response ShowTracked(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  const auto organs = visitor.OrgansFor(Act::kSeeItems);
  db::Reader reader = desk.database.Read();
  Marks marks = MarksOf(reader, organs);
  web::Page page = CatalogueFrame(visitor, "跟踪的事项", "/office/obligations");
  page.breadcrumbs.push_back({"应公开事项", Url::Local("/office/obligations")});
  Html open, done;
  const std::vector<OrganObligation> tracked = Tracked(reader, marks.tracked, today);
  CountFor(reader, tracked, marks);
  std::map<ObligationKey, Track> left = marks.tracked;
  for (const OrganObligation& owed : tracked) {
    (IsDone(owed.obligation.state) ? done : open).Add("{}", Line(owed, visitor, marks, today, true));
    left.erase(KeyOf(owed));
  }
  std::vector<Track> leftovers;
  for (auto& [key, track] : left) leftovers.push_back(std::move(track));
  const auto table = [](std::string_view title, const Html& lines) {
    if (lines.empty()) return Html();
    return Markup(
        "<h2 class=\"gk-section\">{}</h2><div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th "
        "scope=\"col\">应公开的事项</th><th scope=\"col\">机关</th><th scope=\"col\">负责</th><th "
        "scope=\"col\">最晚公开</th><th scope=\"col\">状态</th><th "
        "scope=\"col\">信息</th></tr></thead><tbody>{}</tbody></table></div>",
        title, lines);
  };
  if (request.query.Get("done") == "1") page.body.Add("<div class=\"gk-said\" role=\"status\"><p>已保存。</p></div>");
  page.body.Add("{}{}{}", table("还没有公开", open), table("已经公开，可以停止跟踪", done),
                Leftovers(reader, leftovers, request, visitor));
  if (marks.tracked.empty()) page.body.Add("<p class=\"gk-empty\">没有跟踪的事项。</p>");
  return Response::Of(RenderPage(page, request));
}

}  // namespace

Html ObligationBadge(const Obligation& obligation, Date today) {
  const auto left = (std::chrono::sys_days(obligation.due) - std::chrono::sys_days(today)).count();
  switch (obligation.state) {
    case ObligationState::kOverdue:
      return Markup("<span class=\"badge gk-badge-error\">逾期 {} 天</span>", -left);
    case ObligationState::kDueToday:
      return Markup("<span class=\"badge gk-badge-warning\">今天到期</span>");
    case ObligationState::kComing:
      return Markup("<span class=\"badge gk-badge-warning\">还有 {} 天</span>", left);
    case ObligationState::kLater:
      return Markup("<span class=\"badge gk-badge-quiet\">还有 {} 天</span>", left);
    case ObligationState::kDone:
      return Markup("<span class=\"badge gk-badge-good\">已公开</span>");
    case ObligationState::kDoneLate:
      return Markup("<span class=\"badge gk-badge-note\">逾期公开</span>");
  }
  return {};
}

Url ObligationsUrl(OrganId organ) { return UrlOf({organ, 0}); }

void AddObligationPages(account::Office& office) {
  Desk& desk = office.desk();
  office.Get("/office/obligations", Act::kSeeItems,
             [&desk](const Request& request, const Visitor& visitor) { return ShowList(desk, request, visitor); });
  office.Get("/office/obligations/tracked", Act::kSeeItems,
             [&desk](const Request& request, const Visitor& visitor) { return ShowTracked(desk, request, visitor); });
}

}  // namespace gongkai::disclosure

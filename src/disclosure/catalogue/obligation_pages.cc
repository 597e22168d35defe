// Who owes what: overdue, coming, done, by organ; and how a due day comes about, day by day.

#include <algorithm>
#include <array>
#include <functional>

#include "account/working_days_view.h"
#include "base/fold.h"
#include "disclosure/catalogue/catalogue_pages.h"
#include "disclosure/catalogue/obligation_view.h"
#include "disclosure/pages.h"

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

Html StateBadge(const Obligation& obligation, Date today) {
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

Url WhyUrl(const OrganObligation& owed) {
  Url url = Url::Local("/office/obligations/due")
                .With("organ", std::to_string(owed.organ.id.value))
                .With("row", ToString(owed.row->kept.id));
  if (!owed.obligation.period.empty()) url.With("period", owed.obligation.period);
  if (owed.obligation.item) url.With("item", ToString(*owed.obligation.item));
  return url;
}

/// The item that does it, or the way to write one.
Html ItemCell(const OrganObligation& owed, const Visitor& visitor) {
  if (owed.obligation.item) {
    return Markup("<a href=\"/office/items/{}\">{}</a>", ToString(*owed.obligation.item),
                  owed.obligation.done_on ? ToString(*owed.obligation.done_on) + " 公开" : std::string("正在办"));
  }
  if (!visitor.May(Act::kDraftItems, owed.organ.id)) return Markup("<span class=\"gk-soft\">没有</span>");
  const std::string row =
      ToString(owed.row->kept.id) + (owed.obligation.period.empty() ? "" : "_" + owed.obligation.period);
  return Markup("<a class=\"btn btn-sm\" href=\"{}\">拟稿</a>", Url::Local("/office/items/new").With("row", row));
}

/// No law sets the day: people must not take it for one.
Html GroundNote(const Obligation& obligation) {
  if (obligation.ground != TermGround::kInternal) return {};
  return Markup("<div class=\"gk-soft\">内部工作期限</div>");
}

Html Line(const OrganObligation& owed, const Visitor& visitor, Date today, bool of_county) {
  Html organ;
  if (of_county) organ.Add("<td data-label=\"机关\" class=\"gk-nowrap\">{}</td>", owed.organ.short_name);
  const NamedDuty& duty = owed.row->duty;
  const std::string who = duty.unit_name + (duty.unit_name.empty() ? "" : " ") + duty.person_name;
  return Markup(
      "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th>{}<td data-label=\"负责\">{}</td><td data-label=\"最晚公开\" "
      "class=\"gk-nowrap\"><a href=\"{}\">{}</a>{}</td><td data-label=\"状态\" class=\"gk-nowrap\">{}</td><td "
      "data-label=\"信息\">{}</td></tr>",
      Url::Local("/office/catalogue/rows/" + ToString(owed.row->kept.id))
          .With("organ", std::to_string(owed.organ.id.value)),
      NameOf(owed), organ, IsBlankText(who) ? std::string("未定") : who, WhyUrl(owed), owed.obligation.due,
      GroundNote(owed.obligation), StateBadge(owed.obligation, today), ItemCell(owed, visitor));
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
           Date today, bool of_county) {
  Html lines;
  for (const OrganObligation& owed : shown) lines.Add("{}", Line(owed, visitor, today, of_county));
  if (count == 0) return Markup("<p class=\"gk-empty\">{}</p>", kGroups[listed.group].empty);
  Html html = Markup(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th "
      "scope=\"col\">应公开的事项</th>{}<th "
      "scope=\"col\">负责</th><th scope=\"col\">最晚公开</th><th scope=\"col\">状态</th><th "
      "scope=\"col\">信息</th></tr></thead><tbody>{}</tbody></table></div>",
      of_county ? Markup("<th scope=\"col\">机关</th>") : Html(), lines);
  if (static_cast<std::size_t>(count) > shown.size()) {
    html.Add("<p class=\"gk-count\">共 {} 项，只列出前 {} 项{}。</p>", count, shown.size(),
             of_county ? "；选一个机关可以看得更多" : "");
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
  page.body.Add("{}{}", GroupTabs(listed, counts),
                Lines(shown, counts[listed.group], listed, visitor, today, of_county));
  if (of_county) page.body.Add("{}", OrganTable(std::move(by_organ)));
  return Response::Of(RenderPage(page, request));
}

// ---- how a due day comes about

std::optional<OrganObligation> Asked(db::Session& session, const Request& request, const Visitor& visitor, Date today) {
  const auto organ = request.query.Int("organ");
  const auto row = CatalogueRowIdFrom(request.query.Get("row"));
  const auto item = ItemIdFrom(request.query.Get("item"));
  if (!organ || !row || !visitor.May(Act::kSeeItems, OrganId{*organ})) return std::nullopt;
  const auto is_it = [&](const OwingOrgan&, const RowOfOrgan& of, const Obligation& obligation) {
    return of.kept.id == *row && obligation.period == request.query.Get("period") && (!item || obligation.item == item);
  };
  auto found = ObligationsFor(session, std::vector<OrganId>{OrganId{*organ}}, today, {.filter = is_it, .most = 1});
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

/// What the term rests on, in words.
std::string GroundWords(const OrganObligation& owed) {
  switch (owed.obligation.ground) {
    case TermGround::kRow:
      return "依据：目录的公开时限“" + owed.row->kept.row.time_words + "”。";
    case TermGround::kStatutory:
      return "依据：条例第二十六条（目录没有写明天数）。";
    case TermGround::kInternal:
      return "这是内部工作期限，用来提醒，不是法定期限；信息有了形成、变更等日期以后，按目录的公开时限和条例第二十六条"
             "计"
             "算。";
  }
  return {};
}

/// A term of no days: the day of the event itself.
Html SameDayWords(const OrganObligation& owed) {
  const Obligation& obligation = owed.obligation;
  if (obligation.period.empty()) {
    return Markup("<p>“{}”应当在{}的当天（<b>{}</b>）公开。{}</p>", NameOf(owed), obligation.event,
                  ToChinese(obligation.due), GroundWords(owed));
  }
  return Markup("<p>“{}”应当在本期之内公开，最后一天是<b>{}</b>。{}</p>", NameOf(owed), ToChinese(obligation.due),
                GroundWords(owed));
}

Response ShowDue(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const auto owed = Asked(reader, request, visitor, BeijingDay(desk.now()));
  if (!owed) throw web::ProblemError({404, "没有这一项", "没有这一项，请从“应公开事项”进入。"});
  const Obligation& obligation = owed->obligation;
  web::Page page = CatalogueFrame(visitor, "公开期限怎么算", "/office/obligations");
  page.breadcrumbs.push_back({"应公开事项", UrlOf({owed->organ.id, 0})});
  if (obligation.term.number == 0) {
    page.body.Add("{}", SameDayWords(*owed));
    return Response::Of(RenderPage(page, request));
  }
  const law::DayCount count = law::CountDays(account::WorkingDays(), obligation.start, obligation.term);
  page.body.Add("<p>“{}”从{}之日（{}）的第二天起算，{}，最后一天是<b>{}</b>。{}</p>", NameOf(*owed), obligation.event,
                ToChinese(count.start), law::ToChinese(obligation.term), ToChinese(count.end), GroundWords(*owed));
  if (count.is_provisional) {
    page.body.Add(
        "<div "
        "class=\"gk-warned\"><p>其中有的年份国务院还没有发布放假通知，先按周末推算；通知发布后会重新计算。</p></div>");
  }
  page.body.Add("<div class=\"item-months\">{}</div>", MonthsOf(count));
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddObligationPages(account::Office& office) {
  Desk& desk = office.desk();
  office.Get("/office/obligations", Act::kSeeItems,
             [&desk](const Request& request, const Visitor& visitor) { return ShowList(desk, request, visitor); });
  office.Get("/office/obligations/due", Act::kSeeItems,
             [&desk](const Request& request, const Visitor& visitor) { return ShowDue(desk, request, visitor); });
}

}  // namespace gongkai::disclosure

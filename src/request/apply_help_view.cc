#include "request/apply_help_view.h"

#include <algorithm>
#include <vector>

#include "account/organ_card_view.h"
#include "disclosure/search/search_view.h"

namespace gongkai::request {
namespace {

using account::OrganId;
using web::Html;
using web::Markup;

constexpr int kShown = 5;
constexpr std::size_t kOrgansShown = 3;

struct Found {
  disclosure::ItemId item;
  std::string title;
};

/// What holds all the words; where nothing does, what is called something like it.
std::vector<Found> FoundFor(db::Session& session, const disclosure::SearchAsk& ask, bool& is_exact) {
  std::vector<Found> found;
  for (const disclosure::FoundLine& line : disclosure::Search(session, ask).lines) {
    found.push_back({line.item.id, line.item.title});
  }
  is_exact = !found.empty();
  if (is_exact) return found;
  for (const disclosure::LikeTitle& like : disclosure::TitlesLike(session, ask, kShown)) {
    found.push_back({like.item, like.title});
  }
  return found;
}

/// Those that published what was found, and those that are named in what was typed; the likeliest first.
std::vector<OrganId> OrgansFor(db::Session& session, const disclosure::SearchAsk& ask,
                               const std::vector<Found>& found) {
  std::vector<OrganId> organs;
  const auto add = [&](OrganId organ) {
    if (organs.size() < kOrgansShown && std::ranges::find(organs, organ) == organs.end()) organs.push_back(organ);
  };
  for (const disclosure::NamedOrgan& named : disclosure::OrgansNamed(session, ask)) add(named.organ);
  for (const Found& each : found) add(each.item.organ);
  return organs;
}

Html OrganLines(db::Session& session, const std::vector<OrganId>& organs, OrganId chosen) {
  Html lines;
  for (const OrganId organ : organs) {
    const auto card = account::OrganCardOf(session, organ);
    if (!card || card->closed_on) continue;
    if (organ == chosen) {
      lines.Add("<li>{}（就是您现在选的机关）</li>", card->names.front().name);
    } else {
      lines.Add("<li><a href=\"/apply/{}\">{}</a></li>", organ.value, card->names.front().name);
    }
  }
  return lines;
}

}  // namespace

Html ApplyHelp(db::Session& session, std::string_view typed, OrganId organ, Date today) {
  disclosure::SearchAsk ask{.today = today, .typed = disclosure::TypedWords(typed), .count = kShown};
  ask.query = search::ParseQuery(ask.typed);
  if (ask.query.empty()) return {};
  bool is_exact = false;
  const std::vector<Found> found = FoundFor(session, ask, is_exact);
  Html items;
  for (const Found& each : found) {
    items.Add("<li><a href=\"/items/{}\">{}</a></li>", ToString(each.item), each.title);
  }
  const Html organs = OrganLines(session, OrgansFor(session, ask, found), organ);
  Html help;
  if (items.empty()) {
    help.Add("<p>已经公开的信息里没有找到名称相近的，可以申请。</p>");
  } else {
    help.Add("<p>{}</p><ul>{}</ul>",
             is_exact ? "已经公开的有这些，看看是不是您要的；是的，不用申请：" : "已经公开的里有名称相近的：", items);
  }
  if (!organs.empty()) help.Add("<p>这类信息可能由这些机关负责公开：</p><ul>{}</ul>", organs);
  return help;
}

}  // namespace gongkai::request

#include "disclosure/portal/related_view.h"

#include <algorithm>

namespace gongkai::disclosure {
namespace {

using web::Html;
using web::Markup;

/// Of what names it.
RelatedGroup NamedBy(std::string_view label, ItemKind kind, const std::vector<PublicItem>& naming) {
  RelatedGroup group{.label = label};
  for (const PublicItem& each : naming) {
    if (each.kind == kind) group.links.push_back({each.id, each.title, each.from});
  }
  std::ranges::sort(group.links, std::greater(),
                    [](const PublicLink& link) { return std::pair(std::chrono::sys_days(link.from), link.id); });
  if (group.links.size() > kMostRelated) group.links.resize(kMostRelated);
  return group;
}

std::string_view LabelOfNamed(ItemKind by) {
  switch (by) {
    case ItemKind::kInterpretation:
      return "解读的文件";
    case ItemKind::kOutcome:
      return "征求意见的草案";
    default:
      return "相关文件";
  }
}

RelatedGroup Named(db::Session& session, const Item& item, Date today) {
  RelatedGroup group{.label = LabelOfNamed(item.kind)};
  const auto number = IndexNumberNamedBy(session, item.id);
  const auto named = number ? FindItemByIndexNumber(session, *number) : std::nullopt;
  if (named && named->id != item.id && IsPublic(named->publicity, today)) {
    group.links.push_back({named->id, named->title, *named->publicity.public_from});
  }
  return group;
}

}  // namespace

std::vector<RelatedGroup> RelatedOf(db::Session& session, const Item& item, Date today) {
  std::vector<RelatedGroup> groups{Named(session, item, today)};
  if (!item.index_number.empty()) {
    const auto naming = PublicItemsThatName(session, item.index_number, today);
    groups.push_back(NamedBy("政策解读", ItemKind::kInterpretation, naming));
    groups.push_back(NamedBy("意见采纳情况", ItemKind::kOutcome, naming));
  }
  std::erase_if(groups, [](const RelatedGroup& group) { return group.links.empty(); });
  return groups;
}

Html RelatedPart(const std::vector<RelatedGroup>& groups) {
  if (groups.empty()) return {};
  Html rows;
  for (const RelatedGroup& group : groups) {
    Html links;
    for (const PublicLink& link : group.links) {
      links.Add("<li><a href=\"/items/{}\">{}</a> <span class=\"gk-soft gk-nowrap\">{}</span></li>", ToString(link.id),
                link.title, link.from);
    }
    rows.Add("<div><dt>{}</dt><dd><ul>{}</ul></dd></div>", group.label, links);
  }
  return Markup("<dl class=\"item-related\">{}</dl>", rows);
}

}  // namespace gongkai::disclosure

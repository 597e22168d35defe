#include "disclosure/disposal_record.h"

#include <algorithm>

#include "disclosure/item.h"

namespace gongkai::disclosure {
namespace {

struct Row {
  DisposalState state;
  std::string_view id, name;
};
constexpr std::array kRows = {Row{DisposalState::kProposed, "proposed", "等待批准"},
                              Row{DisposalState::kApproved, "approved", "已批准，已销毁"},
                              Row{DisposalState::kRefused, "refused", "没有批准"}};

const Row& RowOf(DisposalState state) { return *std::ranges::find(kRows, state, &Row::state); }

Date FirstDayOf(std::chrono::year year) { return year / std::chrono::January / 1; }

}  // namespace

Date ArchiveOverOn(Date ended, int years) { return FirstDayOf(ended.year() + std::chrono::years(1 + years)); }
Date EndedBefore(Date today, int years) { return FirstDayOf(today.year() - std::chrono::years(years)); }

std::string_view IdOf(DisposalState state) { return RowOf(state).id; }
std::string_view NameOf(DisposalState state) { return RowOf(state).name; }
std::optional<DisposalState> DisposalStateFrom(std::string_view id) {
  const auto found = std::ranges::find(kRows, id, &Row::id);
  return found == kRows.end() ? std::nullopt : std::optional(found->state);
}

std::string ToString(DisposalId id) { return std::to_string(id.organ.value) + "-" + std::to_string(id.number); }

std::optional<DisposalId> DisposalIdFrom(std::string_view text) {
  const auto parsed = ItemIdFrom(text);  // the same form: organ, dash, number
  if (!parsed) return std::nullopt;
  return DisposalId{parsed->organ, parsed->number};
}

}  // namespace gongkai::disclosure

#include "request/disposal.h"

#include <array>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::request {
namespace {

constexpr std::array kTerms = {kShortestArchiveTerm, 30};

struct StateRow {
  DisposalState state;
  std::string_view id, name;
};
constexpr StateRow kStates[] = {{DisposalState::kProposed, "proposed", "等待批准"},
                                {DisposalState::kApproved, "approved", "已批准，已销毁"},
                                {DisposalState::kRefused, "refused", "没有批准"}};

Date FirstDayOf(std::chrono::year year) { return year / std::chrono::January / 1; }

}  // namespace

std::span<const int> ArchiveTerms() { return kTerms; }

Date ArchiveOverOn(Date ended, int years) { return FirstDayOf(ended.year() + std::chrono::years(1 + years)); }
Date EndedBefore(Date today, int years) { return FirstDayOf(today.year() - std::chrono::years(years)); }

std::string_view IdOf(DisposalState state) { return kStates[static_cast<std::size_t>(state)].id; }
std::string_view NameOf(DisposalState state) { return kStates[static_cast<std::size_t>(state)].name; }
std::optional<DisposalState> DisposalStateFrom(std::string_view id) {
  for (const StateRow& row : kStates) {
    if (row.id == id) return row.state;
  }
  return std::nullopt;
}

FieldErrors FaultsOfDisposalWords(std::string_view words, std::string_view field, std::string_view what) {
  if (Trim(words).empty()) return {{std::string(field), "请写明" + std::string(what) + "。"}};
  if (Utf8Length(words) > kLongestDisposalWords) {
    return {{std::string(field), std::string(what) + "最多" + std::to_string(kLongestDisposalWords) + "个字。"}};
  }
  return {};
}

}  // namespace gongkai::request

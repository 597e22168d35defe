#include "disclosure/channel/booklet.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/channel/channel_posting.h"

namespace gongkai::disclosure {
namespace {

struct KindRow {
  BookletKind kind;
  std::string_view id, name;
  std::size_t most;
};
constexpr KindRow kKinds[] = {
    {BookletKind::kLeaflet, "leaflet", "折页", 6},
    {BookletKind::kBooklet, "booklet", "小册子（政策汇编）", 60},
};
constexpr std::array kAllKinds = {BookletKind::kLeaflet, BookletKind::kBooklet};

constexpr std::array kHandoutChannels = {Channel::kServiceHall, Channel::kServiceStation, Channel::kReadingPlace,
                                         Channel::kVisitHome,   Channel::kBriefing,       Channel::kOther};

void CheckWords(std::string_view words, std::string field, std::string sentence, FieldErrors& errors) {
  if (IsBlankText(words)) errors.push_back({field, std::move(sentence)});
  if (Utf8Length(words) > kLongestPlace) {
    errors.push_back({std::move(field), "最多 " + std::to_string(kLongestPlace) + " 字。"});
  }
}

}  // namespace

std::span<const BookletKind> BookletKinds() { return kAllKinds; }
std::string_view IdOf(BookletKind kind) { return kKinds[static_cast<std::size_t>(kind)].id; }
std::string_view NameOf(BookletKind kind) { return kKinds[static_cast<std::size_t>(kind)].name; }
std::size_t MostEntries(BookletKind kind) { return kKinds[static_cast<std::size_t>(kind)].most; }
std::optional<BookletKind> BookletKindFrom(std::string_view id) {
  const auto* const row = std::ranges::find(kKinds, id, &KindRow::id);
  return row == std::end(kKinds) ? std::nullopt : std::optional(row->kind);
}

std::string ToString(const Booklet& booklet) { return ToString(ItemId{booklet.organ, booklet.number}); }

FieldErrors FaultsOf(const Booklet& booklet) {
  FieldErrors errors;
  if (IsBlankText(booklet.title)) errors.push_back({"title", "请填写名称，印在封面上。"});
  if (Utf8Length(booklet.title) > kLongestBookletTitle) errors.push_back({"title", "名称最多 60 字。"});
  const std::size_t most = MostEntries(booklet.kind);
  if (booklet.entries.size() > most) {
    errors.push_back({"entries", std::string(NameOf(booklet.kind)) + "最多 " + std::to_string(most) + " 篇，现在有 " +
                                     std::to_string(booklet.entries.size()) + " 篇，请去掉几篇，或者分成几册。"});
  }
  return errors;
}

EntryState StateOf(const Publicity& item, const BookletEntry& entry, Date today) {
  switch (GateOf(item, today)) {
    case Gate::kNever:
    case Gate::kNotYet:
      return EntryState::kNotPublic;
    case Gate::kExpired:
      return EntryState::kOver;
    case Gate::kWithdrawn:
      return EntryState::kWithdrawn;
    case Gate::kPublic:
      break;
  }
  const bool is_same = entry.made_version == 0 || entry.made_version == item.published_version;
  return is_same ? EntryState::kGood : EntryState::kCorrected;
}

std::string WordsOf(EntryState state, std::size_t number, bool is_made) {
  const std::string entry = "第" + std::to_string(number) + "篇";
  const std::string ends = is_made ? "，请停止发放" : "，请从篇目里去掉";
  switch (state) {
    case EntryState::kGood:
      return {};
    case EntryState::kCorrected:
      return entry + "已经更正，印的是旧版，请停止发放，换上重新印的";
    case EntryState::kWithdrawn:
      return entry + "已撤下" + ends;
    case EntryState::kOver:
      return entry + "公示期已满" + ends;
    case EntryState::kNotPublic:
      return entry + "现在没有公开" + ends;
  }
  return {};
}

std::span<const Channel> HandoutChannels() { return kHandoutChannels; }

FieldErrors FaultsOf(const Handout& handout, Date made_on, Date today) {
  FieldErrors errors;
  if (std::ranges::find(kHandoutChannels, handout.channel) == kHandoutChannels.end()) {
    errors.push_back({"channel", "请选择通过什么渠道发放。"});
  }
  CheckWords(handout.place, "place", "请写明发放到哪里。", errors);
  CheckWords(handout.handed_by, "handed_by", "请写明是谁发放的。", errors);
  if (handout.copies < 1 || handout.copies > kMostCopies) errors.push_back({"copies", "请填发放的份数，例如 200。"});
  if (!handout.handed_on.ok()) {
    errors.push_back({"handed_on", "请填发放的日期。"});
  } else if (handout.handed_on > today) {
    errors.push_back({"handed_on", "还没有到这一天，发放以后再登记。"});
  } else if (handout.handed_on < made_on) {
    errors.push_back({"handed_on", "不能早于制作的那一天（" + ToChinese(made_on) + "）。"});
  }
  return errors;
}

}  // namespace gongkai::disclosure

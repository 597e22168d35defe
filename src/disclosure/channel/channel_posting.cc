#include "disclosure/channel/channel_posting.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::disclosure {
namespace {

struct StateRow {
  PostingState state;
  std::string_view id, name;
};
constexpr StateRow kStates[] = {
    {PostingState::kThere, "there", "发布中"},
    {PostingState::kToTakeDown, "to_take_down", "应当撤下"},
    {PostingState::kTakenDown, "taken_down", "已撤下"},
    {PostingState::kAnnulled, "annulled", "登记有误，已作废"},
};

void AddTooLong(FieldErrors& errors, std::string_view field, std::string_view label, std::string_view value) {
  if (Utf8Length(value) > kLongestPlace) {
    errors.push_back({std::string(field), std::string(label) + "最多 " + std::to_string(kLongestPlace) + " 字。"});
  }
}

/// What the gate says of that day, under the field that can be put right.
void AddGateFaults(FieldErrors& errors, const Posting& posting, Publicity version, const Content& signed_content,
                   std::optional<Date> withdrawn_on) {
  version.is_withdrawn = withdrawn_on && posting.posted_on > *withdrawn_on;
  switch (GateOn(version, signed_content, posting.channel, posting.posted_on)) {
    case Gate::kPublic:
      return;
    case Gate::kNever:
      errors.push_back({"channel", "签发时没有选“" + std::string(NameOf(posting.channel)) + "”，不能用这个渠道发布。"});
      return;
    case Gate::kNotYet:
      errors.push_back({"posted_on", "这一版" + ToChinese(*version.public_from) + "才公开，不能早于这一天。"});
      return;
    case Gate::kExpired:
      errors.push_back({"posted_on", "这一件公示到" + ToChinese(*version.public_until) + "，以后不能再发布。"});
      return;
    case Gate::kWithdrawn:
      errors.push_back({"posted_on", "这一件" + ToChinese(*withdrawn_on) + "已经撤下，以后不能再发布。"});
      return;
  }
}

void AddWrongDays(FieldErrors& errors, const Posting& posting, Date today) {
  if (posting.posted_on > today) errors.push_back({"posted_on", "还没有到这一天，发布以后再登记。"});
  if (!posting.posted_until) return;
  if (!IsPlausible(*posting.posted_until)) {
    errors.push_back({"posted_until", "这个日期不对，请检查年份。"});
  } else if (*posting.posted_until < posting.posted_on) {
    errors.push_back({"posted_until", "最后一天不能早于发布的那一天。"});
  }
}

}  // namespace

std::string_view IdOf(PostingState state) { return kStates[static_cast<std::size_t>(state)].id; }
std::string_view NameOf(PostingState state) { return kStates[static_cast<std::size_t>(state)].name; }
std::optional<PostingState> PostingStateFrom(std::string_view id) {
  const auto* const row = std::ranges::find(kStates, id, &StateRow::id);
  return row == std::end(kStates) ? std::nullopt : std::optional(row->state);
}

bool IsOver(const Publicity& item, Date today) {
  return item.is_withdrawn || (item.public_until && *item.public_until < today);
}

PostingState StateOf(const Posting& posting, bool is_over, Date today) {
  if (!posting.annulled_words.empty()) return PostingState::kAnnulled;
  if (posting.taken_down_on) return PostingState::kTakenDown;
  if (!posting.posted_until && !StaysThere(posting.channel)) return PostingState::kThere;
  if (is_over || (posting.posted_until && *posting.posted_until < today)) return PostingState::kToTakeDown;
  return PostingState::kThere;
}

bool StaysThere(Channel channel) {
  return channel == Channel::kNoticeBoard || channel == Channel::kReadingPlace || channel == Channel::kServiceHall ||
         channel == Channel::kServiceStation;
}

bool HasPlace(Channel channel) { return StaysThere(channel) || channel == Channel::kVisitHome; }

FieldErrors FaultsOf(const Posting& posting, const Publicity& version, const Content& signed_content,
                     std::optional<Date> withdrawn_on, Date today) {
  FieldErrors errors;
  if (!posting.posted_on.ok()) {
    errors.push_back({"posted_on", "请填发布（张贴）的日期。"});
  } else {
    AddGateFaults(errors, posting, version, signed_content, withdrawn_on);
    AddWrongDays(errors, posting, today);
  }
  if (HasPlace(posting.channel) && !posting.village && IsBlankText(posting.place)) {
    errors.push_back({"place", "请写明贴（放）在哪里。"});
  }
  AddTooLong(errors, "place", "地点", posting.place);
  if (IsBlankText(posting.posted_by)) errors.push_back({"posted_by", "请写明是谁发布（张贴）的。"});
  AddTooLong(errors, "posted_by", "发布人", posting.posted_by);
  if (Utf8Length(posting.receipt) > 5 * kLongestPlace) errors.push_back({"receipt", "回执最多 500 字。"});
  return errors;
}

}  // namespace gongkai::disclosure

#include "disclosure/catalogue/reminder.h"

#include <algorithm>
#include <charconv>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::disclosure {
namespace {

using account::PostKind;

std::optional<std::int64_t> NumberIn(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number <= 0) return std::nullopt;
  return number;
}

FieldErrors TooLong(std::string_view field, std::string_view words) {
  if (Utf8Length(Trim(words)) <= kLongestReminder) return {};
  return {{std::string(field), "写得太长了，最多 " + std::to_string(kLongestReminder) + " 字。"}};
}

}  // namespace

ObligationKey KeyOf(OrganId organ, CatalogueRowId row, Rhythm rhythm, const Obligation& obligation) {
  ObligationKey key{organ, row, obligation.period};
  if (rhythm == Rhythm::kAtOnce && obligation.item) key.part = "item-" + std::to_string(obligation.item->number);
  return key;
}

std::optional<account::HeldPost> RemindingPost(const account::Visitor& visitor, OrganId organ) {
  for (const account::HeldPost& post : visitor.posts) {
    if (post.kind == PostKind::kChief && post.organ == organ) return post;
  }
  const auto supervisor = std::ranges::find(visitor.posts, PostKind::kSupervisor, &account::HeldPost::kind);
  return supervisor == visitor.posts.end() ? std::nullopt : std::optional(*supervisor);
}

bool MayRemindAs(const account::Actor& actor) {
  return actor.post == PostKind::kChief || actor.post == PostKind::kSupervisor;
}

std::optional<Addressee> AddresseeFrom(std::string_view text) {
  if (text == "all") return Addressee{};
  for (const bool is_unit : {true, false}) {
    const std::string_view before = is_unit ? "unit-" : "person-";
    if (!text.starts_with(before)) continue;
    const auto number = NumberIn(text.substr(before.size()));
    if (!number) return std::nullopt;
    Addressee addressee;
    if (is_unit) {
      addressee.unit = OrganId{*number};
    } else {
      addressee.person = account::PersonId{*number};
    }
    return addressee;
  }
  return std::nullopt;
}

FieldErrors FaultsOfReminder(std::string_view words, const std::optional<Addressee>& addressee) {
  FieldErrors errors = TooLong("words", words);
  if (IsBlankText(words)) errors.push_back({"words", "请写明催办什么，例如：请在周五前送审。"});
  if (!addressee) errors.push_back({"to", "请选择催办谁。"});
  return errors;
}

FieldErrors FaultsOfNote(std::string_view words) {
  if (IsBlankText(words)) return {{"note", "请写明进展。"}};
  return TooLong("note", words);
}

}  // namespace gongkai::disclosure

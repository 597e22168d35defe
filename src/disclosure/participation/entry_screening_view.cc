#include "disclosure/participation/entry_screening_view.h"

#include <algorithm>
#include <map>

#include "crypto/sm3.h"
#include "disclosure/participation/entry_screening_store.h"
#include "screening/pasted_text.h"

namespace gongkai::disclosure {
namespace {

struct ShownText {
  std::string_view key;
  const std::string& text;
};

std::vector<ShownText> ShownOf(const PublicEntry& entry) {
  std::vector<ShownText> shown;
  const auto add = [&](std::string_view key, const std::string& text) {
    if (!text.empty()) shown.push_back({key, text});
  };
  if (entry.state == PublicEntryState::kPublic) {
    add("title", entry.title);
    add("words", entry.words);
    add("closed", entry.closed_words);
  } else if (entry.state == PublicEntryState::kHidden) {
    add("hidden", entry.hidden_words);
  }
  return shown;
}

std::vector<OrganId> OrgansToDecideFor(const account::Visitor& visitor) {
  std::vector<OrganId> organs;
  for (const account::Act act : {account::Act::kHandleMessages, account::Act::kExamineSecrecy}) {
    for (const OrganId organ : visitor.OrgansFor(act).value_or(std::vector<OrganId>())) {
      if (std::ranges::find(organs, organ) == organs.end()) organs.push_back(organ);
    }
  }
  return organs;
}

/// A state of an earlier text of it counts no more.
std::optional<OpenEntry> StillOpen(db::Session& session, const OpenEntryState& state) {
  auto entry = FindEntry(session, state.entry);
  if (!entry || ShownDigestOf(*entry) != state.digest) return std::nullopt;
  return OpenEntry{std::move(*entry), state.open};
}

}  // namespace

screening::Subject SubjectOf(EntryId entry) { return {entry.organ, std::string(kEntrySubject), entry.number}; }

std::vector<screening::Part> ShownPartsOf(const PublicEntry& entry) {
  std::vector<screening::Part> parts;
  for (const ShownText& each : ShownOf(entry)) {
    screening::PastedText read = screening::ReadPasted(each.text);
    read.part.key = each.key;
    read.part.label = NameOfShownPart(each.key);
    parts.push_back(std::move(read.part));
  }
  return parts;
}

std::string ShownDigestOf(const PublicEntry& entry) {
  std::string all;
  for (const ShownText& each : ShownOf(entry)) {
    all += std::string(each.key) + ":" + std::to_string(each.text.size()) + ":" + each.text;
  }
  return all.empty() ? all : "sm3:" + crypto::Sm3Hex(all);
}

std::string_view NameOfShownPart(std::string_view key) {
  return key == "title" ? "标题" : key == "closed" ? "不答复的说明" : key == "hidden" ? "撤下的理由" : "内容";
}

screening::Writers WritersOf(const PublicEntry& entry) { return {.author = entry.made_by}; }

EntryScreening ScreeningOf(db::Session& session, const PublicEntry& entry) {
  EntryScreening screened;
  const std::string digest = ShownDigestOf(entry);
  if (digest.empty()) return screened;
  const screening::Subject subject = SubjectOf(entry.id);
  screened.run = screening::LastRunOver(session, subject, digest);
  if (!screened.run) return screened;
  screened.hits = screening::HitsOf(session, subject, screened.run->number);
  screened.decisions = screening::DecisionsOf(session, subject);
  screened.states = screening::StatesOf(screened.hits, screened.decisions, WritersOf(entry));
  screened.open = static_cast<int>(std::ranges::count_if(screened.states, &screening::HitState::is_open));
  return screened;
}

std::vector<OpenEntry> EntriesToDecide(db::Session& session, const account::Visitor& visitor, std::size_t most) {
  std::vector<OpenEntry> open;
  const std::vector<OrganId> organs = OrgansToDecideFor(visitor);
  if (organs.empty()) return open;
  for (const OpenEntryState& state : OpenEntryStates(session, organs)) {
    if (open.size() == most) break;
    if (auto each = StillOpen(session, state)) open.push_back(std::move(*each));
  }
  return open;
}

std::vector<std::pair<OrganId, int>> CountOpenEntries(db::Session& session) {
  std::map<OrganId, int> counts;
  for (const OpenEntryState& state : OpenEntryStates(session, std::nullopt)) {
    if (StillOpen(session, state)) ++counts[state.entry.organ];
  }
  return {counts.begin(), counts.end()};
}

}  // namespace gongkai::disclosure

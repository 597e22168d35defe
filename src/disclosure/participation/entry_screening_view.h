// What screening found in topics, questions and what the office said to them, once that is before the public, and what
// people decided of it: runs, hits and decisions as those of items (screening/run.h), under the kind "entry". Kept is
// what stands before everybody; drafts of questions are screened when they are handed in and examined, and not kept.
//
// Source: 条例第十七条; 国办秘函〔2019〕19号 (表述错误、泄露信息 of what is public are faults). Next to read:
// entry_screening_actions.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/visitor.h"
#include "disclosure/participation/entry_store.h"
#include "screening/run_actions.h"

namespace gongkai::disclosure {

screening::Subject SubjectOf(EntryId entry);

/// What of it anybody may read now: heading, words and why a topic was closed while it is public, the reason when it
/// was taken down. None for drafts.
std::vector<screening::Part> ShownPartsOf(const PublicEntry& entry);
/// Of those parts; empty where nothing is shown.
std::string ShownDigestOf(const PublicEntry& entry);
/// "标题", "内容", …
std::string_view NameOfShownPart(std::string_view key);

/// Who may not decide what needs an examiner.
screening::Writers WritersOf(const PublicEntry& entry);

struct EntryScreening {
  std::optional<screening::Run> run;  // the last one over what is shown now
  std::vector<screening::StoredHit> hits;
  std::vector<screening::Decision> decisions;
  std::vector<screening::HitState> states;  // of the hits
  int open = 0;
};
EntryScreening ScreeningOf(db::Session& session, const PublicEntry& entry);

struct OpenEntry {
  PublicEntry entry;
  int open = 0;
};
/// Those before the public in which something is open, of the organs for which the visitor writes or examines entries.
std::vector<OpenEntry> EntriesToDecide(db::Session& session, const account::Visitor& visitor, std::size_t most);
/// The same of the whole county, by organ.
std::vector<std::pair<OrganId, int>> CountOpenEntries(db::Session& session);

}  // namespace gongkai::disclosure

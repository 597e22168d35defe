// Keeping what was found and what people decide of it, within the deed of whoever releases something. Whose deed it is
// locks the subject, and knows who wrote it.
//
//   const auto hits = HitsToKeep(desk.keys, subject, found);              // before the deed: no lock is held meanwhile
//   RetryDeed(desk, actor, [&](Deed& deed) { KeepRun(deed, …, hits); … deed.Commit(); });
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "account/deed.h"
#include "screening/run_store.h"
#include "screening/screen.h"

namespace gongkai::screening {

/// What came out of looking at everything that is to go out.
struct Looked {
  std::vector<Part> parts;
  std::vector<Hit> hits;
  /// Of parts that are files: the digest of their bytes, so that a word about a file is about that file.
  std::map<std::string, std::string, std::less<>> files;
  std::size_t unassessed_part = 0;  // with has_unassessed: where the first list of persons stands
  int pictures = 0;                 // beside what was read; nobody has read what is printed in them
  bool has_unassessed = false;      // there is a list of persons, and no impact assessment covers it
};

/// The text of a hit; of a part that could not be looked into, what is known of it. What is kept of a mark of secrecy,
/// of an embedded file or a macro is over that and all else that stands in the part.
std::string TextToDigest(const Looked& looked, const Hit& hit);

/// HMAC-SM3, of that subject alone: the same number elsewhere has another one.
std::string KeyedDigest(const account::Keys& keys, const Subject& subject, std::string_view text);

/// How many parts could not be looked into as a whole.
int CountUnread(const Looked& looked);

/// As they are kept, without the text; what could not be looked into and lists that were not assessed among them.
std::vector<StoredHit> HitsToKeep(const account::Keys& keys, const Subject& subject, const Looked& looked,
                                  bool is_proactive);

struct RunToKeep {
  Subject subject;
  std::string digest;
  PresentLists by;
  int parts = 0, unread = 0, pictures = 0;
  Writers writers;
  bool is_latest = true;  // what it had and has no more was mended; not where an old text is looked at
};
/// What was open before and is gone now is put down as mended, in the actor's name. Records; the caller commits.
Run KeepRun(account::Deed& deed, const RunToKeep& run, const std::vector<StoredHit>& hits);

/// Over hits of one run; counts anew what is open. Of MayOverrule the caller has asked.
void Decide(account::Deed& deed, const Run& run, std::span<const StoredHit> hits, Verdict verdict,
            const std::string& reason, const Writers& writers);

}  // namespace gongkai::screening

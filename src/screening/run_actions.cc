#include "screening/run_actions.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "crypto/hmac_sm3.h"
#include "crypto/sm3.h"

namespace gongkai::screening {
namespace {

using account::Deed;

const docread::Piece* PieceOf(const Looked& looked, const Hit& hit) {
  const Part& part = looked.parts[hit.part];
  return hit.piece < part.pieces.size() ? &part.pieces[hit.piece] : nullptr;
}

Category CategoryOf(std::string_view rule) {
  const Rule* const known = RuleOf(rule);
  return known != nullptr ? known->category : Category::kHidden;
}

/// Why the part as a whole, or a file within it, could not be looked into.
std::vector<std::string> ObstaclesOf(const Part& part) {
  std::vector<std::string> obstacles;
  if (!part.obstacle.empty()) obstacles.push_back(part.obstacle);
  for (const docread::InspectedFile& file : part.files) {
    if (!file.obstacle.empty() && file.obstacle != part.obstacle) obstacles.push_back(file.obstacle);
  }
  return obstacles;
}

std::string FileDigest(const Looked& looked, const Part& part) {
  const auto file = looked.files.find(part.key);
  return file == looked.files.end() ? std::string() : file->second;
}

/// Of which a word is about all that the part holds, and not about what was found: a mark of secrecy is written alike
/// on every document, and another file may be embedded under the same name.
bool IsAboutWholePart(std::string_view rule) {
  constexpr std::string_view kRules[] = {"S-MARK", "H-EMBEDDED", "H-SCRIPT"};
  return std::ranges::find(kRules, rule) != std::end(kRules);
}

/// Of its file; of a text, of every piece of it.
std::string DigestOfPart(const Looked& looked, const Part& part) {
  if (std::string file = FileDigest(looked, part); !file.empty()) return file;
  crypto::Sm3 all;
  for (const docread::Piece& piece : part.pieces) {
    all.Add(std::to_string(piece.text.size()) + ":");
    all.Add(piece.text);
  }
  return all.Finish();
}

std::string FoundText(const docread::Piece& piece, const Hit& hit) {
  if (hit.length == 0) return piece.text;
  return piece.text.substr(std::min(hit.offset, piece.text.size()), hit.length);
}

/// Of each part once: many marks may stand in a long one.
class PartDigests {
 public:
  explicit PartDigests(const Looked& looked) : looked_(looked), digests_(looked.parts.size()) {}
  const std::string& Of(std::size_t part) {
    if (digests_[part].empty()) digests_[part] = DigestOfPart(looked_, looked_.parts[part]);
    return digests_[part];
  }

 private:
  const Looked& looked_;
  std::vector<std::string> digests_;
};

StoredHit ToKeep(const account::Keys& keys, const Subject& subject, const Looked& looked, const Hit& hit,
                 PartDigests& digests, bool is_proactive) {
  const docread::Piece* const piece = PieceOf(looked, hit);
  std::string text = TextToDigest(looked, hit);
  if (piece != nullptr && IsAboutWholePart(hit.rule)) text += "\n" + digests.Of(hit.part);
  const Category category = CategoryOf(hit.rule);
  return {.rule = std::string(hit.rule),
          .part = looked.parts[hit.part].key,
          .place = piece != nullptr ? piece->where : "",
          .piece = hit.piece,
          .offset = hit.offset,
          .length = hit.length,
          .sureness = hit.sureness,
          .why = hit.why,
          .instead = hit.instead,
          .sample = piece != nullptr ? SampleOf(hit.instead, category, FoundText(*piece, hit)) : "",
          .text_digest = KeyedDigest(keys, subject, text),
          .needs = NeedsOf(hit.rule, category, hit.sureness, is_proactive)};
}

/// What nobody looked into, where no rule says so already.
void AddUnread(const account::Keys& keys, const Subject& subject, const Looked& looked, bool is_proactive,
               std::vector<StoredHit>& hits) {
  for (std::size_t i = 0; i < looked.parts.size(); ++i) {
    const Part& part = looked.parts[i];
    const bool is_told = std::ranges::any_of(
        looked.hits, [&](const Hit& hit) { return hit.part == i && PieceOf(looked, hit) == nullptr; });
    if (is_told) continue;
    for (const std::string& obstacle : ObstaclesOf(part)) {
      hits.push_back({.rule = std::string(kUnread),
                      .part = part.key,
                      .piece = part.pieces.size(),
                      .why = obstacle,
                      .text_digest = KeyedDigest(keys, subject, "unread " + FileDigest(looked, part) + obstacle),
                      .needs = NeedsOf(kUnread, Category::kHidden, Sureness::kCertain, is_proactive)});
    }
  }
}

void AddUnassessed(const account::Keys& keys, const Subject& subject, const Looked& looked,
                   std::vector<StoredHit>& hits) {
  if (!looked.has_unassessed) return;
  const Part& part = looked.parts[looked.unassessed_part];
  hits.push_back({.rule = std::string(kNoAssessment),
                  .part = part.key,
                  .piece = part.pieces.size(),
                  .why = "这里有个人信息的名单，还没有个人信息保护影响评估的记录。",
                  .text_digest = KeyedDigest(keys, subject, "assessment"),
                  .needs = Needs::kAssessment});
}

std::string_view ActOf(Verdict verdict) {
  switch (verdict) {
    case Verdict::kFixed:
      return "screening.fixed";
    case Verdict::kMasked:
      return "screening.masked";
    case Verdict::kOverruled:
      return "screening.overruled";
    case Verdict::kAssessed:
      return "screening.assessed";
    case Verdict::kReopened:
      return "screening.reopened";
  }
  return "screening.overruled";
}

Decision DecisionOn(const Deed& deed, std::int64_t run, const StoredHit& hit, Verdict verdict, std::string reason) {
  return {.run = run,
          .hit = hit.number,
          .part = hit.part,
          .rule = hit.rule,
          .text_digest = hit.text_digest,
          .verdict = verdict,
          .reason = std::move(reason),
          .post = deed.actor().post,
          .person = deed.actor().person,
          .person_name = deed.actor().name,
          .at = deed.now()};
}

/// What was open over the earlier text and is not found any more.
void NoteMended(Deed& deed, const Run& before, const std::vector<StoredHit>& now, const Writers& writers) {
  if (deed.actor().person.value == 0) return;
  const std::vector<Decision> decisions = DecisionsOf(deed.transaction(), before.subject);
  std::set<std::tuple<std::string, std::string, std::string>> there;
  std::set<std::pair<std::string, std::string>> still_marked;
  for (const StoredHit& hit : now) {
    there.emplace(hit.part, hit.rule, hit.text_digest);
    if (IsAboutWholePart(hit.rule)) still_marked.emplace(hit.part, hit.rule);
  }
  for (const Decision& each : decisions) {
    if (each.run == before.number) there.emplace(each.part, each.rule, each.text_digest);
  }
  const std::vector<StoredHit> hits = HitsOf(deed.transaction(), before.subject, before.number);
  const std::vector<HitState> states = StatesOf(hits, decisions, writers);
  std::vector<Decision> mended;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const StoredHit& hit = hits[i];
    const bool is_of_text = hit.needs == Needs::kAnyone || hit.needs == Needs::kExaminer;
    if (!states[i].is_open || !is_of_text || still_marked.contains({hit.part, hit.rule})) continue;
    if (!there.emplace(hit.part, hit.rule, hit.text_digest).second) continue;
    mended.push_back(DecisionOn(deed, before.number, hit, Verdict::kFixed, "修改以后已经没有"));
  }
  AddDecisions(deed.transaction(), before.subject, std::move(mended));
}

/// Kept are so many; that there is more is itself open.
void KeepMost(const account::Keys& keys, const Subject& subject, const Looked& looked, std::vector<StoredHit>& hits) {
  if (hits.size() <= kMostHits) return;
  const Part& part = looked.parts.front();
  hits.resize(kMostHits - 1);
  hits.insert(hits.begin(), {.rule = std::string(kTooMany),
                             .part = part.key,
                             .piece = part.pieces.size(),
                             .why = "查出的太多，没有全部列出。",
                             .text_digest = KeyedDigest(keys, subject, "too many"),
                             .needs = Needs::kNobody});
}

}  // namespace

std::string TextToDigest(const Looked& looked, const Hit& hit) {
  const docread::Piece* const piece = PieceOf(looked, hit);
  if (piece == nullptr) return "unread " + FileDigest(looked, looked.parts[hit.part]) + hit.why;
  return FoundText(*piece, hit);
}

std::string KeyedDigest(const account::Keys& keys, const Subject& subject, std::string_view text) {
  return crypto::HmacSm3(keys.blind).AddField("screening").AddField(ToString(subject)).AddField(text).Finish().ToHex();
}

int CountUnread(const Looked& looked) {
  return static_cast<int>(
      std::ranges::count_if(looked.parts, [](const Part& part) { return !ObstaclesOf(part).empty(); }));
}

std::vector<StoredHit> HitsToKeep(const account::Keys& keys, const Subject& subject, const Looked& looked,
                                  bool is_proactive) {
  std::vector<StoredHit> hits;
  PartDigests digests(looked);
  AddUnread(keys, subject, looked, is_proactive, hits);
  AddUnassessed(keys, subject, looked, hits);
  for (const Hit& hit : looked.hits) {
    if (hits.size() > kMostHits) break;
    hits.push_back(ToKeep(keys, subject, looked, hit, digests, is_proactive));
  }
  KeepMost(keys, subject, looked, hits);
  std::int64_t number = 0;
  for (StoredHit& hit : hits) hit.number = ++number;
  return hits;
}

Run KeepRun(Deed& deed, const RunToKeep& made, const std::vector<StoredHit>& hits) {
  db::Transaction& act = deed.transaction();
  GrowPresentRules(act, made.by.rules);
  const auto before = LastRunOf(act, made.subject);
  const Run run = AddRun(act,
                         {.subject = made.subject,
                          .digest = made.digest,
                          .lists = made.by.lists,
                          .rules = made.by.rules,
                          .at = deed.now(),
                          .person = deed.actor().person,
                          .person_name = deed.actor().name,
                          .parts = made.parts,
                          .unread = made.unread,
                          .pictures = made.pictures},
                         hits);
  if (made.is_latest && before && before->digest != made.digest) NoteMended(deed, *before, hits, made.writers);
  const int open = CountOpen(hits, DecisionsOf(act, made.subject), made.writers);
  PutState(act, made.subject, made.digest, run.number, open);
  deed.Record(made.subject.organ, "screening.run", ToString(made.subject),
              {{"run", std::to_string(run.number)},
               {"lists", std::to_string(made.by.lists)},
               {"hits", std::to_string(hits.size())},
               {"open", std::to_string(open)}});
  return run;
}

void Decide(Deed& deed, const Run& run, std::span<const StoredHit> hits, Verdict verdict, const std::string& reason,
            const Writers& writers) {
  db::Transaction& act = deed.transaction();
  std::vector<Decision> decisions;
  for (const StoredHit& hit : hits) decisions.push_back(DecisionOn(deed, run.number, hit, verdict, reason));
  AddDecisions(act, run.subject, std::move(decisions));
  const std::vector<StoredHit> all = HitsOf(act, run.subject, run.number);
  PutState(act, run.subject, run.digest, run.number, CountOpen(all, DecisionsOf(act, run.subject), writers));
  deed.Record(run.subject.organ, ActOf(verdict), ToString(run.subject),
              {{"run", std::to_string(run.number)},
               {"rows", std::to_string(hits.size())},
               {"first", hits.empty() ? std::string() : hits.front().rule}});
}

}  // namespace gongkai::screening

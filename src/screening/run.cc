#include "screening/run.h"

#include <algorithm>
#include <unordered_map>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::screening {
namespace {

constexpr Rule kOwnRules[] = {
    {.id = kUnread,
     .category = Category::kHidden,
     .name = "没有看过的内容",
     .looks_for = "打不开、读不完的文件",
     .source = "保守国家秘密法实施条例第四十二条",
     .advice = "换成能打开的文件；一定要用这一个的，请保密审查员打开逐项看过，写明怎样看的。",
     .hits = "",
     .passes = ""},
    {.id = kTooMany,
     .category = Category::kHidden,
     .name = "查出的太多",
     .looks_for = "一次查出 5000 处以上",
     .source = "保守国家秘密法实施条例第四十二条",
     .advice = "先去掉隐藏内容或者全部遮盖，再检查一次；仍然太多的，请分成几件。",
     .hits = "",
     .passes = ""},
    {.id = kNoAssessment,
     .category = Category::kPersonal,
     .name = "公开个人信息名单",
     .looks_for = "有姓名等个人信息的名单",
     .source = "个人信息保护法第五十五条第（三）项、第五十六条",
     .advice = "先做个人信息保护影响评估，写下记录；做过同类名单的，用已有的评估；不需要公开的，去掉名单。",
     .hits = "",
     .passes = ""},
};

struct NeedsRow {
  Needs needs;
  std::string_view id;
};
constexpr NeedsRow kNeeds[] = {{Needs::kAnyone, "anyone"},
                               {Needs::kExaminer, "examiner"},
                               {Needs::kAssessment, "assessment"},
                               {Needs::kNobody, "nobody"}};

struct VerdictRow {
  Verdict verdict;
  std::string_view id, name;
};
constexpr VerdictRow kVerdicts[] = {{Verdict::kFixed, "fixed", "已改"},
                                    {Verdict::kMasked, "masked", "已遮盖"},
                                    {Verdict::kOverruled, "overruled", "不改"},
                                    {Verdict::kAssessed, "assessed", "已评估"},
                                    {Verdict::kReopened, "reopened", "重新处理"}};

bool IsOver(const Decision& decision, const StoredHit& hit) {
  return decision.text_digest == hit.text_digest && decision.part == hit.part && decision.rule == hit.rule;
}

/// What the law calls sensitive: health, belief, marks of the body, accounts, children. Source:
/// 个人信息保护法第二十八条.
bool IsSensitive(std::string_view rule) {
  static constexpr std::string_view kRules[] = {"P-BANKCARD", "P-ACCOUNT", "P-HEALTH",
                                                "P-MINOR",    "P-BELIEF",  "P-BIOMETRIC"};
  return std::ranges::find(kRules, rule) != std::end(kRules);
}

bool IsExaminer(std::optional<PostKind> post) { return post == PostKind::kSecrecyExaminer || post == PostKind::kChief; }

bool Wrote(const Writers& writers, PersonId person) { return person == writers.author || person == writers.drafter; }

/// Whether the decision lets the hit stand, were it the only one.
bool LetsStand(const Decision& decision, const StoredHit& hit, const Writers& writers) {
  switch (hit.needs) {
    case Needs::kAnyone:
      return true;
    case Needs::kExaminer:
      return decision.verdict == Verdict::kOverruled && IsExaminer(decision.post) && !Wrote(writers, decision.person);
    case Needs::kAssessment:
      return decision.verdict == Verdict::kAssessed;
    case Needs::kNobody:
      return false;
  }
  return false;
}

/// Decisions by what they are over, so that many hits are told at once.
class ByText {
 public:
  explicit ByText(std::span<const Decision> decisions) : decisions_(decisions) {
    for (std::size_t i = 0; i < decisions.size(); ++i) by_text_[decisions[i].text_digest].push_back(i);
  }

  /// Those that stand, in order; those before a taking back do not.
  std::vector<std::size_t> StandingOver(const StoredHit& hit) const {
    std::vector<std::size_t> standing;
    const auto found = by_text_.find(hit.text_digest);
    if (found == by_text_.end()) return standing;
    for (const std::size_t i : found->second) {
      const Decision& each = decisions_[i];
      if (!IsOver(each, hit)) continue;
      if (each.verdict == Verdict::kReopened) standing.clear();
      if (each.verdict == Verdict::kOverruled || each.verdict == Verdict::kAssessed) standing.push_back(i);
    }
    return standing;
  }

  HitState StateOf(const StoredHit& hit, const Writers& writers) const {
    const std::vector<std::size_t> standing = StandingOver(hit);
    HitState state;
    if (!standing.empty()) state.standing = standing.back();
    state.is_open =
        std::ranges::none_of(standing, [&](std::size_t i) { return LetsStand(decisions_[i], hit, writers); });
    return state;
  }

 private:
  std::span<const Decision> decisions_;
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_text_;
};

}  // namespace

std::string ToString(const Subject& subject) {
  return subject.kind + "/" + std::to_string(subject.organ.value) + "-" + std::to_string(subject.number);
}

const Rule* RuleOf(std::string_view id) {
  const auto* const own = std::ranges::find(kOwnRules, id, &Rule::id);
  return own != std::end(kOwnRules) ? own : FindRule(id);
}

std::string_view IdOf(Needs needs) { return kNeeds[static_cast<std::size_t>(needs)].id; }
std::optional<Needs> NeedsFrom(std::string_view id) {
  const auto* const row = std::ranges::find(kNeeds, id, &NeedsRow::id);
  return row == std::end(kNeeds) ? std::nullopt : std::optional(row->needs);
}

Needs NeedsOf(std::string_view rule, Category category, Sureness sureness, bool is_proactive) {
  if (rule == kNoAssessment) return Needs::kAssessment;
  if (rule == kTooMany) return Needs::kNobody;
  if (!is_proactive) return Needs::kAnyone;
  // 谁审查谁负责: whoever wrote it is no examiner, and whether a mark is one, or a word a secret of the state or of the
  // work, is what an examiner is there for, however sure the rule is.
  if (category == Category::kSecret) return Needs::kExaminer;
  // What the program could not look into was examined by nobody until an examiner has.
  if (rule == kUnread || rule == "H-OBSTACLE") return Needs::kExaminer;
  // 「特定的目的和充分的必要性」 is judged by somebody other than who wrote the list.
  if (IsSensitive(rule) && sureness != Sureness::kPossible) return Needs::kExaminer;
  if (sureness != Sureness::kCertain) return Needs::kAnyone;
  // A number of an identity card reaches one person for life.
  return rule.starts_with("P-ID") ? Needs::kExaminer : Needs::kAnyone;
}

std::string_view IdOf(Verdict verdict) { return kVerdicts[static_cast<std::size_t>(verdict)].id; }
std::string_view NameOf(Verdict verdict) { return kVerdicts[static_cast<std::size_t>(verdict)].name; }
std::optional<Verdict> VerdictFrom(std::string_view id) {
  const auto* const row = std::ranges::find(kVerdicts, id, &VerdictRow::id);
  return row == std::end(kVerdicts) ? std::nullopt : std::optional(row->verdict);
}

const Decision* StandingOver(const StoredHit& hit, std::span<const Decision> decisions) {
  const auto standing = ByText(decisions).StandingOver(hit);
  return standing.empty() ? nullptr : &decisions[standing.back()];
}

bool IsOpen(const StoredHit& hit, std::span<const Decision> decisions, const Writers& writers) {
  return ByText(decisions).StateOf(hit, writers).is_open;
}

std::vector<HitState> StatesOf(std::span<const StoredHit> hits, std::span<const Decision> decisions,
                               const Writers& writers) {
  const ByText by_text(decisions);
  std::vector<HitState> states;
  states.reserve(hits.size());
  for (const StoredHit& hit : hits) states.push_back(by_text.StateOf(hit, writers));
  return states;
}

int CountOpen(std::span<const StoredHit> hits, std::span<const Decision> decisions, const Writers& writers) {
  return static_cast<int>(std::ranges::count_if(StatesOf(hits, decisions, writers), &HitState::is_open));
}

Status MayOverrule(Needs needs, std::optional<PostKind> post, PersonId person, const Writers& writers,
                   std::string_view reason) {
  if (!post || person.value == 0) return Error{ErrorKind::kForbidden, "您现在的岗位不能处理检查出的问题。", ""};
  if (needs == Needs::kNobody) return Error{ErrorKind::kConflict, "查出的太多，要先改少，再检查一次。", ""};
  if (needs == Needs::kAssessment) {
    return Error{ErrorKind::kConflict, "公开个人信息的名单，要先有个人信息保护影响评估的记录。",
                 "个人信息保护法第五十五条"};
  }
  if (needs == Needs::kExaminer && Wrote(writers, person)) {
    return Error{
        ErrorKind::kForbidden,
        "涉密、工作秘密的内容，身份证号码、敏感个人信息和没能检查的文件，拟稿、送审的人不能自己决定，请保密审查员"
        "或者主要负责人看。",
        "条例第十七条；保守国家秘密法实施条例第四十二条"};
  }
  if (needs == Needs::kExaminer && !IsExaminer(post)) {
    return Error{
        ErrorKind::kForbidden,
        "涉密、工作秘密的内容，身份证号码、敏感个人信息和没能检查的文件，只有保密审查员或者主要负责人能决定不改。"
        "可以写明理由，请他们看。",
        "条例第十七条；保守国家秘密法实施条例第四十二条"};
  }
  if (IsBlankText(reason)) return Error{ErrorKind::kInvalidInput, "请写明为什么不改，签署的人会看到。", ""};
  if (Utf8Length(reason) > kLongestDecisionReason) {
    return Error{ErrorKind::kInvalidInput, "理由请在500字以内。", ""};
  }
  return Ok();
}

std::string SampleOf(std::string_view instead, Category category, std::string_view text) {
  constexpr std::size_t kMostBytes = 96, kMostStars = 8;
  // The right word that may stand there says nothing of a person; a masked number shows what it was.
  if (category == Category::kPersonal && !instead.empty() && instead != text && instead.size() <= kMostBytes) {
    return std::string(instead);
  }
  std::size_t first = 0;
  if (!text.empty()) NextCodePoint(text, first);
  first = std::min(first, text.size());
  std::string sample(text.substr(0, first));
  const std::size_t rest = Utf8Length(text.substr(first));
  for (std::size_t i = 0; i < std::min(rest, kMostStars); ++i) sample += "＊";
  return sample;
}

}  // namespace gongkai::screening

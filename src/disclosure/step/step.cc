#include "disclosure/step/step.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/decision/decision.h"

namespace gongkai::disclosure {
namespace {

struct KindRow {
  StepKind kind;
  std::string_view id, name, article;
};
constexpr KindRow kKinds[] = {
    {StepKind::kAgreement, "agreement", "协商确认", "条例第十一条第一款"},
    {StepKind::kApproval, "approval", "报批", "条例第十一条第二款"},
    {StepKind::kDetermination, "determination", "请示确定", "条例第十七条第三款"},
    {StepKind::kThirdParty, "third_party", "第三方意见", "条例第十五条"},
    {StepKind::kCoordination, "coordination", "报请协调", "条例第十一条第一款"},
    {StepKind::kOwnDecision, "own_decision", "本机关的决定", "条例第十五条"},
};
constexpr std::array kAllKinds = {StepKind::kAgreement,  StepKind::kApproval,     StepKind::kDetermination,
                                  StepKind::kThirdParty, StepKind::kCoordination, StepKind::kOwnDecision};
const KindRow& RowOf(StepKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

constexpr std::string_view kStates[] = {"open", "answered", "withdrawn", "taken_back", "let_go"};
constexpr std::string_view kVerdicts[] = {"for", "with_changes", "against"};

constexpr StepAnswer kAnswers[] = {
    {StepKind::kAgreement, "agrees", "同意", Verdict::kFor},
    {StepKind::kAgreement, "changes", "修改意见", Verdict::kWithChanges, "请写明要怎样改。"},
    {StepKind::kAgreement, "refuses", "不同意", Verdict::kAgainst, "请写明不同意的理由。"},
    {StepKind::kApproval, "approved", "批准", Verdict::kFor},
    {StepKind::kApproval, "not_approved", "不批准", Verdict::kAgainst},
    {StepKind::kDetermination, "may", "可以公开", Verdict::kFor},
    {StepKind::kDetermination, "may_in_part", "删减后公开", Verdict::kWithChanges, "请写明要删减什么。"},
    {StepKind::kDetermination, "may_not", "不得公开", Verdict::kAgainst},
    {StepKind::kThirdParty, "agrees", "同意公开", Verdict::kFor},
    {StepKind::kThirdParty, "refuses", "不同意公开", Verdict::kAgainst},
    {StepKind::kCoordination, "coordinated", "协商不一致，经协调可以公开", Verdict::kFor, "请写明协调的结果。"},
    {StepKind::kCoordination, "coordinated_changes", "协商不一致，经协调修改后公开", Verdict::kWithChanges,
     "请写明协调的结果，要怎样改。"},
    {StepKind::kCoordination, "coordinated_not", "协商不一致，经协调不公开", Verdict::kAgainst},
    {StepKind::kOwnDecision, "unfounded", "第三方的理由不成立，公开不损害其合法权益", Verdict::kFor,
     "请写明为什么理由不成立（条例第十五条）。"},
    {StepKind::kOwnDecision, "harmless", "第三方逾期没有答复，经审查公开不损害其合法权益", Verdict::kFor,
     "请写明审查的结果和理由（条例第十五条）。"},
    {StepKind::kOwnDecision, "grave", "不公开会对公共利益造成重大影响", Verdict::kFor,
     "请写明为什么不公开会对公共利益造成重大影响（条例第十五条）。"},
    {StepKind::kOwnDecision, "not_decided", "不这样决定", Verdict::kAgainst},
};

void CheckText(std::string_view text, std::size_t most, std::string field, FieldErrors& errors) {
  if (Utf8Length(text) > most) {
    errors.push_back({std::move(field), "太长了，最多 " + std::to_string(most) + " 字。"});
  } else if (PrivateNumberIn(text)) {
    errors.push_back({std::move(field), "这里有身份证号码、手机号码或者银行卡号，请删去。"});
  }
}

void CheckDay(const std::optional<Date>& day, Date earliest, Date today, std::string field, FieldErrors& errors) {
  if (!day || !IsPlausible(*day)) {
    errors.push_back({std::move(field), "请写明是哪一天，例如 2026-03-09。"});
  } else if (*day > today) {
    errors.push_back({std::move(field), "这一天还没有到，请核对。"});
  } else if (*day < earliest) {
    errors.push_back({std::move(field), "答复不能早于送出的那一天（" + ToChinese(earliest) + "）。"});
  }
}

std::string_view AskedFor(StepKind kind) {
  switch (kind) {
    case StepKind::kAgreement:
      return "请写明请对方确认什么。";
    case StepKind::kApproval:
      return "请写明依据什么规定要报批（条例第十一条第二款）。";
    case StepKind::kDetermination:
      return "请写明什么不能确定（条例第十七条第三款）。";
    case StepKind::kThirdParty:
      return "请写明哪些内容涉及第三方的商业秘密或者个人隐私。";
    case StepKind::kCoordination:
      return "请写明双方的意见和分歧（条例第十一条第一款）。";
    case StepKind::kOwnDecision:
      return "请写明提请决定公开的理由（条例第十五条）。";
  }
  return {};
}

const StepAnswer* CheckedAnswer(const Step& step, const AnswerForm& form, FieldErrors& errors) {
  const StepAnswer* const answer = StepAnswerFrom(step.kind, form.answer);
  if (answer == nullptr) {
    errors.push_back({"answer", "请选择是怎样答复的。"});
  } else if (!answer->asks_for.empty() && IsBlankText(form.words)) {
    errors.push_back({"answer_words", std::string(answer->asks_for)});
  }
  CheckText(form.words, kLongestStepWords, "answer_words", errors);
  return answer;
}

/// An answer that lets an item go out is shown by its paper; one that holds it needs none, but for a letter of another
/// organ.
void CheckPaper(StepKind kind, const StepAnswer* answer, const AnswerForm& form, FieldErrors& errors) {
  if (kind == StepKind::kOwnDecision) return;
  if (kind != StepKind::kAgreement && (answer == nullptr || answer->verdict == Verdict::kAgainst)) return;
  if (kind != StepKind::kThirdParty && IsBlankText(form.number)) {
    errors.push_back({"answer_number", "请写明复函、批复的文号；没有文号的写“无文号”。"});
  }
  if (form.scans == 0) errors.push_back({"scans", "请附上对方答复的扫描件。"});
}

bool IsAboutOrigin(const Step& step, Origin origin) {
  if (step.state == StepState::kWithdrawn) return false;
  const bool is_of_organs = step.kind == StepKind::kAgreement || step.kind == StepKind::kCoordination;
  const bool is_of_third = step.kind == StepKind::kThirdParty || step.kind == StepKind::kOwnDecision;
  return (origin == Origin::kJoint && is_of_organs) || (origin == Origin::kFromCitizens && is_of_third);
}

bool IsOverdue(const Step& step, Date today) {
  return step.state == StepState::kOpen && step.answer_by && *step.answer_by < today;
}

bool IsRefused(const Step& step) {
  return step.state == StepState::kTakenBack ||
         (step.state == StepState::kAnswered && step.answer != nullptr && step.answer->verdict == Verdict::kAgainst);
}

}  // namespace

std::span<const StepKind> StepKinds() { return kAllKinds; }
std::string_view IdOf(StepKind kind) { return RowOf(kind).id; }
std::string_view NameOf(StepKind kind) { return RowOf(kind).name; }
std::string_view ArticleOf(StepKind kind) { return RowOf(kind).article; }
std::optional<StepKind> StepKindFrom(std::string_view id) {
  const auto* const row = std::ranges::find(kKinds, id, &KindRow::id);
  return row == std::end(kKinds) ? std::nullopt : std::optional(row->kind);
}

std::string_view IdOf(StepState state) { return kStates[static_cast<std::size_t>(state)]; }
std::optional<StepState> StepStateFrom(std::string_view id) {
  const auto* const found = std::ranges::find(kStates, id);
  if (found == std::end(kStates)) return std::nullopt;
  return static_cast<StepState>(found - std::begin(kStates));
}

std::string_view IdOf(Verdict verdict) { return kVerdicts[static_cast<std::size_t>(verdict)]; }

std::vector<const StepAnswer*> AnswersOf(StepKind kind) {
  std::vector<const StepAnswer*> answers;
  for (const StepAnswer& answer : kAnswers) {
    if (answer.kind == kind) answers.push_back(&answer);
  }
  return answers;
}

const StepAnswer* StepAnswerFrom(StepKind kind, std::string_view id) {
  for (const StepAnswer& answer : kAnswers) {
    if (answer.kind == kind && answer.id == id) return &answer;
  }
  return nullptr;
}

std::string StepPath(const Step& step) { return ToString(step.item) + "-" + std::to_string(step.number); }

std::optional<StepId> StepIdFrom(std::string_view text) {
  const std::size_t bar = text.rfind('-');
  if (bar == std::string_view::npos) return std::nullopt;
  const auto item = ItemIdFrom(text.substr(0, bar));
  const std::string_view rest = text.substr(bar + 1);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
  if (!item || error != std::errc() || end != rest.data() + rest.size() || number < 1) return std::nullopt;
  return StepId{*item, number};
}

Hold HoldOf(const Step& step, std::string_view digest) {
  if (step.state == StepState::kWithdrawn) return Hold::kNone;
  if (step.state == StepState::kTakenBack) return Hold::kTakenBack;
  if (step.state == StepState::kLetGo) return Hold::kLetGo;
  if (step.state == StepState::kOpen || step.answer == nullptr) return Hold::kOpen;
  if (step.answer->verdict == Verdict::kAgainst) return Hold::kAgainst;
  const bool is_kept = std::ranges::find(step.kept, digest, &KeptAnswer::digest) != step.kept.end();
  if (is_kept && IsKeptByWord(step.kind)) return Hold::kNone;
  if (step.answer->verdict == Verdict::kWithChanges) return Hold::kWithChanges;
  return step.digest == digest ? Hold::kNone : Hold::kOtherText;
}

namespace {

bool HasLateRefusal(const Step& step) {
  return std::ranges::any_of(
      step.late, [](const LateAnswer& late) { return late.answer && late.answer->verdict == Verdict::kAgainst; });
}

/// What the third party was asked, of an own decision; one that is decided anew goes back to it.
const Step* AskedBefore(std::span<const Step> steps, const Step& decision) {
  const auto before = [&](const Step& step) { return std::ranges::find(steps, step.asks_again, &Step::number); };
  auto asked = before(decision);
  while (asked != steps.end() && asked->kind == StepKind::kOwnDecision) asked = before(*asked);
  return asked == steps.end() ? nullptr : &*asked;
}

}  // namespace

bool IsReopened(std::span<const Step> steps, const Step& decision) {
  if (decision.kind != StepKind::kOwnDecision || decision.state != StepState::kAnswered) return false;
  const Step* const asked = AskedBefore(steps, decision);
  return asked != nullptr && std::ranges::any_of(asked->late, [&](const LateAnswer& late) {
           return late.looks_again && late.over == decision.number;
         });
}

Hold HoldIn(std::span<const Step> steps, const Step& step, std::string_view digest) {
  const Hold hold = HoldOf(step, digest);
  return hold == Hold::kNone && IsReopened(steps, step) ? Hold::kLate : hold;
}

bool MayAnswerLate(std::span<const Step> steps, const Step& step) {
  return step.kind == StepKind::kThirdParty && step.state == StepState::kOpen && step.late.size() < kMostLate &&
         IsReplaced(steps, step);
}

std::int64_t DecidedOver(std::span<const Step> steps, const Step& step) {
  std::int64_t over = 0;
  for (const Step& other : steps) {
    const bool is_decided = other.kind == StepKind::kOwnDecision && other.state == StepState::kAnswered;
    const Step* const asked = is_decided ? AskedBefore(steps, other) : nullptr;
    if (asked != nullptr && asked->number == step.number && !IsReplaced(steps, other)) over = other.number;
  }
  return over;
}

bool MayFollow(const Step& earlier, StepKind next, Date today) {
  if (earlier.state == StepState::kWithdrawn) return false;
  if (next == earlier.kind) return earlier.state != StepState::kOpen;
  const bool is_stuck = IsRefused(earlier) || IsOverdue(earlier, today);
  if (next == StepKind::kCoordination) return earlier.kind == StepKind::kAgreement && is_stuck;
  return next == StepKind::kOwnDecision && earlier.kind == StepKind::kThirdParty && is_stuck;
}

bool IsReplaced(std::span<const Step> steps, const Step& step) {
  return std::ranges::any_of(steps, [&](const Step& other) {
    return other.asks_again == step.number && other.state != StepState::kWithdrawn;
  });
}

std::vector<Holding> HoldingOn(std::span<const Step> steps, Attribute attribute, std::string_view digest) {
  if (attribute != Attribute::kProactive) return {};
  std::vector<Holding> holding;
  for (const Step& step : steps) {
    const Hold hold = HoldIn(steps, step, digest);
    if (hold != Hold::kNone && !IsReplaced(steps, step)) holding.push_back({&step, hold});
  }
  return holding;
}

std::string WordsOf(const Holding& holding) {
  const Step& step = *holding.step;
  const std::string what = std::string(NameOf(step.kind)) + "（" + step.body + "）";
  const std::string answer = step.answer == nullptr ? std::string() : "“" + std::string(step.answer->name) + "”";
  switch (holding.hold) {
    case Hold::kNone:
      return {};
    case Hold::kOpen:
      return what + "还没有答复";
    case Hold::kAgainst:
      return what + "的答复是" + answer;
    case Hold::kWithChanges:
      return what + "的答复是" + answer +
             (IsKeptByWord(step.kind) ? "，还没有写明怎样改的，也没有再问" : "，改好以后还没有再问");
    case Hold::kOtherText:
      return what + "的答复之后内容改过，答复的不是现在的内容";
    case Hold::kTakenBack:
      return what + "收回了原来的答复";
    case Hold::kLetGo:
      return what + "没有等到答复就停止了，要再问";
    case Hold::kLate:
      return "第三方在本机关决定以后又有答复，要重新研究、重新决定";
  }
  return {};
}

bool MayBeKept(const Step& step, std::string_view digest) {
  if (!IsKeptByWord(step.kind) || step.state != StepState::kAnswered) return false;
  if (step.kept.size() >= kMostKept || step.digest == digest) return false;
  const Hold hold = HoldOf(step, digest);
  return hold == Hold::kOtherText || hold == Hold::kWithChanges;
}

bool SettlesOrigin(std::span<const Step> steps, Origin origin) {
  return std::ranges::any_of(steps, [&](const Step& step) { return IsAboutOrigin(step, origin); });
}

FieldErrors BesideSteps(FieldErrors faults, const Content& content, std::span<const Step> steps) {
  if (content.attribute != Attribute::kProactive || !SettlesOrigin(steps, content.origin)) return faults;
  std::erase_if(faults, [](const FieldError& fault) { return fault.field == "is_agreed"; });
  if (!content.is_agreed) return faults;
  for (const Step& step : steps) {
    const bool disagrees = step.state != StepState::kAnswered || IsRefused(step);
    if (!IsAboutOrigin(step, content.origin) || !disagrees || IsReplaced(steps, step)) continue;
    faults.push_back({"is_agreed", std::string(NameOf(step.kind)) + "（" + step.body +
                                       "）还没有同意，请去掉“已协商、第三方已同意”的勾。"});
    break;
  }
  return faults;
}

std::string FaultOfOwnDecision(std::span<const Step> steps, const Step& step, std::string_view answer) {
  const Step* const asked = AskedBefore(steps, step);
  const bool is_refused = asked != nullptr && (IsRefused(*asked) || HasLateRefusal(*asked));
  const bool is_silent = asked != nullptr && asked->state == StepState::kOpen && asked->late.empty();
  if (answer == "unfounded" && !is_refused) return "第三方没有答复不同意，不能认定理由不成立。";
  if (answer == "harmless" && !is_silent) return "只有第三方逾期没有答复的，才能这样审查决定。";
  return {};
}

bool IsNameOf(std::string_view typed, std::string_view name) {
  const std::u32string written = FoldTight(typed), known = FoldTight(name);
  return !known.empty() && (written == known || written == U"县" + known || written == U"本县" + known);
}

FieldErrors FaultsOfAsking(const Step& step, Date today) {
  FieldErrors errors;
  if (step.organ && step.kind != StepKind::kAgreement) {
    errors.push_back({"organ", "只有协商确认由本县机关在系统里答复。"});
  } else if (!step.organ && IsBlankText(step.body)) {
    errors.push_back({"body", step.kind == StepKind::kThirdParty ? "请写明第三方是谁；个人的不写姓名。"
                              : step.kind == StepKind::kAgreement ? "请选择本县的机关，或者写明县外机关的名称。"
                                                                  : "请写明报给哪个机关。"});
  }
  if (IsBlankText(step.about)) errors.push_back({"about", std::string(AskedFor(step.kind))});
  CheckText(step.body, kLongestBody, "body", errors);
  CheckText(step.about, kLongestStepWords, "about", errors);
  CheckText(step.sent_number, kLongestNumber, "sent_number", errors);
  const std::optional<Date> sent_on = step.sent_on.ok() ? std::optional(step.sent_on) : std::nullopt;
  CheckDay(sent_on, Date(std::chrono::year(1949) / 1 / 1), today, "sent_on", errors);
  if (!step.answer_by) {
    if (step.kind == StepKind::kAgreement) errors.push_back({"answer_by", "请写明请对方在哪一天以前答复。"});
  } else if (!IsPlausible(*step.answer_by) || (step.sent_on.ok() && *step.answer_by < step.sent_on)) {
    errors.push_back({"answer_by", "请对方答复的日子不能早于送出的那一天。"});
  } else if (step.organ && *step.answer_by < today) {
    errors.push_back({"answer_by", "这一天已经过去，请改成以后的日期。"});
  }
  return errors;
}

FieldErrors FaultsOfAnswer(const Step& step, const AnswerForm& form, Date today) {
  FieldErrors errors;
  const StepAnswer* const answer = CheckedAnswer(step, form, errors);
  CheckDay(form.answered_on, step.sent_on, today, "answered_on", errors);
  CheckText(form.number, kLongestNumber, "answer_number", errors);
  CheckPaper(step.kind, answer, form, errors);
  if (step.scans.size() + form.scans > kMostScans) errors.push_back({"scans", "扫描件最多 6 个。"});
  return errors;
}

std::string_view IdOf(LateEffect effect) { return effect == LateEffect::kNothing ? "nothing" : "look_again"; }
std::string_view NameOf(LateEffect effect) {
  return effect == LateEffect::kNothing ? "不改变原来的决定" : "内容要重新研究，重新作出决定";
}
std::optional<LateEffect> LateEffectFrom(std::string_view id) {
  for (const LateEffect effect : kLateEffects) {
    if (IdOf(effect) == id) return effect;
  }
  return std::nullopt;
}

FieldErrors FaultsOfLate(std::span<const Step> steps, const Step& step, const LateForm& form, Date today) {
  FieldErrors errors = FaultsOfAnswer(step, form.answer, today);
  const auto effect = LateEffectFrom(form.effect);
  if (!effect) errors.push_back({"effect", "请选择这个答复改变什么。"});
  if (IsBlankText(form.effect_words)) {
    errors.push_back({"effect_words", "请写明为什么不改变原来的决定，或者要重新研究什么（条例第十五条）。"});
  }
  CheckText(form.effect_words, kLongestStepWords, "effect_words", errors);
  const StepAnswer* const answer = StepAnswerFrom(step.kind, form.answer.answer);
  const auto decision = std::ranges::find(steps, DecidedOver(steps, step), &Step::number);
  const bool was_silence = decision != steps.end() && decision->answer != nullptr && decision->answer->id == "harmless";
  if (was_silence && effect == LateEffect::kNothing && answer != nullptr && answer->verdict == Verdict::kAgainst) {
    errors.push_back(
        {"effect", "原来的决定是在第三方没有答复时作出的；现在答复不同意，内容要重新研究（条例第十五条）。"});
  }
  return errors;
}

FieldErrors FaultsOfOwnAnswer(const Step& step, const AnswerForm& form) {
  FieldErrors errors;
  CheckedAnswer(step, form, errors);
  return errors;
}

FieldErrors FaultsOfReason(std::string_view words, std::string_view wanted) {
  FieldErrors errors;
  if (IsBlankText(words)) errors.push_back({"words", std::string(wanted)});
  CheckText(words, kLongestStepWords, "words", errors);
  return errors;
}

}  // namespace gongkai::disclosure

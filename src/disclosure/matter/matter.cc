#include "disclosure/matter/matter.h"

#include <algorithm>
#include <iterator>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::disclosure {
namespace {

using enum ItemKind;
using enum StepWanted;

struct PhaseRow {
  std::string_view id, name;
};
constexpr PhaseRow kPhaseRows[] = {{"before", "事前"}, {"during", "事中"}, {"after", "事后"}};

// ---- the chains

constexpr std::string_view kDecisionOf15 = "重大行政决策程序暂行条例第十五条";
constexpr std::string_view kDecisionOf32 = "重大行政决策程序暂行条例第三十二条";
constexpr std::string_view kNotice118 = "国办发〔2018〕118号";
constexpr std::string_view kArticle20Of9 = "条例第二十条第（九）项（集中采购）";
constexpr std::string_view kArticle20Of10 = "条例第二十条第（十）项（重大建设项目）";
constexpr std::string_view kAid20Or21 = "补贴：条例第二十条第（十一）项；社会救助：条例第二十一条";

constexpr ItemKind kDrafts[] = {kDraft};
constexpr ItemKind kDocuments[] = {kRule, kNormative, kPolicy, kPlan};
constexpr ItemKind kOutcomes[] = {kOutcome};
constexpr ItemKind kInterpretations[] = {kInterpretation, kMedia};
constexpr ItemKind kRulings[] = {kPermit, kPenalty, kCompulsion, kInspection};
constexpr ItemKind kLists[] = {kAidList};

constexpr ChainStep kDecisionSteps[] = {
    {"draft", Phase::kBefore, "征求意见的草案和说明", kDrafts, kFirst, kDecisionOf15},
    {"document", Phase::kDuring, "决策文件", kDocuments, kInOrder, kDecisionOf32},
    {"outcome", Phase::kAfter, "意见采纳情况", kOutcomes, kWithDocument, kDecisionOf32},
    {"interpretation", Phase::kAfter, "解读", kInterpretations, kWithDocument, kDecisionOf32},
};
constexpr ChainStep kEnforcementSteps[] = {
    {"before", Phase::kBefore, "执法依据、权限、程序和救济渠道", {}, kFirst, kNotice118},
    {"during", Phase::kDuring, "执法中的公示", {}, kOnTheSpot, kNotice118},
    {"after", Phase::kAfter, "执法决定和结果", kRulings, kInOrder, kNotice118},
};
constexpr ChainStep kProjectSteps[] = {
    {"before", Phase::kBefore, "批准的依据、程序和结果", {}, kFirst, kArticle20Of10},
    {"during", Phase::kDuring, "招标投标和施工", {}, kInOrder, kArticle20Of10},
    {"after", Phase::kAfter, "竣工和监督检查", {}, kInOrder, kArticle20Of10},
};
constexpr ChainStep kProcurementSteps[] = {
    {"before", Phase::kBefore, "采购意向和公告", {}, kFirst, kArticle20Of9},
    {"during", Phase::kDuring, "中标、成交结果和合同", {}, kInOrder, kArticle20Of9},
    {"after", Phase::kAfter, "履约验收", {}, kInOrder, kArticle20Of9},
};
constexpr ChainStep kAidSteps[] = {
    {"before", Phase::kBefore, "政策、条件和程序", {}, kFirst, kAid20Or21},
    {"during", Phase::kDuring, "名单公示", kLists, kInOrder, kAid20Or21},
    {"after", Phase::kAfter, "发放结果", {}, kInOrder, kAid20Or21},
};
constexpr ChainStep kOtherSteps[] = {
    {"before", Phase::kBefore, "事前公开", {}, kFirst, ""},
    {"during", Phase::kDuring, "事中公开", {}, kInOrder, ""},
    {"after", Phase::kAfter, "事后公开", {}, kInOrder, ""},
};

struct MatterRow {
  std::string_view id, name;
  std::span<const ChainStep> steps;
};
constexpr MatterRow kMatterRows[] = {
    {"decision", "重大行政决策", kDecisionSteps},
    {"enforcement", "行政执法", kEnforcementSteps},
    {"project", "建设项目", kProjectSteps},
    {"procurement", "政府采购", kProcurementSteps},
    {"aid", "补贴和救助", kAidSteps},
    {"other", "其他事项", kOtherSteps},
};
static_assert(std::size(kMatterRows) == kMatterKinds.size());
const MatterRow& RowOf(MatterKind kind) { return kMatterRows[static_cast<std::size_t>(kind)]; }

bool Takes(const ChainStep& step, ItemKind kind) {
  return step.kinds.empty() || std::ranges::find(step.kinds, kind) != step.kinds.end();
}

// ---- what a step lacks

bool WasPublic(Gate gate) { return gate == Gate::kPublic || gate == Gate::kExpired; }

class Chain {
 public:
  Chain(std::span<const ChainStep> steps, std::span<const MatterItem> items,
        const std::set<std::string, std::less<>>& waived, Date today)
      : steps_(steps), items_(items), waived_(waived), today_(today) {}

  std::vector<StepOfMatter> Make() const {
    std::vector<StepOfMatter> made;
    for (const ChainStep& step : steps_) made.push_back({.step = &step, .items = PlacesOf(step)});
    for (StepOfMatter& each : made) Judge(each);
    return made;
  }

 private:
  std::vector<std::size_t> PlacesOf(const ChainStep& step) const {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (items_[i].phase == step.phase && Takes(step, items_[i].kind)) places.push_back(i);
    }
    return places;
  }

  void Judge(StepOfMatter& each) const {
    each.state = StateByItems(each);
    if (each.state == MatterStepState::kInHand) {
      for (const std::size_t i : each.items) CheckDay(each, items_[i]);
    }
    if (each.state == MatterStepState::kOpen && waived_.contains(each.step->id)) {
      each.state = MatterStepState::kWaived;
    } else if (each.state == MatterStepState::kOpen || each.state == MatterStepState::kInHand) {
      Ask(each);
    }
  }

  /// What its items say; kOpen of none.
  MatterStepState StateByItems(const StepOfMatter& each) const {
    const auto has = [&](auto is_it) {
      return std::ranges::any_of(each.items, [&](std::size_t i) { return is_it(items_[i].gate); });
    };
    if (has([](Gate gate) { return gate == Gate::kPublic; })) return MatterStepState::kPublic;
    if (has([](Gate gate) { return gate == Gate::kExpired; })) return MatterStepState::kOver;
    if (has([](Gate gate) { return gate == Gate::kNever || gate == Gate::kNotYet; })) return MatterStepState::kInHand;
    return each.items.empty() ? MatterStepState::kOpen : MatterStepState::kWithdrawn;
  }

  void CheckDay(StepOfMatter& each, const MatterItem& item) const {
    if (!item.due_on || *item.due_on >= today_ || item.gate != Gate::kNever) return;
    if (each.state == MatterStepState::kDue && *each.due_on <= *item.due_on) return;
    each.state = MatterStepState::kDue;
    each.due_on = item.due_on;
    each.words = "列入的信息已经过了最晚公开的日期。";
  }

  /// Of a step of which nothing is public yet: what is to be judged, or what it waits for.
  void Ask(StepOfMatter& each) const {
    switch (each.step->wanted) {
      case kFirst:
        if (HasPublicBehind(each.step->phase)) ToJudge(each, WordsOfFirst(*each.step));
        break;
      case kWithDocument:
        AskWithDocument(each);
        break;
      case kInOrder:
        break;
      case kOnTheSpot:
        each.words = "在执法现场和办事窗口出示、公示，不要求上网。";
        break;
    }
  }

  static void ToJudge(StepOfMatter& each, std::string words) {
    if (each.state == MatterStepState::kOpen) each.state = MatterStepState::kToJudge;
    each.words = std::move(words);
  }

  static std::string WordsOfFirst(const ChainStep& step) {
    if (std::ranges::find(step.kinds, kDraft) != step.kinds.end())
      return "没有公开征求意见的草案；依法征求过的请列入，没有征求的请注明。";
    return "后面的环节已经公开，这一步没有列入信息；公开过的请列入，没有的请注明。";
  }

  /// 第三十二条: decisions are made public promptly; of those of wide concern or hard to understand it is told which
  /// opinions were adopted, and they are explained. No day is set for either before the decision is public.
  void AskWithDocument(StepOfMatter& each) const {
    const bool is_outcome = Takes(*each.step, kOutcome);
    if (const auto from = FirstPublic(Phase::kDuring)) {
      ToJudge(each, "决策文件" + ToChinese(*from) + "已经公开；社会公众普遍关心或者专业性、技术性较强的，应当" +
                        (is_outcome ? "说明意见采纳情况" : "解读") + "。请判断是否需要，不需要的请注明。");
      return;
    }
    const auto until = is_outcome ? LastDayForComments() : std::nullopt;
    if (until && *until < today_) {
      each.words = "征求意见" + ToChinese(*until) + "结束，等决策公布。";
    } else if (until) {
      each.words = "征求意见到" + ToChinese(*until) + "。";
    }
  }

  std::optional<Date> LastDayForComments() const {
    std::optional<Date> until;
    for (const MatterItem& item : items_) {
      if (item.kind == kDraft && WasPublic(item.gate) && item.comment_until)
        until = until ? std::max(*until, *item.comment_until) : *item.comment_until;
    }
    return until;
  }
  bool HasPublicBehind(Phase phase) const {
    return std::ranges::any_of(items_,
                               [&](const MatterItem& item) { return WasPublic(item.gate) && item.phase > phase; });
  }
  std::optional<Date> FirstPublic(Phase phase) const {
    std::optional<Date> first;
    for (const MatterItem& item : items_) {
      if (item.phase != phase || !WasPublic(item.gate) || !item.public_from) continue;
      if (!Takes(*StepWithDocument(), item.kind)) continue;
      first = first ? std::min(*first, *item.public_from) : *item.public_from;
    }
    return first;
  }
  const ChainStep* StepWithDocument() const {
    return &*std::ranges::find(steps_, Phase::kDuring, [](const ChainStep& step) { return step.phase; });
  }

  std::span<const ChainStep> steps_;
  std::span<const MatterItem> items_;
  const std::set<std::string, std::less<>>& waived_;
  Date today_;
};

}  // namespace

std::string_view IdOf(Phase phase) { return kPhaseRows[static_cast<std::size_t>(phase)].id; }
std::string_view NameOf(Phase phase) { return kPhaseRows[static_cast<std::size_t>(phase)].name; }
std::optional<Phase> PhaseFrom(std::string_view id) {
  const auto* const found = std::ranges::find(kPhases, id, [](Phase phase) { return IdOf(phase); });
  return found == kPhases.end() ? std::nullopt : std::optional(*found);
}

std::string_view IdOf(MatterKind kind) { return RowOf(kind).id; }
std::string_view NameOf(MatterKind kind) { return RowOf(kind).name; }
std::optional<MatterKind> MatterKindFrom(std::string_view id) {
  const auto* const found = std::ranges::find(kMatterKinds, id, [](MatterKind kind) { return IdOf(kind); });
  return found == kMatterKinds.end() ? std::nullopt : std::optional(*found);
}

std::span<const ChainStep> StepsOf(MatterKind kind) { return RowOf(kind).steps; }

const ChainStep* FindStep(MatterKind kind, std::string_view id) {
  const auto steps = StepsOf(kind);
  const auto found = std::ranges::find(steps, id, &ChainStep::id);
  return found == steps.end() ? nullptr : &*found;
}

std::optional<Phase> PhaseFor(MatterKind matter, ItemKind item) {
  for (const ChainStep& step : StepsOf(matter)) {
    if (!step.kinds.empty() && Takes(step, item)) return step.phase;
  }
  return std::nullopt;
}

std::string_view NameOf(MatterStepState state) {
  switch (state) {
    case MatterStepState::kPublic:
      return "已公开";
    case MatterStepState::kOver:
      return "已公开，期满撤下";
    case MatterStepState::kInHand:
      return "正在办";
    case MatterStepState::kWithdrawn:
      return "已撤下";
    case MatterStepState::kDue:
      return "该公开了";
    case MatterStepState::kToJudge:
      return "请判断是否需要";
    case MatterStepState::kWaived:
      return "不适用";
    case MatterStepState::kOpen:
      return "还没有";
  }
  return "";
}

std::vector<StepOfMatter> ChainOf(MatterKind kind, std::span<const MatterItem> items,
                                  const std::set<std::string, std::less<>>& waived, Date today) {
  return Chain(StepsOf(kind), items, waived, today).Make();
}

bool MayBeWaived(const StepOfMatter& step) { return step.state == MatterStepState::kToJudge; }

FieldErrors FaultsOf(const Matter& matter) {
  if (IsBlankText(matter.title)) return {{"title", "请填写事项的名称。"}};
  if (Utf8Length(matter.title) > kLongestMatterTitle)
    return {{"title", "名称太长了，最多 " + std::to_string(kLongestMatterTitle) + " 字。"}};
  return {};
}

FieldErrors FaultsOfWaiver(std::string_view words) {
  if (IsBlankText(words)) return {{"reason", "请写明为什么不适用。"}};
  if (Utf8Length(words) > kLongestWaiver)
    return {{"reason", "写得太长了，最多 " + std::to_string(kLongestWaiver) + " 字。"}};
  return {};
}

}  // namespace gongkai::disclosure

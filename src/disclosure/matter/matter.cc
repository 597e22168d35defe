#include "disclosure/matter/matter.h"

#include <algorithm>
#include <iterator>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::disclosure {
namespace {

using enum ItemKind;
using enum StepWanted;
using std::chrono::days;
using std::chrono::sys_days;

struct PhaseRow {
  std::string_view id, name;
};
constexpr PhaseRow kPhaseRows[] = {{"before", "事前"}, {"during", "事中"}, {"after", "事后"}};

// ---- the chains

constexpr std::string_view kDecisionOf15 = "重大行政决策程序暂行条例第十五条";
constexpr std::string_view kDecisionOf32 = "重大行政决策程序暂行条例第三十二条";
constexpr std::string_view kNotice118 = "国办发〔2018〕118号";
constexpr std::string_view kArticle20 = "条例第二十条";
constexpr std::string_view kArticle21 = "条例第二十一条";

constexpr ItemKind kDrafts[] = {kDraft};
constexpr ItemKind kDocuments[] = {kRule, kNormative, kPolicy, kPlan};
constexpr ItemKind kOutcomes[] = {kOutcome};
constexpr ItemKind kInterpretations[] = {kInterpretation, kMedia};
constexpr ItemKind kRulings[] = {kPermit, kPenalty, kCompulsion, kInspection};
constexpr ItemKind kLists[] = {kAidList};

constexpr ChainStep kDecisionSteps[] = {
    {Phase::kBefore, "征求意见的草案和说明", kDrafts, kFirst, kDecisionOf15},
    {Phase::kDuring, "决策文件", kDocuments, kInOrder, kDecisionOf32},
    {Phase::kAfter, "意见采纳情况", kOutcomes, kBehindComments, kDecisionOf32},
    {Phase::kAfter, "解读", kInterpretations, kWithDocument, kDecisionOf32},
};
constexpr ChainStep kEnforcementSteps[] = {
    {Phase::kBefore, "执法依据、权限、程序和救济渠道", {}, kFirst, kNotice118},
    {Phase::kDuring, "执法中的公示", {}, kOnTheSpot, kNotice118},
    {Phase::kAfter, "执法决定和结果", kRulings, kInOrder, kNotice118},
};
constexpr ChainStep kProjectSteps[] = {
    {Phase::kBefore, "批准的依据、程序和结果", {}, kFirst, kArticle20},
    {Phase::kDuring, "招标投标和施工", {}, kInOrder, kArticle20},
    {Phase::kAfter, "竣工和监督检查", {}, kInOrder, kArticle20},
};
constexpr ChainStep kProcurementSteps[] = {
    {Phase::kBefore, "采购意向和公告", {}, kFirst, kArticle20},
    {Phase::kDuring, "中标、成交结果和合同", {}, kInOrder, kArticle20},
    {Phase::kAfter, "履约验收", {}, kInOrder, kArticle20},
};
constexpr ChainStep kAidSteps[] = {
    {Phase::kBefore, "政策、条件和程序", {}, kFirst, kArticle21},
    {Phase::kDuring, "名单公示", kLists, kInOrder, kArticle21},
    {Phase::kAfter, "发放结果", {}, kInOrder, kArticle21},
};
constexpr ChainStep kOtherSteps[] = {
    {Phase::kBefore, "事前公开", {}, kFirst, kArticle20},
    {Phase::kDuring, "事中公开", {}, kInOrder, kArticle20},
    {Phase::kAfter, "事后公开", {}, kInOrder, kArticle20},
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

class Chain {
 public:
  Chain(std::span<const ChainStep> steps, std::span<const MatterItem> items, Date today)
      : steps_(steps), items_(items), today_(today) {}

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
    const auto is_done = [&](std::size_t i) { return items_[i].is_public || items_[i].is_over; };
    if (std::ranges::any_of(each.items, is_done)) {
      each.state = MatterStepState::kPublic;
      return;
    }
    if (!each.items.empty()) each.state = MatterStepState::kInHand;
    Want(each);
    for (const std::size_t i : each.items) {
      if (items_[i].due_on && *items_[i].due_on < today_)
        Due(each, items_[i].due_on, "列入的信息已经过了最晚公开的日期。");
    }
  }

  void Due(StepOfMatter& each, std::optional<Date> day, std::string words) const {
    if (each.state == MatterStepState::kDue) return;
    each.state = MatterStepState::kDue;
    each.due_on = day;
    each.words = std::move(words);
  }

  void Want(StepOfMatter& each) const {
    switch (each.step->wanted) {
      case kFirst:
        if (HasPublicBehind(each.step->phase)) Due(each, std::nullopt, "后面的环节已经公开，这一步还没有。");
        break;
      case kBehindComments:
        WantOutcome(each);
        break;
      case kWithDocument:
        if (const auto from = FirstPublic(Phase::kDuring)) {
          Due(each, from,
              "决策文件" + ToChinese(*from) + "已经公开；社会公众普遍关心或者专业性、技术性较强的，应当解读。");
        }
        break;
      case kInOrder:
        break;
      case kOnTheSpot:
        each.words = "在执法现场和办事窗口出示、公示，不要求上网。";
        break;
    }
  }

  void WantOutcome(StepOfMatter& each) const {
    std::optional<Date> until;
    for (const MatterItem& item : items_) {
      if (item.kind == kDraft && item.public_from && item.comment_until)
        until = until ? std::max(*until, *item.comment_until) : *item.comment_until;
    }
    if (!until) return;
    if (*until < today_) {
      Due(each, Date(sys_days(*until) + days(1)),
          "征求意见" + ToChinese(*until) +
              "结束，采纳情况还没有公开；社会公众普遍关心或者专业性、技术性较强的，应当说明。");
    } else {
      each.words = "征求意见到" + ToChinese(*until) + "，结束以后公开采纳情况。";
    }
  }

  bool HasPublicBehind(Phase phase) const {
    return std::ranges::any_of(items_, [&](const MatterItem& item) { return item.is_public && item.phase > phase; });
  }
  std::optional<Date> FirstPublic(Phase phase) const {
    std::optional<Date> first;
    for (const MatterItem& item : items_) {
      if (item.phase != phase || !item.is_public || !item.public_from) continue;
      first = first ? std::min(*first, *item.public_from) : *item.public_from;
    }
    return first;
  }

  std::span<const ChainStep> steps_;
  std::span<const MatterItem> items_;
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

Phase PhaseFor(MatterKind matter, ItemKind item) {
  for (const ChainStep& step : StepsOf(matter)) {
    if (!step.kinds.empty() && Takes(step, item)) return step.phase;
  }
  return Phase::kBefore;
}

std::string_view NameOf(MatterStepState state) {
  switch (state) {
    case MatterStepState::kPublic:
      return "已公开";
    case MatterStepState::kInHand:
      return "正在办";
    case MatterStepState::kDue:
      return "该公开了";
    case MatterStepState::kOpen:
      return "还没有";
  }
  return "";
}

std::vector<StepOfMatter> ChainOf(MatterKind kind, std::span<const MatterItem> items, Date today) {
  return Chain(StepsOf(kind), items, today).Make();
}

FieldErrors FaultsOf(const Matter& matter) {
  if (IsBlankText(matter.title)) return {{"title", "请填写事项的名称。"}};
  if (Utf8Length(matter.title) > kLongestMatterTitle)
    return {{"title", "名称太长了，最多 " + std::to_string(kLongestMatterTitle) + " 字。"}};
  return {};
}

}  // namespace gongkai::disclosure

#include "disclosure/participation/comment_term.h"

#include <algorithm>
#include <array>

#include "base/fold.h"

namespace gongkai::disclosure {
namespace {

// `term.is_verified`: the text of the article was read; the others stand as they are remembered (comment_term.h).
struct Row {
  DraftKind kind;
  std::string_view name;
  CommentTerm term;
};
constexpr std::string_view kNoDays = "法律没有规定天数，本系统参照30日";
constexpr std::array kRows = {
    Row{DraftKind::kMajorDecision, "重大行政决策", {30, true, "重大行政决策程序暂行条例第十五条", true}},
    Row{DraftKind::kRule, "规章", {30, false, "规章制定程序条例第十五条", false}},
    Row{DraftKind::kNormative, "行政规范性文件", {30, true, kNoDays, false}},
    Row{DraftKind::kOther, "其他", {30, true, kNoDays, false}},
};
constexpr std::array kKinds = {DraftKind::kMajorDecision, DraftKind::kRule, DraftKind::kNormative, DraftKind::kOther};

const Row& RowOf(DraftKind kind) { return *std::ranges::find(kRows, kind, &Row::kind); }

}  // namespace

std::span<const DraftKind> DraftKinds() { return kKinds; }
std::string_view NameOf(DraftKind kind) { return RowOf(kind).name; }

std::optional<DraftKind> DraftKindFrom(std::string_view words) {
  const std::string_view typed = Trim(words);
  if (typed.empty()) return DraftKind::kMajorDecision;
  const auto found = std::ranges::find(kRows, typed, &Row::name);
  return found == kRows.end() ? std::nullopt : std::optional(found->kind);
}

CommentTerm CommentTermOf(DraftKind kind) { return RowOf(kind).term; }

std::optional<TermFault> FaultOfTerm(DraftKind kind, Date from, Date until, bool has_reason) {
  const CommentTerm term = CommentTermOf(kind);
  const auto days = (std::chrono::sys_days(until) - std::chrono::sys_days(from)).count();
  if (days >= term.least_days) return std::nullopt;
  if (!term.may_be_shorter) {
    return TermFault{"comment_until", std::string(NameOf(kind)) + "草案征求意见一般不少于30日（" +
                                          std::string(term.article) +
                                          "），没有写明理由缩短的办法；请把截止日期往后放。"};
  }
  if (has_reason) return std::nullopt;
  const std::string_view why = kind == DraftKind::kMajorDecision
                                   ? "征求意见一般不少于30日，因情况紧急等原因需要缩短的，请说明理由（"
                                   : "征求意见不足30日，请说明理由（";
  return TermFault{"shorter_why", std::string(why) + std::string(term.article) + "）；或者把截止日期往后放。"};
}

}  // namespace gongkai::disclosure

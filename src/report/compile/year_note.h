// What an organ keeps of its year beside the ledgers, so that its report can tell of it: training, meetings,
// inspections, evaluations; and what section five of a report promised to improve, and what became of it. Pure; what is
// kept: year_note_store.h.
//
// Source: 条例第四十六条 (考核、社会评议、责任追究), 第四十七条 (inspection), 第四十八条 (training),
// 第五十条第一款第四项 (problems and improvement).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "account/organ.h"
#include "base/date.h"
#include "base/field_errors.h"
#include "base/instant.h"

namespace gongkai::report {

enum class YearWorkKind { kTraining, kMeeting, kInspection, kEvaluation, kSocialReview, kAccountability };
inline constexpr std::array kYearWorkKinds = {YearWorkKind::kTraining,     YearWorkKind::kMeeting,
                                              YearWorkKind::kInspection,   YearWorkKind::kEvaluation,
                                              YearWorkKind::kSocialReview, YearWorkKind::kAccountability};
std::string_view IdOf(YearWorkKind kind);  // "training", …
std::string_view NameOf(YearWorkKind kind);  // "培训", "会议", "检查", "工作考核", "社会评议", "责任追究"
std::optional<YearWorkKind> YearWorkKindFrom(std::string_view id);

/// One of them, on its day. None is deleted; one put down by mistake is struck out, with a reason.
struct YearWork {
  std::int64_t number = 0;
  YearWorkKind kind = YearWorkKind::kTraining;
  Date on{};
  std::string subject;                   // "依申请公开答复规范"
  std::optional<std::int64_t> people{};  // who took part
  std::string struck_words;              // why it counts no more; empty: it counts
  std::string person;
};

struct YearWorkForm {
  std::string kind, on, subject, people;  // as typed; people may be empty
};
/// Errors under "kind", "on", "subject", "people".
FormResult<YearWork> YearWorkFrom(const YearWorkForm& form, int year, Date today);

enum class PromiseState { kOpen, kUnderWay, kDone, kNotDone };
inline constexpr std::array kPromiseStates = {PromiseState::kOpen, PromiseState::kUnderWay, PromiseState::kDone,
                                              PromiseState::kNotDone};
std::string_view IdOf(PromiseState state);
std::string_view NameOf(PromiseState state);  // "还没有落实情况", "正在推进", "已完成", "没有完成"
std::optional<PromiseState> PromiseStateFrom(std::string_view id);

/// An improvement that section five of the report on `year` promised; what became of it is told by the next report.
struct Promise {
  int year = 0;
  std::int64_t number = 0;
  std::string words;
  PromiseState state = PromiseState::kOpen;
  std::string outcome;         // what was done, or why not
  std::string struck_words{};  // why it is no promise; empty: it is one
  std::string person{};        // who said the last of it
  std::int64_t version = 0;
};

inline constexpr std::size_t kLongestPromise = 300, kLongestOutcome = 500, kLongestSubject = 100, kLongestStruck = 200;
inline constexpr std::size_t kMostPromises = 30, kMostYearWorks = 500;
/// Errors under "words".
FieldErrors FaultsOfPromise(std::string_view words);
/// Errors under "state", "outcome": each state but kOpen is told in words.
FieldErrors FaultsOfOutcome(std::optional<PromiseState> state, std::string_view outcome);
/// Errors under "struck".
FieldErrors FaultsOfStriking(std::string_view words);

}  // namespace gongkai::report

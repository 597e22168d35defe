// What is wrong with what the public sees, as the inspection of government sites would tell it, found by ourselves
// first: columns that are not updated, blank ones, items without a day, links and files that lead nowhere, personal
// data, slow answers, messages that nobody answered. And what it costs. Pure.
//
// Thresholds and points are those that could be verified, each with its source: the tables of 2019 could not be read as
// a whole, so points are taken off where a published bulletin names them; any other fault is told and costs nothing,
// and the page says so.
//
// The indicators count 一级栏目 of the site. What an organ does not keep up is a fault of that organ, and makes no site
// fail.
//
// Source: 国办秘函〔2019〕19号 (《政府网站与政务新媒体检查指标》: 单项否决, 扣分), as its bulletins apply it; the
// thresholds of the table of 2015 (第一次全国政府网站普查). Next to read: inspection_actions.h.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "disclosure/item.h"

namespace gongkai::disclosure {

enum class InspectionKind {
  kStale,          // a column that is not updated in its time
  kBlank,          // a statutory column without anything
  kUndated,        // an item without the day on which it was formed
  kDeadLink,       // to an address of this site that answers nothing
  kDeadOuterLink,  // to another one
  kDeadFile,       // an attachment or image that is not there
  kPersonal,       // what screening found in what is public, and nobody has decided
  kSlow,           // pages take too long
  kUnanswered,     // a message that nobody answered in time
  kNoOutcome,      // a draft was open for comments, and nobody told what became of them (duty_fault.h)
  kGuide,          // the organ's guide is missing or unfinished
  kNoPlace,        // a place to read in that every county must have
  kNotSupplied,    // nothing was supplied to archive or library for a year
};

std::span<const InspectionKind> InspectionKinds();
std::string_view IdOf(InspectionKind kind);
std::string_view NameOf(InspectionKind kind);
std::string_view SourceOf(InspectionKind kind);
std::optional<InspectionKind> InspectionKindFrom(std::string_view id);

/// The county's site as a whole.
inline constexpr OrganId kWholeSite{0};

/// As a run sees it.
struct SeenFault {
  OrganId organ{0};
  InspectionKind kind = InspectionKind::kStale;
  std::string subject{};  // the same as long as it is the same fault
  std::string words{};
  std::string path{};  // where it is put right
};

struct InspectionFault {
  std::int64_t number = 0;  // within the organ
  SeenFault seen{};
  Instant found_at{}, seen_at{};
  std::optional<Instant> gone_at{};
  std::string explained_name{}, explained_words{};
  std::optional<Instant> explained_at{};

  bool is_open() const { return !gone_at; }
  bool is_waiting() const { return !gone_at && !explained_at; }
};

inline constexpr std::size_t kLongestExplanation = 300;

/// How long a column may stay as it is: a whole one, or the kinds of item within it that are judged apart, as notices
/// and news are in 通知和动态. Of what stands in no row no source names a time.
struct ColumnInterval {
  std::string_view id, name;  // "notices", "通知公告"
  Column column{};
  std::span<const ItemKind> kinds;  // none: all that stands in the column
  std::chrono::months months{0};
  std::chrono::days days{0};
  std::string_view words, source;  // "2 周", …
  bool is_main = false;            // 动态要闻、通知公告、政策文件类
};
std::span<const ColumnInterval> ColumnIntervals();
/// The last day on which it is in time.
Date LastDayOf(const ColumnInterval& interval, Date latest);

struct ColumnSeen {
  Column column{};
  Date latest{};
};
struct IntervalSeen {
  const ColumnInterval* interval = nullptr;
  Date latest{};
};
/// Of what an organ publishes, or the whole site: what is overdue. What never had anything is not.
std::vector<SeenFault> StaleColumns(OrganId organ, std::span<const IntervalSeen> seen, Date today);
/// Of the whole site: the statutory columns that are not among them. Source: 条例第二十条.
std::vector<SeenFault> BlankColumnFaults(std::span<const ColumnSeen> columns);

/// A message of somebody outside that has no answer yet.
struct UnansweredMessage {
  OrganId organ{0};
  std::string subject{};  // "enquiry:101-17"
  std::string path{};
  Date received_on{};
  Date due_on{};  // five working days after it came, of a simple enquiry; its own term else
};
std::optional<SeenFault> FaultOf(const UnansweredMessage& message, Date today);

/// Of the answers of the site, those that took longer than the budget.
struct SlowAnswers {
  std::int64_t answers = 0, slow = 0;
};
inline constexpr int kSlowMilliseconds = 5'000;
std::optional<SeenFault> FaultOf(const SlowAnswers& answers);

struct InspectionScore {
  int points = 100;
  struct Deduction {
    std::string words{};
    int points = 0;
  };
  std::vector<Deduction> deductions{};  // those whose points are known
  std::vector<std::string> vetoes{};    // any of them: 不合格
  std::map<InspectionKind, int> counts{};
};
/// Over what is open, explained or not: the inspection does not ask why.
InspectionScore ScoreOf(std::span<const InspectionFault> open, Date today);

}  // namespace gongkai::disclosure

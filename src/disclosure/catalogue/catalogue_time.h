// 公开时限 as a value: the words of the catalogue ("制定或获取信息之日起10个工作日内，公示7个工作日") read into days,
// the event they run from, how long something is posted, and the rhythm. What cannot be read whole is kept as words and
// said so; nothing is guessed, and of two terms in one text none is taken.
//
//   text    = clause { ("，" | "；" | "。" | "（" | "）") clause }
//   clause  = [event ("之日起" | "后" | …)] number unit "内" [verb]      the term
//           | ("公示" | "公告") ["期"…] ["不少于"] number unit            how long it is posted
//           | "按年公开" | "每季度" | …  | "及时公开" | "即时公开" | "长期公开" | "…另有规定的，从其规定"
//
// Cases: tests/law_cases/time_limits.tsv. Source: 条例第二十六条; 国办发〔2019〕54号.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "law/day_count.h"

namespace gongkai::disclosure {

/// How often something falls due that is published again and again.
enum class Cycle { kMonth, kQuarter, kHalfYear, kYear };

std::string_view IdOf(Cycle cycle);    // "month", …
std::string_view NameOf(Cycle cycle);  // "每月", "每季度", "每半年", "每年"
std::optional<Cycle> CycleFrom(std::string_view id);

struct TimeLimit {
  std::optional<law::Term> term;    // by when it must be public
  std::string event;                // what the term runs from, in the words of the catalogue
  std::optional<law::Term> posted;  // how long it hangs out (公示, 公告)
  bool is_posted_at_least = false;  // "不少于"
  bool is_posted_notice = false;    // it is called 公告
  std::optional<Cycle> cycle;
  bool is_from_period = false;  // the term runs from the end of the cycle's period: "每季度结束后…"
  bool is_at_once = false;  // "及时公开", "随时": without a number of days, so at most those of 条例第二十六条
  bool is_same_day = false;  // "即时公开", "实时", "立即"
  bool is_lasting = false;   // "长期公开"
  std::string unread;        // one sentence, when it could not be read; then all else is empty

  bool is_read() const { return unread.empty(); }
  bool operator==(const TimeLimit&) const = default;
};

TimeLimit ReadTimeLimit(std::string_view words);

/// As it was understood, for people to check: "信息形成之日起20个工作日内公开；公示7个工作日".
std::string InWords(const TimeLimit& limit);

}  // namespace gongkai::disclosure

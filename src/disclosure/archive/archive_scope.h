// What of an item goes into the package of a year: the versions that became public in it, from when until when each of
// them was, how that ended, and what of them may not leave the house. Pure.
//
//   moves (published, withdrawn, stopped) ─► spans, a version that was public each ─► the year it belongs to
//
// What never was public is no span: a version that was stopped, taken down or replaced before its day. What was public
// and still does not leave: what leaked (it is kept where it is, and told by its number alone), what was signed for a
// village's board and not for the site, and what is no longer what was signed.
//
// Source: 条例第二十五条第三款 (行政机关应当及时向国家档案馆、公共图书馆提供主动公开的政府信息); 档案法实施条例第三十条
// (what is handed over says 政府信息公开情况), 第三十九条 (maker, act and time of electronic records are known);
// 社会救助暂行办法 第十一条、第六十一条 (what is posted in the village is for the village). Next to read:
// archived_item.h.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "disclosure/item.h"

namespace gongkai::disclosure {

/// Something that moved a version towards the public or away from it, oldest first.
struct PublicMove {
  enum class Kind { kPublished, kWithdrawn, kStopped };
  Kind kind = Kind::kPublished;
  std::int64_t version = 0;
  Instant at{};
  std::string words{};  // of a withdrawal, as the history of the item keeps them: "内容有误：…"
};

/// What of a version decides from when until when it is public.
struct VersionDays {
  std::int64_t number = 0;
  std::optional<Date> publish_on{}, until{};
  std::string correction{};  // what was corrected with it
};

enum class SpanEnd { kNone, kCorrected, kWithdrawn, kExpired };
std::string_view IdOf(SpanEnd end);
std::string_view NameOf(SpanEnd end);  // "还在公开", "被更正后的版本代替", …

struct PublicSpan {
  std::int64_t version = 0;
  Instant published_at{};
  Date from{};
  std::optional<Date> until{};  // the last day, of what has one
  SpanEnd end = SpanEnd::kNone;
  std::optional<Date> ended_on{};
  std::optional<WithdrawalKind> withdrawal{};
  std::string words{};  // as readers were told: why it was taken down, what was corrected
  bool operator==(const PublicSpan&) const = default;
};

/// One a version that was public on some day up to `today`, oldest first.
std::vector<PublicSpan> PublicSpansOf(std::span<const PublicMove> moves, std::span<const VersionDays> versions,
                                      Date today);

inline bool BelongsTo(const PublicSpan& span, int year) { return static_cast<int>(span.from.year()) == year; }
inline bool EndedIn(const PublicSpan& span, int year) {
  return span.ended_on && static_cast<int>(span.ended_on->year()) == year;
}

enum class HeldBack { kNo, kOffSite, kLeak, kNotAsSigned };
std::string_view IdOf(HeldBack held);
/// A sentence for who opens the package; empty when nothing is held back.
std::string_view WhyOf(HeldBack held);

/// Whether something leaked with this version: it, or one that came after it, was taken down for that.
bool HasLeaked(std::span<const PublicMove> moves, std::int64_t version);

/// "内容有误：日期错了" → the kind and "日期错了"; nothing where it begins with none.
struct ToldWithdrawal {
  WithdrawalKind kind = WithdrawalKind::kError;
  std::string words;
};
std::optional<ToldWithdrawal> WithdrawalIn(std::string_view words);

/// The years of which there may be a package on that day: this one too, as far as it has come.
bool MayPack(int year, Date today);
/// The last day that a package of this year covers when it is made on that day.
Date PackedUntil(int year, Date today);

}  // namespace gongkai::disclosure

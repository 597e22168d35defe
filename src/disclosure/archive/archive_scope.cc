#include "disclosure/archive/archive_scope.h"

#include <algorithm>

namespace gongkai::disclosure {
namespace {

constexpr int kFirstYear = 2008;  // the regulation came into force on 1 May 2008

const VersionDays* DaysOf(std::span<const VersionDays> versions, std::int64_t number) {
  const auto found = std::ranges::find(versions, number, &VersionDays::number);
  return found == versions.end() ? nullptr : &*found;
}

PublicSpan Begun(const PublicMove& move, const VersionDays* days) {
  PublicSpan span{.version = move.version, .published_at = move.at, .from = BeijingDay(move.at)};
  if (days == nullptr) return span;
  span.from = std::max(span.from, days->publish_on.value_or(span.from));
  span.until = days->until;
  return span;
}

void EndBy(PublicSpan& span, const PublicMove& move, const VersionDays* next) {
  span.ended_on = BeijingDay(move.at);
  if (move.kind == PublicMove::Kind::kPublished) {
    span.end = SpanEnd::kCorrected;
    span.words = next == nullptr ? std::string() : next->correction;
    return;
  }
  span.end = SpanEnd::kWithdrawn;
  if (const auto told = WithdrawalIn(move.words)) {
    span.withdrawal = told->kind;
    span.words = std::string(ToldAs(told->kind)) + (told->words.empty() ? "" : "：") + told->words;
  }
}

/// It ran out by its own last day before anything else ended it.
void Expire(PublicSpan& span, Date today) {
  if (!span.until || *span.until >= today) return;
  if (span.ended_on && *span.ended_on <= *span.until) return;
  span.end = SpanEnd::kExpired;
  span.ended_on = span.until;
  span.withdrawal.reset();
  span.words.clear();
}

bool WasPublic(const PublicSpan& span, Date today) {
  if (span.from > today) return false;
  if (span.until && *span.until < span.from) return false;
  return !span.ended_on || *span.ended_on >= span.from;
}

}  // namespace

std::string_view IdOf(SpanEnd end) {
  constexpr std::string_view kIds[] = {"none", "corrected", "withdrawn", "expired"};
  return kIds[static_cast<std::size_t>(end)];
}

std::string_view NameOf(SpanEnd end) {
  constexpr std::string_view kNames[] = {"还在公开", "由更正后的版本代替", "撤下", "公示期满"};
  return kNames[static_cast<std::size_t>(end)];
}

std::vector<PublicSpan> PublicSpansOf(std::span<const PublicMove> moves, std::span<const VersionDays> versions,
                                      Date today) {
  std::vector<PublicSpan> spans;
  bool is_open = false;
  for (const PublicMove& move : moves) {
    const VersionDays* const days = DaysOf(versions, move.version);
    if (move.kind == PublicMove::Kind::kStopped) {  // only what waits for its day is stopped
      if (is_open) spans.pop_back();
      is_open = false;
      continue;
    }
    if (is_open) EndBy(spans.back(), move, days);
    is_open = move.kind == PublicMove::Kind::kPublished;
    if (is_open) spans.push_back(Begun(move, days));
  }
  for (PublicSpan& span : spans) Expire(span, today);
  std::erase_if(spans, [&](const PublicSpan& span) { return !WasPublic(span, today); });
  return spans;
}

std::string_view IdOf(HeldBack held) {
  constexpr std::string_view kIds[] = {"", "off_site", "leak", "not_as_signed"};
  return kIds[static_cast<std::size_t>(held)];
}

std::string_view WhyOf(HeldBack held) {
  constexpr std::string_view kWhy[] = {
      "",
      "签发时只定在当地张贴，没有上网公开；内容不随包移出，由原单位保存。",
      "撤下后内容不再公开；内容不随包移出，由原单位保存。",
      "系统里的内容和签发时的摘要不一致，没有放进来；请向原单位核实。",
  };
  return kWhy[static_cast<std::size_t>(held)];
}

bool HasLeaked(std::span<const PublicMove> moves, std::int64_t version) {
  return std::ranges::any_of(moves, [&](const PublicMove& move) {
    if (move.kind != PublicMove::Kind::kWithdrawn || move.version < version) return false;
    const auto told = WithdrawalIn(move.words);
    return told && told->kind == WithdrawalKind::kLeak;
  });
}

std::optional<ToldWithdrawal> WithdrawalIn(std::string_view words) {
  constexpr std::string_view kColon = "：";
  for (const WithdrawalKind kind : WithdrawalKinds()) {
    const std::string_view name = NameOf(kind);
    if (!words.starts_with(name) || !words.substr(name.size()).starts_with(kColon)) continue;
    return ToldWithdrawal{kind, std::string(words.substr(name.size() + kColon.size()))};
  }
  return std::nullopt;
}

bool MayPack(int year, Date today) { return year >= kFirstYear && year <= static_cast<int>(today.year()); }

Date PackedUntil(int year, Date today) { return std::min(Date(std::chrono::year(year) / 12 / 31), today); }

}  // namespace gongkai::disclosure

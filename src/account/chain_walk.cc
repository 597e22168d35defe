#include "account/chain_walk.h"

#include <algorithm>

namespace gongkai::account {
namespace {

// Servers of one installation agree to within seconds; a clock that is set back by more than this should be looked at.
constexpr std::chrono::minutes kClocksMayDiffer{5};

// How many suspects are kept to tell what they truly are. Who changes more gets ranges of numbers.
constexpr std::size_t kMostSuspects = 12;

}  // namespace

void ChainWalk::Tell(FaultKind kind, std::int64_t first, std::int64_t last, std::int64_t figure, std::string heads) {
  const AuditFault fault{kind, chain_, first, last, figure, std::move(heads)};
  told_ = told_ || !fault.IsWarning();
  tell_(fault);
}

void ChainWalk::Add(const StoredEntry& stored) {
  const std::int64_t number = stored.entry.number;
  if (number < 1) return Suspend(stored);
  if (number <= last_) return AddDoubled(stored);
  if (number > last_ + 1) {
    Tell(FaultKind::kMissing, last_ + 1, number - 1);
    knows_previous_ = false;  // so this one cannot be told; the next ones can
  }
  const bool fits = Fits(stored);
  if (!fits) Suspend(stored);
  HoldAgainstSigned(stored, fits);
  if (fits) CheckClock(stored.entry);
  last_ = number;
  before_last_ = std::exchange(previous_, stored.mac);
  knows_previous_ = true;
}

bool ChainWalk::Fits(const StoredEntry& stored) {
  const auto alternative = std::exchange(should_be_, std::nullopt);
  if (!stored.is_readable) return false;
  if (!knows_previous_) return true;
  std::string mac = MacOf(key_, stored.entry, previous_);
  if (mac == stored.mac) return true;
  // Where only the mac before was overwritten, this one still stands on the true one.
  if (alternative && MacOf(key_, stored.entry, *alternative) == stored.mac) return true;
  should_be_ = std::move(mac);
  return false;
}

void ChainWalk::AddDoubled(const StoredEntry& stored) {
  Tell(FaultKind::kDoubled, stored.entry.number, stored.entry.number);
  const bool is_true =
      stored.is_readable && stored.entry.number == last_ && MacOf(key_, stored.entry, before_last_) == stored.mac;
  if (is_true) previous_ = stored.mac;
}

void ChainWalk::HoldAgainstSigned(const StoredEntry& stored, bool fits) {
  const auto& points = expected_.signed_heads;
  while (next_signed_ < points.size() && points[next_signed_].number < stored.entry.number) ++next_signed_;
  for (; next_signed_ < points.size() && points[next_signed_].number == stored.entry.number; ++next_signed_) {
    if (!fits || points[next_signed_].mac == stored.mac) continue;
    Tell(FaultKind::kRewritten, stored.entry.number, stored.entry.number, 0, points[next_signed_].heads);
  }
}

void ChainWalk::CheckClock(const AuditEntry& entry) {
  if (last_at_ && entry.at + kClocksMayDiffer < *last_at_) {
    const auto back = std::chrono::duration_cast<std::chrono::minutes>(*last_at_ - entry.at);
    Tell(FaultKind::kClockBack, entry.number, entry.number, back.count());
  }
  last_at_ = entry.at;
}

void ChainWalk::Suspend(const StoredEntry& stored) {
  if (suspects_.size() < kMostSuspects) {
    suspects_.push_back({stored, previous_});
    return;
  }
  const std::int64_t number = stored.entry.number;
  if (overflow_ && overflow_->second + 1 == number) {
    overflow_->second = number;
    return;
  }
  TellOverflow();
  overflow_ = {number, number};
}

void ChainWalk::TellOverflow() {
  if (overflow_) Tell(FaultKind::kChanged, overflow_->first, overflow_->second);
}

// The number under which a suspect is a true entry, on any of the macs at hand.
std::optional<std::int64_t> ChainWalk::TrueNumber(const Suspect& suspect) const {
  if (!suspect.stored.is_readable) return std::nullopt;
  std::vector<std::int64_t> numbers{suspect.stored.entry.number};
  for (const Suspect& other : suspects_) {
    const std::int64_t number = other.stored.entry.number;
    numbers.insert(numbers.end(), {number, number - 1, number + 1});
  }
  for (const std::int64_t number : numbers) {
    AuditEntry entry = suspect.stored.entry;
    entry.number = number;
    const auto stands_on = [&](const std::string& mac) { return MacOf(key_, entry, mac) == suspect.stored.mac; };
    const bool is_it = std::ranges::any_of(
        suspects_, [&](const Suspect& other) { return stands_on(other.previous) || stands_on(other.stored.mac); });
    if (is_it) return number;
  }
  return std::nullopt;
}

bool ChainWalk::FollowsSuspect(std::int64_t number) const {
  return std::ranges::any_of(suspects_, [&](const Suspect& other) { return other.stored.entry.number == number - 1; });
}

AuditFault ChainWalk::Judge(const Suspect& suspect) const {
  const std::int64_t number = suspect.stored.entry.number;
  const auto true_number = TrueNumber(suspect);
  if (!true_number || *true_number == number) return {FaultKind::kChanged, chain_, number, number};
  return {FaultKind::kMoved, chain_, number, number, *true_number};
}

void ChainWalk::TellSuspects() {
  std::vector<AuditFault> faults;
  for (const Suspect& suspect : suspects_) {
    const std::int64_t number = suspect.stored.entry.number;
    // True where it stands, and only what it stands on was exchanged: that one is told.
    if (FollowsSuspect(number) && TrueNumber(suspect) == number) continue;
    AuditFault fault = Judge(suspect);
    const bool goes_on = !faults.empty() && fault.kind == FaultKind::kChanged &&
                         faults.back().kind == FaultKind::kChanged && faults.back().last + 1 == number;
    if (goes_on) {
      faults.back().last = number;
    } else {
      faults.push_back(std::move(fault));
    }
  }
  for (const AuditFault& fault : faults) Tell(fault.kind, fault.first, fault.last, fault.figure);
  TellOverflow();
  if (!suspects_.empty() && !told_) Tell(FaultKind::kChanged, suspects_.front().stored.entry.number, last_);
}

void ChainWalk::End() {
  TellSuspects();
  CheckEnd();
}

void ChainWalk::CheckEnd() {
  const auto& head = expected_.head;
  const std::int64_t signed_to = expected_.signed_heads.empty() ? 0 : expected_.signed_heads.back().number;
  const std::int64_t head_to = head ? head->number : 0;
  if (last_ == 0 && signed_to == 0 && head) return Tell(FaultKind::kForeignHead, 0, 0, head_to);
  if (signed_to > last_ && signed_to >= head_to) {
    Tell(FaultKind::kCut, last_ + 1, signed_to, 0, expected_.signed_heads.back().heads);
  } else if (head_to > last_) {
    Tell(FaultKind::kCut, last_ + 1, head_to);
  }
  if (last_ == 0) return;
  if (!head) return Tell(FaultKind::kHeadMissing, last_, last_);
  const bool has_other_mac = head->mac != previous_ && head->mac != should_be_;
  if (head_to < last_ || (head_to == last_ && has_other_mac)) Tell(FaultKind::kHeadChanged, last_, last_, head_to);
}

}  // namespace gongkai::account

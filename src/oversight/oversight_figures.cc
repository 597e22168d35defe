#include "oversight/oversight_figures.h"

#include <algorithm>
#include <array>

namespace gongkai::oversight {
namespace {

struct ByRow {
  DisputesBy by;
  std::string_view id, name;
};
constexpr std::array kBy = {ByRow{DisputesBy::kOrgan, "organ", "机关"},
                            ByRow{DisputesBy::kGround, "ground", "争议事由"},
                            ByRow{DisputesBy::kOutcome, "outcome", "结果"}, ByRow{DisputesBy::kKind, "kind", "类别"}};
constexpr std::array kByValues = {DisputesBy::kOrgan, DisputesBy::kGround, DisputesBy::kOutcome, DisputesBy::kKind};

constexpr std::string_view kPending = "pending";

std::string KeyOf(const DisputeCounted& dispute, DisputesBy by) {
  switch (by) {
    case DisputesBy::kOrgan:
      return std::to_string(dispute.id.organ.value);
    case DisputesBy::kGround:
      return std::string(IdOf(dispute.ground));
    case DisputesBy::kOutcome:
      return dispute.outcome.empty() ? std::string(kPending) : dispute.outcome;
    case DisputesBy::kKind:
      return std::string(IdOf(dispute.kind));
  }
  return {};
}

template <class Values>
std::vector<std::string> IdsOf(const Values& values) {
  std::vector<std::string> ids;
  for (const auto& each : values) ids.emplace_back(IdOf(each));
  return ids;
}

/// Those that have an order of their own; nothing for organs.
std::vector<std::string> OrderOf(DisputesBy by) {
  if (by == DisputesBy::kGround) return IdsOf(remedy::DisputeGrounds());
  if (by == DisputesBy::kKind) return IdsOf(remedy::DisputeKinds());
  std::vector<std::string> ids;
  if (by != DisputesBy::kOutcome) return ids;
  for (const remedy::DisputeOutcome& each : remedy::DisputeOutcomes()) ids.emplace_back(each.id);
  ids.emplace_back(kPending);
  return ids;
}

}  // namespace

std::optional<int> DisputeSum::MeanDays() const {
  if (decided == 0) return std::nullopt;
  return static_cast<int>((days + decided / 2) / decided);
}

void AddTo(DisputeSum& sum, const DisputeCounted& dispute) {
  ++sum.received;
  switch (dispute.result) {
    case remedy::DisputeResult::kUpheld:
      ++sum.upheld;
      break;
    case remedy::DisputeResult::kCorrected:
      ++sum.corrected;
      break;
    case remedy::DisputeResult::kOther:
      ++sum.other;
      break;
    case remedy::DisputeResult::kPending:
      ++sum.pending;
      break;
  }
  if (!dispute.decided) return;
  ++sum.decided;
  sum.days += (std::chrono::sys_days(*dispute.decided) - std::chrono::sys_days(dispute.received)).count();
}

std::span<const DisputesBy> AllDisputesBy() { return kByValues; }
std::string_view IdOf(DisputesBy by) { return std::ranges::find(kBy, by, &ByRow::by)->id; }
std::string_view NameOf(DisputesBy by) { return std::ranges::find(kBy, by, &ByRow::by)->name; }
std::optional<DisputesBy> DisputesByFrom(std::string_view id) {
  const auto found = std::ranges::find(kBy, id, &ByRow::id);
  return found == kBy.end() ? std::nullopt : std::optional(found->by);
}

std::vector<DisputeRow> RowsOf(std::span<const DisputeCounted> disputes, DisputesBy by) {
  std::map<std::string, DisputeSum> sums;
  for (const DisputeCounted& each : disputes) AddTo(sums[KeyOf(each, by)], each);
  std::vector<DisputeRow> rows;
  for (const std::string& key : OrderOf(by)) {
    const auto found = sums.find(key);
    if (found == sums.end()) continue;
    rows.push_back({key, found->second});
    sums.erase(found);
  }
  for (const auto& [key, sum] : sums) rows.push_back({key, sum});
  return rows;
}

std::string NameOfRow(DisputesBy by, std::string_view key) {
  if (by == DisputesBy::kGround) {
    const auto ground = remedy::DisputeGroundFrom(key);
    return ground ? std::string(NameOf(*ground)) : std::string(key);
  }
  if (by == DisputesBy::kKind) {
    const auto kind = remedy::DisputeKindFrom(key);
    return kind ? std::string(NameOf(*kind)) : std::string(key);
  }
  if (by == DisputesBy::kOrgan) return {};
  if (key == kPending) return std::string(NameOf(remedy::DisputeResult::kPending));
  const remedy::DisputeOutcome* outcome = remedy::FindDisputeOutcome(key);
  return outcome ? std::string(outcome->name) : std::string(key);
}

}  // namespace gongkai::oversight

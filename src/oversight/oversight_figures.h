// Disputes and complaints as those who look after openness count them: by organ, by what is disputed, by how they
// ended, with the days they took. Pure. A cell of table 4 is counted elsewhere (remedy/table_four.h) and by another
// rule: here stands what came in the days that were asked for, with what became of it until now.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "disclosure/participation/complaint.h"
#include "remedy/dispute.h"

namespace gongkai::oversight {

using account::OrganId;

struct DisputeCounted {
  remedy::DisputeId id;
  remedy::DisputeKind kind{};
  remedy::DisputeGround ground{};
  remedy::DisputeResult result = remedy::DisputeResult::kPending;
  std::string outcome;  // remedy::DisputeOutcome::id; empty while pending
  Date received{};
  std::optional<Date> decided{};
};

struct DisputeSum {
  int received = 0, upheld = 0, corrected = 0, other = 0, pending = 0;
  int decided = 0;
  std::int64_t days = 0;  // of those that were decided, from receipt to decision, both calendar days

  /// Rounded to the next whole day; none while nothing was decided.
  std::optional<int> MeanDays() const;
  bool operator==(const DisputeSum&) const = default;
};
void AddTo(DisputeSum& sum, const DisputeCounted& dispute);

enum class DisputesBy { kOrgan, kGround, kOutcome, kKind };
std::span<const DisputesBy> AllDisputesBy();
std::string_view IdOf(DisputesBy by);
std::string_view NameOf(DisputesBy by);
std::optional<DisputesBy> DisputesByFrom(std::string_view id);

/// Rows by the id of what they tell apart ("18", "refusal", "annulled", "direct_suit"), in the order of that id but for
/// grounds and kinds, which have their own. A row without a dispute is left out.
struct DisputeRow {
  std::string key;
  DisputeSum sum;
};
std::vector<DisputeRow> RowsOf(std::span<const DisputeCounted> disputes, DisputesBy by);
/// What a row tells apart, but for organs: "不予公开"; empty where the key names an organ.
std::string NameOfRow(DisputesBy by, std::string_view key);

struct ComplaintSum {
  int received = 0, founded = 0, unfounded = 0, pointed = 0, declined = 0, open = 0;
  int late = 0;          // behind their last day, ended or not
  int to_put_right = 0;  // owed by the organ
  bool operator==(const ComplaintSum&) const = default;
};

}  // namespace gongkai::oversight

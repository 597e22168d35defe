// Information that an organ sends in for the county's use (信息报送): who wrote it, whether it was taken, and where it
// was used above; counted by organ and by person. Pure. Source: 条例第四十六条; which counts how much is the county's.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "account/organ.h"
#include "base/date.h"
#include "base/day_range.h"
#include "base/field_errors.h"

namespace gongkai::assessment {

using account::OrganId;

enum class UsedLevel { kNone, kCity, kProvince, kNation };
std::span<const UsedLevel> UsedLevels();
std::string_view IdOf(UsedLevel level);
std::string_view NameOf(UsedLevel level);  // "没有", "市级", "省级", "国家级"
std::optional<UsedLevel> UsedLevelFrom(std::string_view id);

struct Contribution {
  OrganId organ{0};
  std::int64_t number = 0;
  std::string title, author;
  Date sent_on{};
  std::optional<Date> accepted_on{};
  UsedLevel used = UsedLevel::kNone;
  std::string used_in;  // where above
  std::optional<Date> used_on{};
  std::string struck_words{};  // why it counts no more
  std::int64_t version = 0;
};

inline constexpr std::size_t kLongestContribution = 120, kLongestAuthor = 20, kLongestUsedIn = 60,
                             kLongestStruckWords = 200;

struct ContributionForm {
  std::string title, author, sent_on;  // as typed
};
/// Errors: "title", "author", "sent_on".
FormResult<Contribution> ContributionFrom(const ContributionForm& form, Date today);

struct UseForm {
  std::string accepted_on, used, used_in, used_on;  // as typed; accepted_on may be empty where nothing was used
};
/// What became of it. Errors: "accepted_on", "used", "used_in", "used_on".
FormResult<Contribution> UsedFrom(const UseForm& form, Contribution contribution, Date today);

struct ContributionSum {
  int sent = 0, accepted = 0, city = 0, province = 0, nation = 0;
  bool operator==(const ContributionSum&) const = default;
};
/// By organ and author, in that order; those that are struck out and those sent outside of the days are left out.
struct AuthorSum {
  OrganId organ{0};
  std::string author;
  ContributionSum sum;
};
std::vector<AuthorSum> SumsOf(std::span<const Contribution> contributions, const DayRange& days);

}  // namespace gongkai::assessment

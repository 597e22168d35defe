#include "assessment/contribution.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::assessment {
namespace {

struct LevelRow {
  UsedLevel level;
  std::string_view id, name;
};
constexpr std::array kLevels = {LevelRow{UsedLevel::kNone, "none", "没有"}, LevelRow{UsedLevel::kCity, "city", "市级"},
                                LevelRow{UsedLevel::kProvince, "province", "省级"},
                                LevelRow{UsedLevel::kNation, "nation", "国家级"}};
constexpr std::array kLevelValues = {UsedLevel::kNone, UsedLevel::kCity, UsedLevel::kProvince, UsedLevel::kNation};

const LevelRow& RowOf(UsedLevel level) { return *std::ranges::find(kLevels, level, &LevelRow::level); }

std::string Tidy(std::string_view words) { return std::string(Trim(WithoutInvisible(words))); }

void CheckText(std::string_view words, std::string_view field, std::size_t longest, std::string_view wanted,
               FieldErrors& errors) {
  if (words.empty()) errors.push_back({std::string(field), std::string(wanted)});
  if (Utf8Length(words) > longest) {
    errors.push_back({std::string(field), "最多写" + std::to_string(longest) + "个字。"});
  }
}

std::optional<Date> PastDay(std::string_view typed, std::string_view field, Date first, Date today,
                            FieldErrors& errors) {
  const auto day = ParseDate(Trim(typed));
  if (!day || day->year() < std::chrono::year(2008)) {
    errors.push_back({std::string(field), "请写是哪一天，例如 2026-03-20。"});
    return std::nullopt;
  }
  if (*day > today) errors.push_back({std::string(field), "这一天还没有到，请核对。"});
  if (*day < first) errors.push_back({std::string(field), "这一天在报送以前，请核对。"});
  return day;
}

constexpr Date kBeginning = std::chrono::year(2008) / 1 / 1;

void CountIn(ContributionSum& sum, const Contribution& each) {
  ++sum.sent;
  if (each.accepted_on) ++sum.accepted;
  if (each.used == UsedLevel::kCity) ++sum.city;
  if (each.used == UsedLevel::kProvince) ++sum.province;
  if (each.used == UsedLevel::kNation) ++sum.nation;
}

}  // namespace

std::span<const UsedLevel> UsedLevels() { return kLevelValues; }
std::string_view IdOf(UsedLevel level) { return RowOf(level).id; }
std::string_view NameOf(UsedLevel level) { return RowOf(level).name; }
std::optional<UsedLevel> UsedLevelFrom(std::string_view id) {
  const auto found = std::ranges::find(kLevels, id, &LevelRow::id);
  return found == kLevels.end() ? std::nullopt : std::optional(found->level);
}

FormResult<Contribution> ContributionFrom(const ContributionForm& form, Date today) {
  FieldErrors errors;
  Contribution read;
  read.title = Tidy(form.title);
  read.author = Tidy(form.author);
  CheckText(read.title, "title", kLongestContribution, "请写信息的题目。", errors);
  CheckText(read.author, "author", kLongestAuthor, "请写是谁写的。", errors);
  const auto day = PastDay(form.sent_on, "sent_on", kBeginning, today, errors);
  if (!errors.empty()) return errors;
  read.sent_on = *day;
  return read;
}

FormResult<Contribution> UsedFrom(const UseForm& form, Contribution contribution, Date today) {
  FieldErrors errors;
  const auto level = UsedLevelFrom(form.used);
  if (!level) errors.push_back({"used", "请选择上级有没有采用。"});
  contribution.accepted_on.reset();
  contribution.used_on.reset();
  contribution.used_in = Tidy(form.used_in);
  const bool is_used = level && *level != UsedLevel::kNone;
  if (!IsBlankText(form.accepted_on) || is_used) {
    contribution.accepted_on = PastDay(form.accepted_on, "accepted_on", contribution.sent_on, today, errors);
  }
  if (is_used) {
    CheckText(contribution.used_in, "used_in", kLongestUsedIn, "请写上级哪里采用的。", errors);
    contribution.used_on = PastDay(form.used_on, "used_on", contribution.sent_on, today, errors);
  } else if (level && (!contribution.used_in.empty() || !IsBlankText(form.used_on))) {
    errors.push_back({"used", "写了采用的地方或者日期，请选择是哪一级。"});
  }
  if (!errors.empty()) return errors;
  contribution.used = *level;
  return contribution;
}

std::vector<AuthorSum> SumsOf(std::span<const Contribution> contributions, const DayRange& days) {
  std::map<std::pair<std::int64_t, std::string>, ContributionSum> sums;
  for (const Contribution& each : contributions) {
    if (!each.struck_words.empty() || each.sent_on < days.first || each.sent_on > days.last) continue;
    CountIn(sums[{each.organ.value, each.author}], each);
  }
  std::vector<AuthorSum> rows;
  for (const auto& [key, sum] : sums) rows.push_back({OrganId{key.first}, key.second, sum});
  return rows;
}

}  // namespace gongkai::assessment

#include "report/read/level.h"

#include <algorithm>
#include <span>

namespace gongkai::report {
namespace {

using std::string_view;

// Longer forms come first.
constexpr string_view kOfficeEndings[] = {"人民政府办公室", "人民政府办公厅", "政府办公室", "政府办公厅", "政府办",
                                          "公署办公室",     "公署办公厅",     "行署办公室", "行署办"};
constexpr string_view kGovernmentEndings[] = {"人民政府", "政府", "行政公署", "行署"};
constexpr string_view kTownshipEndings[] = {"街道办事处", "街道办", "街道", "乡", "镇", "苏木"};
constexpr string_view kDepartmentEndings[] = {"局", "厅", "委员会", "委", "办公室", "办"};

// Organs of the party, the congress and the courts, hospitals and schools, companies, associations, branches.
constexpr string_view kOtherEndings[] = {"院",     "馆",   "学校", "大学",   "中学", "小学", "幼儿园", "党校", "中心",
                                         "公司",   "集团", "厂",   "银行",   "站",   "所",   "队",     "会",   "社",
                                         "管委会", "分局", "妇联", "供销社", "残联", "团委", "支行"};
constexpr string_view kOtherWords[] = {"人大常",   "人民代表大会", "人大办",     "政协",       "政治协商",
                                       "县委",     "市委",         "区委",       "州委",       "省委",
                                       "旗委",     "党委",         "纪委",       "党组",       "监察委员会",
                                       "领导小组", "工作委员会",   "居民委员会", "村民委员会", "党工委"};
// What a 管理委员会 of an area is named after; that of a field of work (国有资产监督管理委员会) is a department.
constexpr string_view kAreaCommittees[] = {"区管理委员会", "园管理委员会", "城管理委员会", "港管理委员会",
                                           "岛管理委员会", "湖管理委员会", "山管理委员会", "谷管理委员会"};

bool EndsWithAny(string_view name, std::span<const string_view> endings) {
  return std::ranges::any_of(endings, [name](string_view ending) { return name.ends_with(ending); });
}

bool HasAny(string_view name, std::span<const string_view> words) {
  return std::ranges::any_of(words, [name](string_view word) { return name.find(word) != string_view::npos; });
}

/// The name without the first of `endings` that it has; the whole name if it has none.
string_view Without(string_view name, std::span<const string_view> endings) {
  for (const string_view ending : endings) {
    if (name.ends_with(ending)) return name.substr(0, name.size() - ending.size());
  }
  return name;
}

bool IsOther(string_view organ) {
  if (HasAny(organ, kOtherWords) || EndsWithAny(organ, kAreaCommittees)) return true;
  return EndsWithAny(organ, kOtherEndings) && !organ.ends_with("委员会");
}

/// What the name alone tells. 市 and 区 stand at several levels, for these the register of places is asked.
Level LevelByName(string_view organ, OrganKind kind) {
  if (kind == OrganKind::kTownship) return Level::kTownship;
  if (kind == OrganKind::kOther) return Level::kOther;
  if (kind == OrganKind::kGovernment) {
    const string_view place = Without(organ, kGovernmentEndings);
    if (place.ends_with("省") || place.ends_with("自治区")) return Level::kProvince;
    if (place.ends_with("县") || place.ends_with("旗")) return Level::kCounty;
    return Level::kUnknown;
  }
  // 县 stands at one level only; nothing is named by it that begins with it.
  const bool of_county =
      kind != OrganKind::kUnclear && !organ.starts_with("县") && organ.find("县") != string_view::npos;
  return of_county ? Level::kCountyDepartment : Level::kUnknown;
}

struct LevelPair {
  Level government, department;
};

LevelPair LevelsAt(place::Level at) {
  switch (at) {
    case place::Level::kTownship:
      return {Level::kTownship, Level::kTownship};
    case place::Level::kCounty:
      return {Level::kCounty, Level::kCountyDepartment};
    case place::Level::kCity:
      return {Level::kCity, Level::kCityDepartment};
    case place::Level::kProvince:
      return {Level::kProvince, Level::kProvinceDepartment};
  }
  return {Level::kUnknown, Level::kUnknown};
}

}  // namespace

OrganKind KindOf(string_view organ) {
  const string_view place = Without(Without(organ, kOfficeEndings), kGovernmentEndings);
  if (EndsWithAny(place, kTownshipEndings)) return OrganKind::kTownship;
  if (EndsWithAny(organ, kOfficeEndings)) return OrganKind::kGovernmentOffice;
  if (EndsWithAny(organ, kGovernmentEndings)) return OrganKind::kGovernment;
  if (IsOther(organ)) return OrganKind::kOther;
  return EndsWithAny(organ, kDepartmentEndings) ? OrganKind::kDepartment : OrganKind::kUnclear;
}

bool IsGovernment(string_view organ) {
  const OrganKind kind = KindOf(organ);
  return kind == OrganKind::kGovernment || (kind == OrganKind::kTownship && organ.find("街道") == string_view::npos);
}

Level LevelOf(string_view organ, std::optional<place::Level> at) {
  const OrganKind kind = KindOf(organ);
  const Level by_name = LevelByName(organ, kind);
  if (!at || kind == OrganKind::kOther) return by_name;
  const LevelPair levels = LevelsAt(*at);
  if (*at == place::Level::kTownship) return levels.government;
  switch (kind) {
    case OrganKind::kTownship:  // 景德镇 is a city; the register may lack a 街道, which is no city for that
      return organ.find("街道") == string_view::npos ? levels.government : Level::kTownship;
    case OrganKind::kGovernment:
      return levels.government;
    case OrganKind::kGovernmentOffice:
    case OrganKind::kDepartment:
      return levels.department;
    default:
      return Level::kOther;
  }
}

}  // namespace gongkai::report

#include "oversight/training/attendance.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::oversight {
namespace {

struct WayRow {
  std::string_view id, name;
};
constexpr WayRow kWayRows[] = {{"account", "账号签到"}, {"name", "填姓名签到"}, {"hand", "登记"}};

std::string Tidy(std::string_view words) { return std::string(Trim(WithoutInvisible(words))); }

/// One line; a name is no place for others' markup or lists.
bool IsName(std::string_view name) {
  return std::ranges::none_of(name, [](char c) { return c == '\n' || c == '\r' || c == '\t' || c == '<' || c == '>'; });
}

bool IsSame(const Attendance& a, const Attendance& b) {
  if (a.person && b.person) return *a.person == *b.person;
  return FoldTight(a.name) == FoldTight(b.name) && a.organ == b.organ &&
         (a.organ || FoldTight(a.organ_name) == FoldTight(b.organ_name));
}

/// What anybody may have typed takes no place from who comes with his account. By his own telephone it was himself.
bool IsMereName(const Attendance& there, const Attendance& next) {
  const bool is_own = !next.browser.empty() && there.browser == next.browser;
  return next.way == AttendWay::kAccount && there.way == AttendWay::kName && !there.is_verified && !is_own;
}

void CheckOther(std::string_view other, FieldErrors& errors) {
  if (other.empty()) {
    errors.push_back({"other_organ", "请写单位名称。"});
  } else if (Utf8Length(other) > kLongestOtherOrgan || !IsName(other)) {
    errors.push_back({"other_organ", "单位名称最多写60个字，写在一行里。"});
  }
}

}  // namespace

std::string_view IdOf(AttendWay way) { return kWayRows[static_cast<std::size_t>(way)].id; }
std::string_view NameOf(AttendWay way) { return kWayRows[static_cast<std::size_t>(way)].name; }
std::optional<AttendWay> AttendWayFrom(std::string_view id) {
  for (const AttendWay way : kAttendWays) {
    if (IdOf(way) == id) return way;
  }
  return std::nullopt;
}

FormResult<Attendee> AttendeeFrom(const AttendForm& form) {
  Attendee attendee{.name = Tidy(form.name), .organ = {}, .other_organ = Tidy(form.other_organ)};
  FieldErrors errors;
  if (attendee.name.empty()) {
    errors.push_back({"name", "请写姓名。"});
  } else if (Utf8Length(attendee.name) > kLongestAttendName || !IsName(attendee.name)) {
    errors.push_back({"name", "姓名最多写20个字，写在一行里。"});
  }
  if (form.organ == kOtherOrgan) {
    CheckOther(attendee.other_organ, errors);
    if (!errors.empty()) return errors;
    return attendee;
  }
  const auto organ = TrainingIdFrom(form.organ + "-1");  // a number above nought and nothing else
  if (!organ) errors.push_back({"organ", "请选择单位；名单里没有的选“其他单位”。"});
  if (!errors.empty()) return errors;
  attendee.organ = organ->organ;
  attendee.other_organ.clear();
  return attendee;
}

const Attendance* CountedTwin(std::span<const Attendance> there, const Attendance& of) {
  const auto found = std::ranges::find_if(
      there, [&](const Attendance& each) { return each.number != of.number && Counts(each) && IsSame(each, of); });
  return found == there.end() ? nullptr : &*found;
}

FieldErrors AgainstTaking(std::span<const Attendance> there, const Attendance& next) {
  std::size_t unverified = 0;
  for (const Attendance& each : there) {
    if (!each.struck_words.empty()) continue;
    if (IsSame(each, next) && !IsMereName(each, next)) {
      return {{"name", "这个名字已经签过到了，不用再签；不是您签的，请找培训的工作人员。"}};
    }
    if (!next.browser.empty() && each.browser == next.browser)
      return {{"", "这部手机已经给别人签过到，请用自己的手机。"}};
    if (!each.is_verified) ++unverified;
  }
  const bool is_full = there.size() >= kMostAttendances || (!next.is_verified && unverified >= kMostUnverified);
  if (is_full) return {{"", "填姓名签到的人太多，请找培训的工作人员登记。"}};
  return {};
}

}  // namespace gongkai::oversight

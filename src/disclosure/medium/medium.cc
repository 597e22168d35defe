#include "disclosure/medium/medium.h"

#include <algorithm>

#include "base/fold.h"
#include "disclosure/medium/register_reading.h"

namespace gongkai::disclosure {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::size_t kLongestName = 60;

struct NamedId {
  std::string_view id, name;
};
constexpr NamedId kPlatforms[] = {{"wechat", "微信公众号"},
                                  {"wechat_video", "微信视频号"},
                                  {"weibo", "微博"},
                                  {"short_video", "抖音、快手等短视频"},
                                  {"headlines", "今日头条等资讯平台"},
                                  {"own", "自建"},
                                  {"other", "其他平台"}};
constexpr NamedId kKinds[] = {{"account", "账号"}, {"mini_program", "小程序"}, {"app", "移动客户端"}};
constexpr NamedId kFilings[] = {{"none", "没有备案"}, {"filed", "已备案"}, {"cancelled", "备案已注销"}};
constexpr NamedId kStates[] = {{"running", "正常"}, {"frozen", "已冻结"}, {"closed", "已注销"}};

/// What people write beside the name of an account.
std::span<const std::u32string_view> WordsOf(MediumPlatform platform) {
  static constexpr std::u32string_view kWeChatWords[] = {U"微信",     U"公众号",         U"微信公众号",
                                                         U"官方微信", U"官方微信公众号", U"微信公众平台"};
  static constexpr std::u32string_view kVideoWords[] = {U"视频号", U"微信视频号", U"官方视频号"};
  static constexpr std::u32string_view kWeiboWords[] = {U"微博", U"新浪微博", U"官方微博", U"政务微博"};
  static constexpr std::u32string_view kShortWords[] = {U"抖音", U"抖音号", U"快手", U"快手号", U"短视频"};
  static constexpr std::u32string_view kHeadlineWords[] = {U"头条", U"头条号", U"今日头条", U"今日头条号"};
  switch (platform) {
    case MediumPlatform::kWeChat:
      return kWeChatWords;
    case MediumPlatform::kWeChatVideo:
      return kVideoWords;
    case MediumPlatform::kWeibo:
      return kWeiboWords;
    case MediumPlatform::kShortVideo:
      return kShortWords;
    case MediumPlatform::kHeadlines:
      return kHeadlineWords;
    case MediumPlatform::kOwn:
    case MediumPlatform::kOther:
      return {};
  }
  return {};
}

/// Keys, as LabelKey makes them.
bool Names(const std::u32string& place, const std::u32string& name, MediumPlatform platform) {
  const std::size_t at = place.find(name);
  if (at == std::u32string::npos) return false;
  const std::u32string rest = place.substr(0, at) + place.substr(at + name.size());
  if (rest.empty()) return true;
  const auto words = WordsOf(platform);
  return std::ranges::find(words, rest) != words.end();
}

template <class Value, std::size_t N, std::size_t M>
std::optional<Value> Find(const std::array<Value, N>& values, const NamedId (&names)[M], std::string_view id) {
  static_assert(N == M);
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i].id == id) return values[i];
  }
  return std::nullopt;
}

std::optional<std::int64_t> FollowersFrom(RegisterReading& reading, std::string_view typed) {
  const std::string_view text = Trim(typed);
  if (text.empty()) return std::nullopt;
  const bool is_number = text.size() <= 12 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  if (!is_number) {
    reading.Fault("followers", "关注人数要写成一个数，例如 3200；不知道的空着。");
    return std::nullopt;
  }
  return std::stoll(std::string(text));
}

void CheckFiling(RegisterReading& reading, const Medium& medium) {
  if (medium.filing == MediumFiling::kNone) {
    if (!medium.filing_number.empty() || medium.filed_on)
      reading.Fault("filing", "有备案号或者备案日期的，请选“已备案”或者“备案已注销”。");
  } else {
    if (medium.filing_number.empty()) reading.Fault("filing_number", "请填写备案号。");
    if (!medium.filed_on) reading.Fault("filed_on", "请填写备案日期。");
  }
}

/// 国办发〔2018〕123号: whoever is frozen or closed has a reason, which is told.
void CheckState(RegisterReading& reading, const Medium& medium) {
  if (medium.state == MediumState::kRunning) {
    if (!medium.state_words.empty() || medium.state_since)
      reading.Fault("state", "写了冻结、注销的日期或者原因的，请选“已冻结”或者“已注销”。");
    return;
  }
  if (!medium.state_since) reading.Fault("state_since", "请填写从哪一天起冻结或者注销。");
  if (medium.state_words.empty()) reading.Fault("state_words", "请填写冻结或者注销的原因。");
  if (medium.state_since && medium.opened_on && *medium.state_since < *medium.opened_on)
    reading.Fault("state_since", "冻结、注销不能早于开通日期。");
}

}  // namespace

std::string_view IdOf(MediumPlatform platform) { return kPlatforms[static_cast<std::size_t>(platform)].id; }
std::string_view NameOf(MediumPlatform platform) { return kPlatforms[static_cast<std::size_t>(platform)].name; }
std::optional<MediumPlatform> MediumPlatformFrom(std::string_view id) { return Find(kMediumPlatforms, kPlatforms, id); }
std::string_view IdOf(MediumKind kind) { return kKinds[static_cast<std::size_t>(kind)].id; }
std::string_view NameOf(MediumKind kind) { return kKinds[static_cast<std::size_t>(kind)].name; }
std::optional<MediumKind> MediumKindFrom(std::string_view id) { return Find(kMediumKinds, kKinds, id); }
std::string_view IdOf(MediumFiling filing) { return kFilings[static_cast<std::size_t>(filing)].id; }
std::string_view NameOf(MediumFiling filing) { return kFilings[static_cast<std::size_t>(filing)].name; }
std::optional<MediumFiling> MediumFilingFrom(std::string_view id) { return Find(kMediumFilings, kFilings, id); }
std::string_view IdOf(MediumState state) { return kStates[static_cast<std::size_t>(state)].id; }
std::string_view NameOf(MediumState state) { return kStates[static_cast<std::size_t>(state)].name; }
std::optional<MediumState> MediumStateFrom(std::string_view id) { return Find(kMediumStates, kStates, id); }

MediumForm FormOf(const Medium& medium) {
  return {.name = medium.name,
          .platform = std::string(IdOf(medium.platform)),
          .kind = std::string(IdOf(medium.kind)),
          .operated_by = medium.operated_by,
          .responsible = medium.responsible,
          .phone = medium.phone,
          .filing = std::string(IdOf(medium.filing)),
          .filing_number = medium.filing_number,
          .filed_on = DayText(medium.filed_on),
          .opened_on = DayText(medium.opened_on),
          .state = std::string(IdOf(medium.state)),
          .state_since = DayText(medium.state_since),
          .state_words = medium.state_words,
          .followers = medium.followers ? std::to_string(*medium.followers) : std::string(),
          .counted_on = DayText(medium.counted_on)};
}

FormResult<Medium> MediumFrom(const MediumForm& form, Date today) {
  RegisterReading reading(today);
  Medium medium;
  medium.name = reading.Text("name", "账号名称", form.name, true, kLongestName);
  medium.platform = reading.Choice("platform", "平台", MediumPlatformFrom(form.platform), MediumPlatform::kOther);
  medium.kind = reading.Choice("kind", "类型", MediumKindFrom(form.kind), MediumKind::kAccount);
  medium.operated_by = reading.Text("operated_by", "运维单位", form.operated_by, true);
  medium.responsible = reading.Text("responsible", "负责人", form.responsible, true);
  medium.phone = reading.Text("phone", "联系电话", form.phone, false);
  medium.filing = reading.Choice("filing", "备案情况", MediumFilingFrom(form.filing), MediumFiling::kNone);
  medium.filing_number = reading.Text("filing_number", "备案号", form.filing_number, false);
  medium.filed_on = reading.PastDay("filed_on", "备案日期", form.filed_on);
  medium.opened_on = reading.PastDay("opened_on", "开通日期", form.opened_on);
  medium.state = reading.Choice("state", "状态", MediumStateFrom(form.state), MediumState::kRunning);
  medium.state_since = reading.PastDay("state_since", "冻结、注销的日期", form.state_since);
  medium.state_words = reading.Text("state_words", "冻结、注销的原因", form.state_words, false, kLongestMediumReason);
  medium.followers = FollowersFrom(reading, form.followers);
  medium.counted_on = reading.PastDay("counted_on", "统计日期", form.counted_on);
  if (medium.followers && !medium.counted_on) reading.Fault("counted_on", "填了关注人数的，请写明是哪一天的数。");
  CheckFiling(reading, medium);
  CheckState(reading, medium);
  if (FieldErrors errors = reading.TakeErrors(); !errors.empty()) return errors;
  return medium;
}

std::string_view NameOf(Liveliness liveliness) {
  switch (liveliness) {
    case Liveliness::kFresh:
      return "正常更新";
    case Liveliness::kSoon:
      return "快满14天";
    case Liveliness::kStale:
      return "14天没有更新";
    case Liveliness::kUnknown:
      return "没有记载";
    case Liveliness::kStill:
      return "已停用，不计";
    case Liveliness::kNotCounted:
      return "不按14天计";
  }
  return "";
}

UpdateState UpdateStateOf(const Medium& medium, std::optional<Date> last_published, Date today) {
  if (medium.state != MediumState::kRunning) return {.liveliness = Liveliness::kStill};
  if (medium.kind != MediumKind::kAccount) return {.liveliness = Liveliness::kNotCounted};
  UpdateState state{.counted_from = last_published};
  if (medium.opened_on && (!last_published || *medium.opened_on > *last_published)) {
    state.counted_from = medium.opened_on;
    state.is_from_opening = true;
  }
  if (!state.counted_from) return state;
  const sys_days last = sys_days(*state.counted_from) + kUpdateWithin;
  state.last_day = Date(last);
  state.liveliness = sys_days(today) > last                    ? Liveliness::kStale
                     : sys_days(today) + kWarnedBefore >= last ? Liveliness::kSoon
                                                               : Liveliness::kFresh;
  return state;
}

std::string ExplainUpdate(const UpdateState& state, Date today) {
  if (state.liveliness == Liveliness::kStill) return "已冻结或者注销，不计算更新。";
  if (state.liveliness == Liveliness::kNotCounted) return "小程序、移动客户端不按14天计算更新。";
  if (!state.counted_from) return "没有发布的记载，也没有开通日期，不能说多久没有更新；请补登记。";
  const std::string idle = std::to_string((sys_days(today) - sys_days(*state.counted_from)).count());
  const std::string from =
      "按登记的记载，" +
      (state.is_from_opening ? ToChinese(*state.counted_from) + "开通以后没有发布的记载，开通已 " + idle + " 天；"
                             : "最近一次发布是" + ToChinese(*state.counted_from) + "，到今天 " + idle + " 天；") +
      ToChinese(*state.last_day) + "满14天";
  if (state.liveliness == Liveliness::kStale)
    return from + "，已经过了。14天内没有更新的，检查时不合格（国办秘函〔2019〕19号）；如有发布请补登记。";
  return from + "，在这一天以前（含这一天）要再发布一次（国办秘函〔2019〕19号）；如有发布请补登记。";
}

FormResult<MediumEntry> MediumEntryFrom(const MediumEntryForm& form, Date today) {
  RegisterReading reading(today);
  MediumEntry entry;
  const auto day = reading.PastDay("published_on", "发布日期", form.published_on);
  if (!day) reading.Fault("published_on", "请填写发布日期，例如 2026-03-09。");
  entry.title = reading.Text("title", "标题", form.title, true);
  entry.address = reading.Address("address", "网址", form.address);
  if (FieldErrors errors = reading.TakeErrors(); !errors.empty()) return errors;
  entry.published_on = *day;
  return entry;
}

MediumNames::MediumNames(std::span<const Medium> media) {
  for (const Medium& medium : media) {
    std::u32string key = LabelKey(medium.name);
    if (key.empty()) continue;
    by_organ_[medium.id.organ].push_back(
        {.id = medium.id,
         .key = std::move(key),
         .platform = medium.platform,
         .closed_on = medium.state == MediumState::kClosed ? medium.state_since : std::nullopt});
  }
}

std::optional<ItemId> MediumNames::NamedBy(OrganId organ, std::string_view place, Date on) const {
  const auto names = by_organ_.find(organ);
  if (names == by_organ_.end()) return std::nullopt;
  const std::u32string key = LabelKey(place);
  std::optional<ItemId> named;
  for (const Name& name : names->second) {
    if (name.closed_on && *name.closed_on <= on) continue;
    if (!Names(key, name.key, name.platform)) continue;
    if (named) return std::nullopt;
    named = name.id;
  }
  return named;
}

Week WeekWith(Date day) {
  const std::chrono::weekday weekday{sys_days(day)};
  const sys_days monday = sys_days(day) - days(weekday.iso_encoding() - 1);
  return {Date(monday), Date(monday + days(6))};
}

std::optional<Week> WeekFrom(std::string_view text) {
  const auto day = ParseDate(text);
  return day && IsPlausible(*day) ? std::optional(WeekWith(*day)) : std::nullopt;
}

}  // namespace gongkai::disclosure

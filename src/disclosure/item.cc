#include "disclosure/item.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

#include "base/named.h"

namespace gongkai::disclosure {
namespace {

/// The tables stand in the order of their enums.
template <class Value, std::size_t kCount>
constexpr bool IsOrdered(const Named<Value> (&table)[kCount]) {
  for (std::size_t i = 0; i < kCount; ++i) {
    if (static_cast<std::size_t>(table[i].value) != i) return false;
  }
  return true;
}

constexpr Named<Attribute> kAttributes[] = {
    {Attribute::kProactive, "proactive", "主动公开"},
    {Attribute::kOnApplication, "on_application", "依申请公开"},
    {Attribute::kWithheld, "withheld", "不予公开"},
};

constexpr Named<Ground> kGrounds[] = {
    {Ground::kStateSecret, "state_secret", "国家秘密"},
    {Ground::kForbiddenByLaw, "forbidden", "法律、行政法规禁止公开"},
    {Ground::kFourSafeties, "safety", "可能危及国家安全、公共安全、经济安全、社会稳定"},
    {Ground::kThirdParty, "third_party", "涉及商业秘密、个人隐私等，会损害第三方合法权益"},
    {Ground::kInternalAffairs, "internal", "内部事务信息"},
    {Ground::kProcess, "process", "过程性信息"},
    {Ground::kEnforcementFile, "enforcement_file", "行政执法案卷信息"},
};
constexpr std::string_view kArticles[] = {"条例第十四条",      "条例第十四条",       "条例第十四条",
                                          "条例第十五条",      "条例第十六条第一款", "条例第十六条第二款",
                                          "条例第十六条第二款"};

constexpr Named<Origin> kOrigins[] = {
    {Origin::kMade, "made", "本机关制作"},
    {Origin::kFromCitizens, "from_citizens", "从公民、法人或者其他组织获取"},
    {Origin::kFromOrgan, "from_organ", "从其他行政机关获取"},
    {Origin::kJoint, "joint", "与其他行政机关共同制作，本机关牵头"},
};

constexpr Named<Channel> kChannels[] = {
    {Channel::kSite, "site", "政府网站"},
    {Channel::kGazette, "gazette", "政府公报"},
    {Channel::kNewMedia, "new_media", "两微一端"},
    {Channel::kBriefing, "briefing", "发布会、听证会"},
    {Channel::kBroadcast, "broadcast", "广播电视"},
    {Channel::kPress, "press", "纸质媒体"},
    {Channel::kReadingPlace, "reading_place", "公开查阅点"},
    {Channel::kServiceHall, "service_hall", "政务服务中心"},
    {Channel::kServiceStation, "service_station", "便民服务站"},
    {Channel::kVisitHome, "visit_home", "入户、现场"},
    {Channel::kNoticeBoard, "notice_board", "社区、企事业单位、村公示栏（电子屏）"},
    {Channel::kPush, "push", "精准推送"},
    {Channel::kOther, "other", "其他"},
};

constexpr Named<WithdrawalKind> kWithdrawals[] = {
    {WithdrawalKind::kError, "error", "内容有误"},
    {WithdrawalKind::kReplaced, "replaced", "已由新的信息代替"},
    {WithdrawalKind::kNoLongerPublic, "no_longer_public", "不再属于应当公开的信息"},
    {WithdrawalKind::kAnnulled, "annulled", "决定被变更、撤销、确认违法或者确认无效"},
    {WithdrawalKind::kLeak, "leak", "含有不应公开的内容"},
};

static_assert(IsOrdered(kAttributes) && IsOrdered(kGrounds) && IsOrdered(kOrigins) && IsOrdered(kChannels) &&
              IsOrdered(kWithdrawals) && std::size(kArticles) == std::size(kGrounds));

constexpr auto kGroundList = ValuesOf(kGrounds);
constexpr auto kOriginList = ValuesOf(kOrigins);
constexpr auto kChannelList = ValuesOf(kChannels);
constexpr auto kWithdrawalList = ValuesOf(kWithdrawals);

std::optional<std::int64_t> PositiveFrom(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_plain = !text.empty() && text.front() != '0' && text.front() != '-';
  if (!is_plain || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

std::string ToString(ItemId id) { return std::to_string(id.organ.value) + "-" + std::to_string(id.number); }

std::optional<ItemId> ItemIdFrom(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto organ = PositiveFrom(text.substr(0, dash)), number = PositiveFrom(text.substr(dash + 1));
  if (!organ || !number) return std::nullopt;
  return ItemId{OrganId{*organ}, *number};
}

std::string_view IdOf(Attribute attribute) { return kAttributes[static_cast<std::size_t>(attribute)].id; }
std::string_view NameOf(Attribute attribute) { return kAttributes[static_cast<std::size_t>(attribute)].name; }
std::optional<Attribute> AttributeFrom(std::string_view id) { return ValueIn(kAttributes, id); }

std::span<const Ground> Grounds() { return kGroundList; }
std::string_view IdOf(Ground ground) { return kGrounds[static_cast<std::size_t>(ground)].id; }
std::string_view NameOf(Ground ground) { return kGrounds[static_cast<std::size_t>(ground)].name; }
std::string_view ArticleOf(Ground ground) { return kArticles[static_cast<std::size_t>(ground)]; }
std::optional<Ground> GroundFrom(std::string_view id) { return ValueIn(kGrounds, id); }

std::span<const Origin> Origins() { return kOriginList; }
std::string_view IdOf(Origin origin) { return kOrigins[static_cast<std::size_t>(origin)].id; }
std::string_view NameOf(Origin origin) { return kOrigins[static_cast<std::size_t>(origin)].name; }
std::optional<Origin> OriginFrom(std::string_view id) { return ValueIn(kOrigins, id); }

std::span<const Channel> Channels() { return kChannelList; }
std::string_view IdOf(Channel channel) { return kChannels[static_cast<std::size_t>(channel)].id; }
std::string_view NameOf(Channel channel) { return kChannels[static_cast<std::size_t>(channel)].name; }
std::string IdsOf(std::span<const Channel> channels) {
  std::string text;
  for (const Channel channel : channels) text += (text.empty() ? "" : ",") + std::string(IdOf(channel));
  return text;
}

std::optional<Channel> ChannelFrom(std::string_view id) { return ValueIn(kChannels, id); }

std::span<const WithdrawalKind> WithdrawalKinds() { return kWithdrawalList; }
std::string_view IdOf(WithdrawalKind kind) { return kWithdrawals[static_cast<std::size_t>(kind)].id; }
std::string_view NameOf(WithdrawalKind kind) { return kWithdrawals[static_cast<std::size_t>(kind)].name; }
std::string_view ToldAs(WithdrawalKind kind) { return kind == WithdrawalKind::kLeak ? "内容需要调整" : NameOf(kind); }
std::optional<WithdrawalKind> WithdrawalKindFrom(std::string_view id) { return ValueIn(kWithdrawals, id); }

std::string_view Content::Field(std::string_view name) const {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string_view() : found->second;
}

std::optional<Date> Content::DateField(std::string_view name) const {
  const auto day = ParseDate(Field(name));
  return day && IsPlausible(*day) ? day : std::nullopt;
}

std::string CorrectionWords(const Content& content) {
  if (content.correction_why.empty()) return content.correction;
  std::string words = content.correction;
  const bool is_ended = words.empty() || words.ends_with("。") || words.ends_with("！") || words.ends_with("；");
  return words + (is_ended ? "" : "。") + "原因：" + content.correction_why;
}

Date EventDay(const Content& content) {
  for (const std::string_view name : {"decided_on", "approved_on"}) {
    if (const auto day = content.DateField(name)) return *day;
  }
  return content.formed_on;
}

}  // namespace gongkai::disclosure

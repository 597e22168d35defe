// An item: what an organ publishes, or has decided not to publish. It has versions; each version is signed as a whole,
// and at most one is public. The nouns; pure.
//
//   item ─► versions (content, frozen by its digest once handed in) ─► signatures over the digest ─► publication
//
// Source: 条例第十条 (who publishes), 第十二条 (what the catalogue tells of an item), 第十三至十六条 (what is not
// published), 第二十三条 (ways). Next to read: review.h, gate.h, content_faults.h.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "account/organ.h"
#include "base/instant.h"
#include "disclosure/item_kind.h"

namespace gongkai::disclosure {

using account::OrganId;

/// Numbered within its organ from 1: every table of items begins with the organ.
struct ItemId {
  OrganId organ{0};
  std::int64_t number = 0;
  auto operator<=>(const ItemId&) const = default;
};

using gongkai::ToString;  // of a day, beside that of an item

/// "12-345": in addresses, in the audit trail.
std::string ToString(ItemId id);
std::optional<ItemId> ItemIdFrom(std::string_view text);

/// 公开属性, set when the information is made. Source: 条例第十三条; 国办发〔2016〕80号.
enum class Attribute { kProactive, kOnApplication, kWithheld };

std::string_view IdOf(Attribute attribute);    // "proactive", …
std::string_view NameOf(Attribute attribute);  // "主动公开", "依申请公开", "不予公开"
std::optional<Attribute> AttributeFrom(std::string_view id);

/// Why something is not published, as the regulation has it.
enum class Ground {
  kStateSecret,      // 第十四条
  kForbiddenByLaw,   // 第十四条
  kFourSafeties,     // 第十四条: 国家安全、公共安全、经济安全、社会稳定
  kThirdParty,       // 第十五条
  kInternalAffairs,  // 第十六条第一款
  kProcess,          // 第十六条第二款
  kEnforcementFile,  // 第十六条第二款
};

std::span<const Ground> Grounds();
std::string_view IdOf(Ground ground);
std::string_view NameOf(Ground ground);
std::string_view ArticleOf(Ground ground);
std::optional<Ground> GroundFrom(std::string_view id);

/// Where the information comes from; it decides who publishes it. Source: 条例第十条.
enum class Origin {
  kMade,          // by this organ
  kFromCitizens,  // obtained from citizens, companies, other organisations: who keeps it publishes
  kFromOrgan,     // obtained from another organ: that one publishes
  kJoint,         // made with others: the lead publishes
};

std::span<const Origin> Origins();
std::string_view IdOf(Origin origin);
std::string_view NameOf(Origin origin);
std::optional<Origin> OriginFrom(std::string_view id);

/// The ways by which the public is reached. Source: 条例第二十三条、第二十五条; the list of 国办发〔2019〕54号.
enum class Channel {
  kSite,
  kGazette,
  kNewMedia,   // 微信、微博、客户端
  kBriefing,   // 发布会、听证会
  kBroadcast,  // 广播电视, 村村响
  kPress,
  kReadingPlace,    // 公开查阅点
  kServiceHall,     // 政务服务中心
  kServiceStation,  // 便民服务站
  kVisitHome,       // 入户、现场
  kNoticeBoard,     // 村（社区）公示栏、电子屏
  kPush,            // 精准推送
  kOther,
};

std::span<const Channel> Channels();
std::string_view IdOf(Channel channel);
std::string_view NameOf(Channel channel);
std::optional<Channel> ChannelFrom(std::string_view id);
/// "site,gazette", as it is kept.
std::string IdsOf(std::span<const Channel> channels);

struct Attachment {
  std::string name;    // as people see it, with its extension
  std::string digest;  // of the blob
  std::int64_t size = 0;
  bool operator==(const Attachment&) const = default;
};

/// Everything that is published, and nothing else: the digest that is signed runs over all of it.
struct Content {
  ItemKind kind = ItemKind::kNotice;
  std::string title;
  std::string summary;                                     // 内容概述
  std::string body;                                        // rich text in its stored form
  std::map<std::string, std::string, std::less<>> fields;  // of the kind: KindField::name to what was typed
  Attribute attribute = Attribute::kProactive;
  std::optional<Ground> ground;  // why not, unless proactive
  std::string ground_words;      // the reason in words
  Origin origin = Origin::kMade;
  std::string other_organ;  // from whom, or with whom
  bool is_agreed = false;   // the other organ has confirmed, or the third party has agreed (第十一条, 第十五条)
  Date formed_on{};         // 生成日期: formed or last changed
  std::optional<Date> publish_on;  // not before that day; none: as soon as it is signed
  std::vector<Channel> channels{Channel::kSite};
  std::vector<Attachment> attachments;
  std::string correction;      // of a later version: what was corrected, readers see it
  std::string correction_why;  // and why
  bool operator==(const Content&) const = default;

  std::string_view Field(std::string_view name) const;
  /// None for what is no plausible day either.
  std::optional<Date> DateField(std::string_view name) const;
};

/// "原文电话有误，已改正。原因：录入时看错。", as readers are told; empty of what corrects nothing.
std::string CorrectionWords(const Content& content);

/// Days outside are typing errors, and would not even be kept as four digits of a year.
constexpr bool IsPlausible(Date day) {
  return day.ok() && day.year() >= std::chrono::year(1949) && day.year() <= std::chrono::year(2199);
}

/// The day from which the term of publication runs: of a decision or a budget, its own; else the day it was formed.
Date EventDay(const Content& content);

/// Why a published item was taken down. Readers see the name and the words.
enum class WithdrawalKind { kError, kReplaced, kNoLongerPublic, kAnnulled, kLeak };

std::span<const WithdrawalKind> WithdrawalKinds();
std::string_view IdOf(WithdrawalKind kind);
std::string_view NameOf(WithdrawalKind kind);
/// As readers are told: that something leaked is not shouted from the roof.
std::string_view ToldAs(WithdrawalKind kind);
std::optional<WithdrawalKind> WithdrawalKindFrom(std::string_view id);

}  // namespace gongkai::disclosure

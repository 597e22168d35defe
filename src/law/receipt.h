// On which day an application counts as received: four facts and the channel decide.
//
// Source: 条例第三十一条 (当面、邮寄、互联网和传真); 口头提出 (第二十九条) counts as 当面.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "base/date.h"
#include "base/result.h"

namespace gongkai::law {

enum class Channel { kInPerson, kOral, kSignedMail, kUnsignedMail, kOnline, kFax, kEmail };

/// No application and nothing that happens to one lies later; such a day is mistyped.
inline constexpr Date kLastPlausibleDay{std::chrono::year{2199}, std::chrono::December, std::chrono::day{31}};

/// As in the exchange format: "in_person", "mail_signed".
std::optional<Channel> ChannelFrom(std::string_view id);
std::string_view IdOf(Channel channel);
/// "当面提交".
std::string_view NameOf(Channel channel);

struct Receipt {
  Channel channel = Channel::kInPerson;
  std::optional<Date> submitted;   // handed in, sent, or arrived
  std::optional<Date> signed_for;  // of mail that needs a signature: 签收之日
  std::optional<Date> confirmed;   // of the channels that need it: 双方确认之日
};

/// 收到申请之日; nothing while the confirmation is still to come.
///
/// Errors: kInvalidInput when a day is missing that the channel needs, or lies before the application was submitted.
Result<std::optional<Date>> ReceivedOn(const Receipt& receipt);

}  // namespace gongkai::law

// The form in which a person chooses how notices come, and the system administrator how they come to who has not
// chosen.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "account/notice.h"
#include "base/field_errors.h"

namespace gongkai::account {

/// As typed.
struct NoticeChoiceForm {
  struct OfChannel {
    std::string pace, hour;
  };
  OfChannel mail, gateway;
  std::string quiet_from, quiet_until;
  std::int64_t version = 0;  // of what the form was filled from; 0: the county's defaults

  const OfChannel& of(Channel channel) const { return channel == Channel::kMail ? mail : gateway; }
  OfChannel& of(Channel channel) { return channel == Channel::kMail ? mail : gateway; }
};

/// The names of the fields: "mail_pace", "mail_hour".
std::string PaceField(Channel channel);
std::string HourField(Channel channel);

NoticeChoiceForm FormOf(const NoticeChoice& choice, std::int64_t version);

/// Every fault beside its field.
FormResult<NoticeChoice> ChoiceIn(const NoticeChoiceForm& form);

/// "21点到第二天7点不打扰，…"; of no quiet hours a sentence too.
std::string InWords(const QuietHours& quiet);
/// "电子邮件每天 8 点汇总发一次；短信或微信不发。…"
std::string InWords(const NoticeChoice& choice);

}  // namespace gongkai::account

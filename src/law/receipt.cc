#include "law/receipt.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace gongkai::law {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view kArticle = "《政府信息公开条例》第三十一条";

/// The day that decides.
enum class Decides { kSubmitted, kSignedFor, kConfirmed };

struct ChannelRow {
  Channel channel;
  std::string_view id, name;
  Decides decides;
};

constexpr ChannelRow kChannels[] = {
    {Channel::kInPerson, "in_person", "当面提交", Decides::kSubmitted},
    {Channel::kOral, "oral", "口头提出", Decides::kSubmitted},
    {Channel::kSignedMail, "mail_signed", "邮寄（需签收）", Decides::kSignedFor},
    {Channel::kUnsignedMail, "mail_unsigned", "平常信函", Decides::kConfirmed},
    {Channel::kOnline, "online", "网上提交", Decides::kConfirmed},
    {Channel::kFax, "fax", "传真", Decides::kConfirmed},
    {Channel::kEmail, "email", "电子邮件", Decides::kConfirmed},
};

const ChannelRow& RowOf(Channel channel) { return *std::ranges::find(kChannels, channel, &ChannelRow::channel); }

// The first 条例 is in force from this day on: nobody could apply under it before, so an earlier day is mistyped.
constexpr Date kFirstDay = 2008y / 5 / 1;

Error Refuse(std::string message) { return {ErrorKind::kInvalidInput, std::move(message), std::string(kArticle)}; }

}  // namespace

std::optional<Channel> ChannelFrom(std::string_view id) {
  const auto found = std::ranges::find(kChannels, id, &ChannelRow::id);
  if (found == std::end(kChannels)) return std::nullopt;
  return found->channel;
}

std::string_view IdOf(Channel channel) { return RowOf(channel).id; }
std::string_view NameOf(Channel channel) { return RowOf(channel).name; }

Result<std::optional<Date>> ReceivedOn(const Receipt& receipt) {
  const Decides decides = RowOf(receipt.channel).decides;
  if (!receipt.submitted) return Refuse("没有提交日期");
  if (*receipt.submitted < kFirstDay) return Refuse("提交日期早于条例施行之日（" + ToChinese(kFirstDay) + "）");
  for (const std::optional<Date>& day : {receipt.submitted, receipt.signed_for, receipt.confirmed}) {
    if (day && *day > kLastPlausibleDay) return Refuse("收到申请的日期过远，请核对");
  }
  if (decides == Decides::kSubmitted) return receipt.submitted;
  const bool by_signature = decides == Decides::kSignedFor;
  const std::optional<Date>& day = by_signature ? receipt.signed_for : receipt.confirmed;
  if (!day && by_signature) return Refuse("需签收的邮寄申请没有签收日期");
  if (day && *day < *receipt.submitted) {
    return Refuse((by_signature ? "签收日期" : "确认日期") + std::string("早于提交日期"));
  }
  return day;
}

}  // namespace gongkai::law

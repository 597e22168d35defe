#include "disclosure/subscription/subscription_letter.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"

namespace gongkai::disclosure {
namespace {

/// In a letter without any look a line end would begin something else.
std::string OneLine(std::string_view text) {
  std::string line = WithoutInvisible(text);
  std::ranges::replace_if(
      line, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return line;
}

/// How to come to the page of the subscription.
std::string Way(std::string_view site, const std::string& code) {
  if (site.empty()) {
    return fmt::format("打开县政府网站的政府信息公开专栏，在“订阅”一页填写查询码 {}", code);
  }
  return fmt::format("打开 {}", AddressOfSubscription(site, code));
}

std::string DaysOf(const DigestFacts& facts) {
  if (facts.first == facts.last) return ToChinese(facts.last);
  return ToChinese(facts.first) + "到" + ToChinese(facts.last);
}

}  // namespace

std::string AddressOfSubscription(std::string_view site, std::string_view code) {
  return std::string(site) + "/subscriptions/of/" + std::string(code);
}

ReaderLetter ConfirmLetter(const Subscription& subscription, std::string_view government, std::string_view site) {
  const std::string& code = subscription.code.Reveal();
  return {.subject = "请确认订阅政府信息公开",
          .text = fmt::format("您好：\n\n有人用这个邮箱在{}的政府信息公开专栏申请订阅新公开的信息。是您本人的，请在 48 "
                              "小时内{}，核对订阅的内容以后按“"
                              "确认订阅”。\n\n不是您本人申请的，不用理会：不确认就不会订阅，48 "
                              "小时以后这个邮箱也不再保存。连确认信也不想再收到的，{}，按“"
                              "以后不要再给这个地址发确认信”。\n\n查询码：{}"
                              "（以后凭它查看和退订，请不要告诉别人）\n\n{}\n",
                              government, Way(site, code), Way(site, code), code, government),
          .unsubscribe = {}};
}

ReaderLetter DigestLetter(const Subscription& subscription, const DigestFacts& facts, std::string_view government,
                          std::string_view site) {
  const std::string& code = subscription.code.Reveal();
  std::string text = fmt::format(
      "您订阅的政府信息（{}），{}新公开{}：\n\n", OneLine(facts.what), DaysOf(facts),
      facts.has_more ? fmt::format(" {} 件以上", facts.records.size()) : fmt::format(" {} 件", facts.records.size()));
  int number = 0;
  for (const PublicRecord& record : facts.records) {
    text += fmt::format("{}. {}\n   {}　{}\n", ++number, OneLine(record.title), OneLine(record.organ),
                        ToString(record.public_from));
    text += site.empty() ? fmt::format("   索引号 {}\n\n", OneLine(record.index_number))
                         : fmt::format("   {}\n\n", record.address);
  }
  if (facts.has_more) text += "还有更多，请到政府信息公开专栏查看。\n\n";
  text += fmt::format("不想再收到，或者要看订阅的是什么，{}。查询码：{}\n\n{}\n", Way(site, code), code, government);
  return {.subject = fmt::format("政府信息公开订阅：{}新公开 {} 件{}", DaysOf(facts), facts.records.size(),
                                 facts.has_more ? "以上" : ""),
          .text = std::move(text),
          .unsubscribe = site.empty() ? std::string() : AddressOfSubscription(site, code) + "/one-click"};
}

}  // namespace gongkai::disclosure

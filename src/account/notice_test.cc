// When a notice goes out, when it is tried again, and what stands in it.
#include "account/notice.h"

#include <doctest/doctest.h>

#include "account/notice_choice_form.h"
#include "account/notice_letter.h"

namespace gongkai::account {
namespace {

using namespace std::chrono_literals;

bool Has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

/// An hour and minute of 10 March 2026, Beijing; 24 and more are of the next day.
Instant At(int hour, int minute = 0) {
  return std::chrono::sys_days(2026y / 3 / 10) - kBeijingOffset + std::chrono::hours(hour) +
         std::chrono::minutes(minute);
}

TEST_CASE("when a notice is sent") {
  constexpr QuietHours kNight{21, 7}, kNoon{12, 14}, kNone{0, 0};
  struct Case {
    const char* what;
    NoticeKind kind;
    ChannelChoice chosen;
    QuietHours quiet;
    Instant now;
    std::optional<Instant> sent;
  };
  const NoticeKind soon = NoticeKind::kDueSoon, urgent = NoticeKind::kAccount;
  const Case cases[] = {
      {"at once, by day", soon, {Pace::kAtOnce, 8}, kNight, At(9, 30), At(9, 30)},
      {"at once, at night: held back until it ends", soon, {Pace::kAtOnce, 8}, kNight, At(23, 10), At(31)},
      {"at once, after midnight: the same morning", soon, {Pace::kAtOnce, 8}, kNight, At(3), At(7)},
      {"the first quiet minute", soon, {Pace::kAtOnce, 8}, kNight, At(21), At(31)},
      {"the last loud minute", soon, {Pace::kAtOnce, 8}, kNight, At(20, 59), At(20, 59)},
      {"the end of the night is loud", soon, {Pace::kAtOnce, 8}, kNight, At(7), At(7)},
      {"quiet at noon", soon, {Pace::kAtOnce, 8}, kNoon, At(13), At(14)},
      {"no quiet hours", soon, {Pace::kAtOnce, 8}, kNone, At(0, 5), At(0, 5)},
      {"a digest later today", soon, {Pace::kDaily, 17}, kNight, At(9), At(17)},
      {"a digest at this very moment", soon, {Pace::kDaily, 8}, kNight, At(8), At(8)},
      {"a digest whose hour is over: tomorrow", soon, {Pace::kDaily, 8}, kNight, At(8, 1), At(32)},
      {"a digest in the night comes when it ends", soon, {Pace::kDaily, 23}, kNight, At(9), At(31)},
      {"a digest before midnight of what came late", soon, {Pace::kDaily, 0}, kNone, At(23), At(24)},
      {"none", soon, {Pace::kNever, 8}, kNight, At(9), std::nullopt},
      {"urgent, at night", urgent, {Pace::kAtOnce, 8}, kNight, At(23), At(23)},
      {"urgent, where a digest was chosen", urgent, {Pace::kDaily, 8}, kNight, At(9), At(9)},
      {"urgent, where none was chosen", urgent, {Pace::kNever, 8}, kNight, At(9), std::nullopt},
  };
  for (const Case& each : cases) {
    CAPTURE(each.what);
    NoticeChoice choice{.quiet = each.quiet};
    choice.gateway = each.chosen;
    CHECK(SendAt(each.kind, choice, Channel::kGateway, each.now) == each.sent);
    choice.mail = each.chosen;
    choice.gateway = {};
    CHECK(SendAt(each.kind, choice, Channel::kMail, each.now) == each.sent);
  }
}

TEST_CASE("only what concerns the account and the system breaks the quiet") {
  for (const NoticeKind kind : kNoticeKinds) {
    CAPTURE(IdOf(kind));
    CHECK(IsUrgent(kind) ==
          (kind == NoticeKind::kAccount || kind == NoticeKind::kAlarm || kind == NoticeKind::kConfirm));
    CHECK(NoticeKindFrom(IdOf(kind)) == kind);
  }
  CHECK_FALSE(NoticeKindFrom("spam"));
}

TEST_CASE("when a letter that failed is tried again") {
  struct Case {
    const char* what;
    SendFault fault;
    int tries;
    std::chrono::minutes age;
    std::optional<std::chrono::minutes> wait;
  };
  for (const Case& each : {
           Case{"first", SendFault::kAway, 1, 0min, 1min},
           Case{"second", SendFault::kAway, 2, 5min, 5min},
           Case{"third", SendFault::kAway, 3, 10min, 15min},
           Case{"fourth", SendFault::kAway, 4, 30min, 60min},
           Case{"a server that is away all day is not given up", SendFault::kAway, 20, 24h, 60min},
           Case{"after three days nobody is served any more", SendFault::kAway, 70, 71h + 1min, std::nullopt},
           Case{"three days to the minute", SendFault::kAway, 70, 71h, 60min},
           Case{"refused four times", SendFault::kRefused, 4, 1h, 60min},
           Case{"refused five times is refused", SendFault::kRefused, 5, 1h, std::nullopt},
           Case{"it may have arrived", SendFault::kUncertain, 1, 0min, 1min},
       }) {
    CAPTURE(each.what);
    const auto next = NextSending(each.fault, each.tries, At(9) - each.age, At(9));
    CHECK(next.has_value() == each.wait.has_value());
    if (next && each.wait) CHECK(*next == At(9) + *each.wait);
  }
}

Notice Of(NoticeKind kind, std::string title, std::string detail = "") {
  return {.kind = kind, .title = std::move(title), .detail = std::move(detail), .path = "/office/hand-in"};
}

TEST_CASE("the subject tells one notice by its title, several by how many and how many are over") {
  struct Case {
    std::vector<Notice> notices;
    const char* subject;
  };
  const Notice soon = Of(NoticeKind::kDueSoon, "交年度报告"), over = Of(NoticeKind::kOverdue, "交指南");
  for (const Case& each : {Case{{soon}, "政务公开通知：交年度报告"}, Case{{soon, soon}, "政务公开通知：2 条"},
                           Case{{soon, over, over}, "政务公开通知：3 条，2 条已过期"}}) {
    CHECK(LetterOf("林溪", each.notices, "").subject == each.subject);
  }
  std::string long_title;
  for (int i = 0; i < 80; ++i) long_title += "字";
  CHECK(Has(LetterOf("林溪", {Of(NoticeKind::kDueSoon, long_title)}, "").subject, "…"));
}

TEST_CASE("a letter greets, names each with its link, and says how not to have it") {
  const Letter letter =
      LetterOf("林溪", {Of(NoticeKind::kOverdue, "交年度报告", "最迟 2026-01-31"), Of(NoticeKind::kPost, "岗位")},
               "https://zwgk.example/z");
  CHECK(letter.text.starts_with("林溪，您好："));
  CHECK(Has(letter.text, "【已过期】交年度报告\n最迟 2026-01-31\nhttps://zwgk.example/z/office/hand-in\n"));
  CHECK(Has(letter.text, "我的账号"));
  CHECK_FALSE(Has(LetterOf("林溪", {Of(NoticeKind::kPost, "岗位")}, "").text, "http"));
  const Letter many = LetterOf("林溪", std::vector<Notice>(33, Of(NoticeKind::kPost, "岗位")), "");
  CHECK(Has(many.text, "另有 3 条"));
}

TEST_CASE("a letter does not name what is not public yet") {
  Notice notice = Of(NoticeKind::kDueSoon, "请答复征求您单位的意见：“关于调整补贴的通知（“一卡通”）”");
  notice.path = "/office/asked/1-2-3";
  const Letter letter = LetterOf("林溪", {notice}, "");
  CHECK_FALSE(Has(letter.subject + letter.text, "补贴"));
  CHECK(Has(letter.subject, "请答复征求您单位的意见：（名称请登录查看）"));
}

TEST_CASE("a gateway is given a number, a kind and a count, and no word of what it is about") {
  const std::string one = GatewayMessage("9f", "13800000000", {Of(NoticeKind::kPost, "张三的岗位到期", "枕溪镇")});
  CHECK(one ==
        "{\"id\":\"9f\",\"to\":\"13800000000\",\"kind\":\"post\",\"count\":1,\"text\":"
        "\"政务公开系统有一条通知，请登录查看。\"}");
  const std::string two = GatewayMessage("9f", "1", {Of(NoticeKind::kPost, "a"), Of(NoticeKind::kOverdue, "b")});
  CHECK(Has(two, "\"kind\":\"digest\",\"count\":2"));
  CHECK(Has(GatewayMessage("9f", "1\"}\xFF", {Of(NoticeKind::kPost, "a")}), "\"to\":\"1\\\"}\xEF\xBF\xBD\""));
}

TEST_CASE("messages go to a mobile telephone, however its number is written, and to no desk") {
  for (const char* written : {"13800001111", "138-0000-1111", "+86 138 0000 1111", "8613800001111"}) {
    CHECK_MESSAGE(MobileIn(written) == "13800001111", written);
  }
  for (const char* desk : {"", "0379-1234567", "12345", "11000001111", "138000011112", "010 8888 9999"}) {
    CHECK_MESSAGE(!MobileIn(desk), desk);
  }
}

TEST_CASE("the signature is HMAC-SHA256 over moment and body, as anybody can compute it") {
  // Computed with: printf '1773104400.{}' | openssl dgst -sha256 -hmac secret
  CHECK(GatewaySignature("secret", "1773104400", "{}") ==
        "sha256=74b69937f2270534cfdf3f928530ccca7a272c78755ea02f5203ecaa7a2c1b9a");
  CHECK(GatewaySignature("secret", "1773104401", "{}") != GatewaySignature("secret", "1773104400", "{}"));
}

TEST_CASE("the form of choices: back and forth, and every fault beside its field") {
  const NoticeChoice choice{.mail = {Pace::kAtOnce, 9}, .gateway = {Pace::kDaily, 17}, .quiet = {22, 6}};
  const auto read = ChoiceIn(FormOf(choice, 3));
  REQUIRE(read);
  CHECK(*read == choice);
  const auto wrong =
      ChoiceIn({.mail = {"sometimes", "24"}, .gateway = {"daily", "-1"}, .quiet_from = "", .quiet_until = "7x"});
  REQUIRE_FALSE(wrong);
  CHECK(wrong.errors().size() == 5);
  for (const char* field : {"mail_pace", "mail_hour", "gateway_hour", "quiet_from", "quiet_until"}) {
    CHECK_MESSAGE(ErrorOf(wrong.errors(), field) != nullptr, field);
  }
  CHECK(Has(InWords(QuietHours{21, 7}), "21点到第二天7点不打扰"));
  CHECK(Has(InWords(QuietHours{12, 14}), "12点到14点不打扰"));
  CHECK(InWords(QuietHours{5, 5}) == "没有不打扰的时段。");
}

}  // namespace
}  // namespace gongkai::account

#include "request/letter_mail.h"

#include <doctest/doctest.h>

namespace gongkai::request {
namespace {

using namespace std::chrono_literals;

constexpr Instant kQueued = std::chrono::sys_days(Date(2026y / 3 / 10)) + 1h;

TEST_CASE("Who chose mail gets the letter, who chose the page is told to look there, and nobody else is written to") {
  for (const LetterKind kind : LetterKinds()) {
    CAPTURE(std::string(NameOf(kind)));
    const bool is_to_third = kind == LetterKind::kAskThirdParty || kind == LetterKind::kThirdPartyReply ||
                             kind == LetterKind::kOverruled || kind == LetterKind::kAskJointMaker ||
                             kind == LetterKind::kAssistance;
    const bool is_receipt = kind == LetterKind::kReceipt;
    CHECK((MailOf(kind, Way::kEmail) == LetterMailKind::kLetter) == !is_to_third);
    CHECK((MailOf(kind, Way::kPage) == LetterMailKind::kNote) == (!is_to_third && !is_receipt));
    CHECK((MailOf(kind, Way::kPost) == LetterMailKind::kLetter) == is_receipt);
    CHECK((MailOf(kind, Way::kCounter) == LetterMailKind::kLetter) == is_receipt);
    if (is_to_third) CHECK_FALSE(MailOf(kind, Way::kEmail));
  }
}

TEST_CASE("A note tells nothing but where to look; a receipt its number and days; a subject nobody's name") {
  LetterMailFacts facts{.kind = LetterMailKind::kNote,
                        .organ = "澄砚县枕溪镇人民政府",
                        .title = "政府信息不予公开告知书",
                        .number = "枕公开〔2026〕3号-答",
                        .register_number = "2026-0012",
                        .received = Date(2026y / 3 / 5),
                        .due = Date(2026y / 4 / 2),
                        .site = "https://zwgk.chengyan.example"};
  const LetterMailWords note = WordsOf(facts);
  CHECK(note.text.find("请凭查询码在https://zwgk.chengyan.example/apply/status查看") != std::string::npos);
  for (const char* word : {"不予公开", "枕公开", "2026-0012"}) {
    CHECK((note.subject + note.text).find(word) == std::string::npos);
  }
  facts.kind = LetterMailKind::kRegistered;
  const LetterMailWords receipt = WordsOf(facts);
  CHECK(receipt.subject == "政府信息公开申请登记回执");
  for (const char* word : {"2026-0012", "收到申请之日：2026年3月5日", "最迟答复：2026年4月2日", "第三十一条"}) {
    CHECK(receipt.text.find(word) != std::string::npos);
  }
  facts.kind = LetterMailKind::kLetter;
  facts.leaves_files_out = true;
  facts.site.clear();
  const LetterMailWords letter = WordsOf(facts);
  CHECK(letter.subject.find("不予公开") == std::string::npos);
  CHECK(letter.text.find("政府信息不予公开告知书（枕公开〔2026〕3号-答），见附件") != std::string::npos);
  CHECK(letter.text.find("政府信息公开平台的“查办理情况”") != std::string::npos);
  CHECK(letter.text.find("提供的文件一并附上") == std::string::npos);
}

TEST_CASE(
    "A letter waits three days for a server, is tried three times where it is refused; a note is soon of no use") {
  using enum LetterMailTrouble;
  const auto letter = [](LetterMailTrouble trouble, int tries, std::chrono::hours after) {
    return NextTry(LetterMailKind::kLetter, trouble, tries, kQueued, kQueued + after);
  };
  CHECK(letter(kAway, 100, 71h) == kQueued + 71h + 10min);
  CHECK_FALSE(letter(kAway, 1, 73h));
  CHECK(letter(kRefused, 1, 0h) == kQueued + 1h);
  CHECK(letter(kRefused, 2, 1h) == kQueued + 7h);
  CHECK_FALSE(letter(kRefused, 3, 7h));
  CHECK(letter(kUnheard, 2, 0h));
  CHECK_FALSE(letter(kUnheard, 3, 0h));
  CHECK_FALSE(NextTry(LetterMailKind::kNote, kRefused, 1, kQueued, kQueued));
  CHECK(NextTry(LetterMailKind::kNote, kAway, 1, kQueued, kQueued + 23h));
  CHECK_FALSE(NextTry(LetterMailKind::kNote, kAway, 1, kQueued, kQueued + 25h));
}

TEST_CASE("Kinds and states are found again by their ids") {
  for (const LetterMailKind kind : {LetterMailKind::kLetter, LetterMailKind::kNote, LetterMailKind::kRegistered}) {
    CHECK(LetterMailKindFrom(IdOf(kind)) == kind);
  }
  for (const LetterMailState state :
       {LetterMailState::kWaiting, LetterMailState::kSent, LetterMailState::kFailed, LetterMailState::kDropped}) {
    CHECK(LetterMailStateFrom(IdOf(state)) == state);
  }
  CHECK_FALSE(LetterMailKindFrom("post"));
}

}  // namespace
}  // namespace gongkai::request

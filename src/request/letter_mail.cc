#include "request/letter_mail.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "request/letter_element.h"

namespace gongkai::request {
namespace {

using namespace std::chrono_literals;

constexpr std::pair<LetterMailKind, std::string_view> kKinds[] = {
    {LetterMailKind::kLetter, "letter"}, {LetterMailKind::kNote, "note"}, {LetterMailKind::kRegistered, "registered"}};
constexpr std::pair<LetterMailState, std::string_view> kStates[] = {{LetterMailState::kWaiting, "waiting"},
                                                                    {LetterMailState::kSent, "sent"},
                                                                    {LetterMailState::kFailed, "failed"},
                                                                    {LetterMailState::kDropped, "dropped"}};

template <class Value, std::size_t N>
std::string_view IdIn(const std::pair<Value, std::string_view> (&all)[N], Value value) {
  return std::ranges::find(all, value, &std::pair<Value, std::string_view>::first)->second;
}
template <class Value, std::size_t N>
std::optional<Value> ValueIn(const std::pair<Value, std::string_view> (&all)[N], std::string_view id) {
  const auto* const found = std::ranges::find(all, id, &std::pair<Value, std::string_view>::second);
  return found == std::end(all) ? std::nullopt : std::optional(found->first);
}

constexpr int kMostTries = 3;  // of what was refused, or may have arrived
constexpr std::chrono::hours kLetterWaits{72}, kNoteWaits{24};

std::string WhereToLook(const LetterMailFacts& facts) {
  return facts.site.empty() ? "政府信息公开平台的“查办理情况”" : facts.site + "/apply/status";
}

constexpr std::string_view kNotYours = "\n这封信由系统发出，请不要回复。不是您提交的申请，请不用理会，并删除这封信。\n";

LetterMailWords LetterWords(const LetterMailFacts& facts) {
  std::string text = facts.organ + "发给您" + facts.title + "（" + facts.number + "），见附件。\n";
  if (facts.has_files) text += "提供的文件一并附上。\n";
  if (facts.leaves_files_out) {
    text += "附件太大，电子邮件带不下的，请凭查询码在" + WhereToLook(facts) + "下载，或者联系" + facts.organ + "。\n";
  }
  return {facts.organ + "关于政府信息公开申请的文书", text + std::string(kNotYours)};
}

LetterMailWords NoteWords(const LetterMailFacts& facts) {
  return {"政府信息公开申请有新的进展", "您向" + facts.organ + "提交的政府信息公开申请有新的进展，请凭查询码在" +
                                            WhereToLook(facts) + "查看。\n" + std::string(kNotYours)};
}

LetterMailWords RegisteredWords(const LetterMailFacts& facts) {
  std::string text = facts.organ + "已经登记您的政府信息公开申请。\n\n登记编号：" + facts.register_number + "\n";
  if (facts.received) text += "收到申请之日：" + ToChinese(*facts.received) + "（政府信息公开条例第三十一条）\n";
  if (facts.due)
    text += "最迟答复：" + ToChinese(*facts.due) + "（第三十三条；需要补正、征求意见或者延长的，另行告知）\n";
  text += "\n办理情况请凭查询码在" + WhereToLook(facts) + "查看。\n";
  return {"政府信息公开申请登记回执", text + std::string(kNotYours)};
}

}  // namespace

std::string_view IdOf(LetterMailKind kind) { return IdIn(kKinds, kind); }
std::optional<LetterMailKind> LetterMailKindFrom(std::string_view id) { return ValueIn(kKinds, id); }
std::string_view IdOf(LetterMailState state) { return IdIn(kStates, state); }
std::optional<LetterMailState> LetterMailStateFrom(std::string_view id) { return ValueIn(kStates, id); }

std::optional<LetterMailKind> MailOf(LetterKind letter, Way way) {
  if (!IsToApplicant(letter)) return std::nullopt;
  if (way == Way::kEmail || letter == LetterKind::kReceipt) return LetterMailKind::kLetter;
  return way == Way::kPage ? std::optional(LetterMailKind::kNote) : std::nullopt;
}

LetterMailWords WordsOf(const LetterMailFacts& facts) {
  switch (facts.kind) {
    case LetterMailKind::kLetter:
      return LetterWords(facts);
    case LetterMailKind::kNote:
      return NoteWords(facts);
    case LetterMailKind::kRegistered:
      return RegisteredWords(facts);
  }
  return {};
}

std::optional<Instant> NextTry(LetterMailKind kind, LetterMailTrouble trouble, int tries, Instant queued, Instant now) {
  const bool is_letter = kind == LetterMailKind::kLetter;
  if (now - queued > (is_letter ? kLetterWaits : kNoteWaits)) return std::nullopt;
  switch (trouble) {
    case LetterMailTrouble::kAway:
      return now + 10min;
    case LetterMailTrouble::kUnheard:
      return tries < kMostTries ? std::optional(now + 1h) : std::nullopt;
    case LetterMailTrouble::kRefused:
      return is_letter && tries < kMostTries ? std::optional(now + (tries == 1 ? 1h : 6h)) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace gongkai::request

// What goes to an applicant by mail: which letters and notes, what the mail says, and how often it is tried. Pure.
// Queue: letter_mail_store.h; sending: letter_mail_actions.h.
//
// Source: 条例第三十九条、第四十条 (in the form and on the way the applicant asked for), 第三十一条;
// 个人信息保护法第六条: mail is read by others on its way, so that a subject names nobody and nothing of what is asked
// for.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/instant.h"
#include "request/letter.h"

namespace gongkai::request {

enum class LetterMailKind {
  kLetter,      // the letter itself, as PDF: to who chose mail; the receipt of the register to whoever gave an address
  kNote,        // to who chose the page: something happened, look there
  kRegistered,  // 登记: receipt established, with the day and the number (第三十一条)
};
std::string_view IdOf(LetterMailKind kind);  // "letter", …: in the database
std::optional<LetterMailKind> LetterMailKindFrom(std::string_view id);

/// What of a letter goes by mail to an applicant who wants letters that way; none: nothing does.
std::optional<LetterMailKind> MailOf(LetterKind letter, Way way);

enum class LetterMailState { kWaiting, kSent, kFailed, kDropped };
std::string_view IdOf(LetterMailState state);
std::optional<LetterMailState> LetterMailStateFrom(std::string_view id);

struct LetterMailFacts {
  LetterMailKind kind = LetterMailKind::kLetter;
  std::string organ;
  std::string title, number;  // of the letter
  bool has_files = false;     // what is released goes with it
  std::string register_number;
  std::optional<Date> received{}, due{};
  bool leaves_files_out = false;  // more than mail carries
  std::string site;               // "https://zwgk.example" with the base path; empty: unknown
};
struct LetterMailWords {
  std::string subject, text;
};
LetterMailWords WordsOf(const LetterMailFacts& facts);

/// How it went, as far as the next try asks for it.
enum class LetterMailTrouble { kRefused, kAway, kUnheard };
/// When it is tried again; none: not any more. `tries`: this one included. A letter that is refused may be taken once
/// the box is emptied, and a server that is away is waited for; a note that is late is of no use.
std::optional<Instant> NextTry(LetterMailKind kind, LetterMailTrouble trouble, int tries, Instant queued, Instant now);

/// All that goes with one mail; what is beyond is read by the page.
inline constexpr std::size_t kMostMailed = std::size_t{8} << 20U;

}  // namespace gongkai::request

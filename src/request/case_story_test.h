// Histories of cases as a lawyer writes them, for tests: "网上提交 2024-03-01 确认 2024-03-06", then things parted by
// ；:
//   2024-03-07 征求意见 第三方 编号甲 送达2024-03-11      the clock's own words, as in tests/law_cases/reply_clock.tsv
//   2024-03-20 甲 拟稿 予以公开 稿一                     who, what, and what it needs
//   2024-03-20 签发 予以公开                            written, handed in and signed by all on that day
//   2024-03-21 答复 予以公开                            signed, and sent
#pragma once

#include <doctest/doctest.h>

#include <charconv>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "request/case_fold.h"
#include "request/reply_secrecy.h"

namespace gongkai::request {

inline std::vector<std::string> SplitText(const std::string& text, const std::string& separator) {
  std::vector<std::string> parts;
  for (std::size_t from = 0;;) {
    const std::size_t at = text.find(separator, from);
    parts.push_back(text.substr(from, at - from));
    if (at == std::string::npos) return parts;
    from = at + separator.size();
  }
}

inline const law::WorkingCalendar& TestCalendar() {
  static const law::WorkingCalendar calendar = [] {
    std::ifstream file(GONGKAI_SOURCE_DIR "/data/holidays.tsv");
    std::ostringstream text;
    text << file.rdbuf();
    return law::WorkingCalendar::FromTsv(text.str()).value();
  }();
  return calendar;
}

/// Lines of a table of tests/law_cases that are none of its words.
inline std::vector<std::vector<std::string>> LawCases(const std::string& name, std::size_t columns) {
  std::ifstream file(GONGKAI_SOURCE_DIR "/tests/law_cases/" + name);
  REQUIRE(file.good());
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    rows.push_back(SplitText(line, "\t"));
    REQUIRE_MESSAGE(rows.back().size() == columns, line);
  }
  return rows;
}

inline Date DateIn(const std::string& text) {
  const auto date = ParseDate(text);
  REQUIRE_MESSAGE(date, text);
  return *date;
}

/// Noon in Beijing.
inline Instant NoonOf(Date day) { return std::chrono::sys_days(day) + std::chrono::hours(4); }

inline std::optional<account::PersonId> PersonNamed(const std::string& name) {
  const std::string names[] = {"甲", "乙", "丙", "丁", "戊"};
  for (std::int64_t i = 0; i < 5; ++i) {
    if (names[i] == name) return account::PersonId{i + 1};
  }
  return std::nullopt;
}

inline const law::Outcome* OutcomeNamed(const std::string& name) {
  for (const law::Outcome& each : law::Outcomes()) {
    if (each.name == name || each.id == name) return &each;
  }
  return nullptr;
}

inline CaseEvent EventOn(Date day, CaseEventKind kind, std::optional<account::PersonId> person = {}) {
  CaseEvent event;
  event.kind = kind;
  event.on = day;
  event.at = NoonOf(day);
  event.person = person;
  return event;
}

inline CaseEvent ClockOn(Date day, law::ReplyEventType type) {
  CaseEvent event = EventOn(day, CaseEventKind::kClock);
  event.clock = {.type = type, .on = day};
  return event;
}

/// Written by 甲 and handed in by him; examined by 乙, signed by 乙 and 丙.
inline std::vector<CaseEvent> SignedOn(Date day, const law::Outcome& outcome, const std::string& digest) {
  using disclosure::Signer;
  std::vector<CaseEvent> events;
  const auto add = [&](CaseEventKind kind, std::int64_t person, Signer signer = {}) {
    CaseEvent event = EventOn(day, kind, account::PersonId{person});
    event.digest = digest;
    event.signer = signer;
    if (kind == CaseEventKind::kDrafted) event.outcome = outcome.id;
    if (kind == CaseEventKind::kSigned && signer == Signer::kSecrecy) event.answers = FittingAnswers(outcome);
    events.push_back(event);
  };
  add(CaseEventKind::kDrafted, 1);
  add(CaseEventKind::kHandedIn, 1);
  add(CaseEventKind::kSigned, 2, Signer::kSecrecy);
  add(CaseEventKind::kSigned, 2, Signer::kReviewer);
  add(CaseEventKind::kSigned, 3, Signer::kApprover);
  return events;
}

/// One thing of a history, and which of the written ones it belongs to.
struct Told {
  CaseEvent event;
  std::size_t place = 0;
};

class StoryReader {
 public:
  std::vector<Told> Read(const std::string& received, const std::string& happened) {
    TakeReceipt(SplitText(received, " "));
    if (happened != "—") {
      for (const std::string& thing : SplitText(happened, "；")) {
        ++place_;
        TakeThing(SplitText(thing, " "));
      }
    }
    return told_;
  }

 private:
  using Kind = CaseEventKind;
  using Words = std::vector<std::string>;

  void Add(CaseEvent event) { told_.push_back({std::move(event), place_}); }

  void TakeReceipt(const Words& words) {
    CaseEvent event = EventOn(DateIn(words.at(1)), Kind::kSubmitted);
    event.organ = account::OrganId{1};
    bool is_known = false;
    for (int i = 0; i <= static_cast<int>(law::Channel::kEmail); ++i) {
      const auto channel = static_cast<law::Channel>(i);
      if (law::NameOf(channel) != words[0]) continue;
      event.channel = channel;
      is_known = true;
    }
    REQUIRE_MESSAGE(is_known, words[0]);
    Add(event);
    if (words.size() > 3) Add(EventOn(DateIn(words[3]), words[2] == "签收" ? Kind::kSignedFor : Kind::kConfirmed));
  }

  void TakeThing(Words words) {
    const Date day = DateIn(words.at(0));
    words.erase(words.begin());
    std::optional<account::PersonId> person = PersonNamed(words.at(0));
    if (person) words.erase(words.begin());
    const std::string verb = words.at(0);
    words.erase(words.begin());
    if (verb == "签发" || (verb == "答复" && !words.empty())) {
      const law::Outcome* const outcome = OutcomeNamed(words.at(0));
      REQUIRE_MESSAGE(outcome != nullptr, words[0]);
      for (const CaseEvent& event : SignedOn(day, *outcome, "稿")) Add(event);
      if (verb == "答复") Add(ClockOn(day, law::ReplyEventType::kReplied));
      return;
    }
    if (TakeSignature(day, person, verb, words)) return;
    if (TakeClock(day, verb, words)) return;
    TakeOther(day, person, verb, words);
  }

  bool TakeSignature(Date day, std::optional<account::PersonId> person, const std::string& verb, const Words& words) {
    for (const disclosure::Signer signer : disclosure::kSigners) {
      const bool back = verb == std::string(NameOf(signer)) + "退回";
      if (verb != NameOf(signer) && !back) continue;
      CaseEvent event = EventOn(day, back ? Kind::kSentBack : Kind::kSigned, person);
      event.signer = signer;
      event.digest = "稿一";
      event.answers = signer == disclosure::Signer::kSecrecy ? "nnnnnyy" : "";
      for (const std::string& word : words) (word.starts_with("稿") ? event.digest : event.answers) = word;
      Add(event);
      return true;
    }
    return false;
  }

  bool TakeClock(Date day, const std::string& verb, const Words& words) {
    for (int i = 0; i <= static_cast<int>(law::ReplyEventType::kWithdrawn); ++i) {
      const auto type = static_cast<law::ReplyEventType>(i);
      if (law::NameOf(type) != verb) continue;
      CaseEvent event = ClockOn(day, type);
      for (const std::string& word : words) TakeFact(event.clock, word);
      Add(event);
      return true;
    }
    return false;
  }

  static void TakeFact(law::ReplyEvent& event, const std::string& fact) {
    const auto after = [&](const std::string& word) { return fact.substr(word.size()); };
    if (fact.starts_with("至")) {
      event.until = DateIn(after("至"));
    } else if (fact.starts_with("送达")) {
      event.delivered = DateIn(after("送达"));
    } else if (fact.starts_with("编号")) {
      event.ref = after("编号");
    } else if (fact.ends_with("个工作日")) {
      int days = 0;
      std::from_chars(fact.data(), fact.data() + fact.size(), days);
      event.working_days = days;
    } else {
      for (const auto whom : {law::Consulted::kThirdParty, law::Consulted::kJointMaker, law::Consulted::kOtherOrgan}) {
        if (law::NameOf(whom) == fact) event.with = whom;
      }
      REQUIRE_MESSAGE(event.with, fact);
    }
  }

  void TakeOther(Date day, std::optional<account::PersonId> person, const std::string& verb, const Words& words) {
    std::optional<Kind> kind;
    for (int i = 0; i <= static_cast<int>(Kind::kImported); ++i) {
      if (NameOf(static_cast<Kind>(i)) == verb) kind = static_cast<Kind>(i);
    }
    REQUIRE_MESSAGE(kind, verb);
    CaseEvent event = EventOn(day, *kind, person);
    if (*kind == Kind::kDrafted || *kind == Kind::kHandedIn) event.digest = "稿一";
    for (const std::string& word : words) {
      if (*kind == Kind::kAssigned) event.to = PersonNamed(word);
      if (*kind == Kind::kRouted) event.organ = account::OrganId{std::stoll(word)};
      if (*kind == Kind::kLetterMade || *kind == Kind::kDelivered || *kind == Kind::kMadeProactive) event.ref = word;
      if (word.starts_with("稿")) event.digest = word;
      if (*kind == Kind::kReopened) (word.starts_with("至") ? TakeFact(event.clock, word) : void(event.ref = word));
      const bool has_outcome = *kind == Kind::kDrafted || *kind == Kind::kImported;
      if (has_outcome && !word.starts_with("稿")) {
        const law::Outcome* const outcome = OutcomeNamed(word);
        event.outcome = outcome == nullptr ? word : std::string(outcome->id);
      }
    }
    Add(event);
  }

  std::vector<Told> told_;
  std::size_t place_ = 0;  // 0: the receipt
};

struct ToldCase {
  CaseFold fold;
  std::optional<std::size_t> refused_at;  // which of the written things; 0: the receipt
  std::optional<Error> why;
};

inline ToldCase FoldStory(const std::string& received, const std::string& happened) {
  const std::vector<Told> told = StoryReader().Read(received, happened);
  std::vector<CaseEvent> events;
  for (const Told& each : told) events.push_back(each.event);
  FoldedCase folded = FoldCase(events, TestCalendar());
  ToldCase result{.fold = std::move(folded.fold), .refused_at = {}, .why = std::move(folded.why)};
  if (folded.refused_at) result.refused_at = told[*folded.refused_at].place;
  return result;
}

}  // namespace gongkai::request

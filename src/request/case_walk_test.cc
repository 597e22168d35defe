// Histories at random, the same in every run, lawful and unlawful acts mixed: what is refused changes nothing; what
// goes out was signed by three people and examined; every case is in exactly one cell of each year's table 3, and
// 一＋二＝三＋四, column by column; the events alone give the same case again.
#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "request/case_cell.h"
#include "request/case_story_test.h"

namespace gongkai::request {
namespace {

using namespace std::chrono_literals;
using account::PersonId;
using disclosure::Signer;
using Kind = CaseEventKind;
using Type = law::ReplyEventType;

Date Later(Date day, int by) { return std::chrono::sys_days(day) + std::chrono::days(by); }

/// Everything of a case, as one text.
std::string AllOf(const CaseFold& fold) {
  std::ostringstream all;
  const CaseStatus status = StatusOf(fold, TestCalendar());
  const auto day = [&](const std::optional<Date>& date) { all << (date ? ToString(*date) : "-") << ' '; };
  all << NameOf(status.stage) << ' ' << status.outcome << ' ' << fold.handler.value << ' ' << status.is_delivered
      << fold.is_submitted << fold.is_received << fold.is_accepted << fold.is_handed_in << fold.is_archived
      << fold.is_erased << fold.is_imported << ' ' << (fold.assigned ? fold.assigned->value : 0) << ' '
      << fold.open_urges << ' ' << fold.letters.size() << ' ' << fold.deliveries.size() << ' '
      << status.reply.warnings.size() << ' ' << fold.reply.asked.size() << ' ';
  for (const auto& date : {status.reply.received, status.reply.due, status.reply.ended, fold.receipt.submitted,
                           fold.receipt.signed_for, fold.receipt.confirmed, fold.reply.fee_delivered}) {
    day(date);
  }
  if (fold.draft)
    all << fold.draft->outcome << fold.draft->digest << (fold.draft->author ? fold.draft->author->value : 0);
  for (const auto& each : fold.signatures) all << ' ' << IdOf(each.signer) << each.person.value << each.digest;
  return all.str();
}

class Histories {
 public:
  CaseEvent Begin() {
    on_ = Later(2019y / 1 / 1, Pick(0, 2200));
    CaseEvent event = EventOn(on_, Kind::kSubmitted);
    event.channel = static_cast<law::Channel>(Pick(0, 6));
    event.organ = account::OrganId{1};
    return event;
  }

  /// Half of the time what somebody may rightfully do next, so that cases come to an end; else anything.
  CaseEvent Next(const CaseFold& fold) {
    on_ = Later(on_, Pick(0, 3) == 0 ? Pick(10, 40) : Pick(0, 4));
    return Pick(0, 1) == 0 ? Anything(fold) : Rightful(fold);
  }

  int Pick(int least, int most) {
    return least + static_cast<int>(random_() % static_cast<unsigned>(most - least + 1));
  }

 private:
  CaseEvent Anything(const CaseFold& fold) {
    CaseEvent event = EventOn(Later(on_, Pick(0, 9) == 0 ? -30 : 0), static_cast<Kind>(Pick(0, 21)), Person());
    const bool ends = event.kind == Kind::kImported || event.kind == Kind::kErased;
    if (ends && Pick(0, 4) != 0) event.kind = Kind::kClock;
    event.channel = static_cast<law::Channel>(Pick(0, 6));
    if (Pick(0, 2) == 0) event.organ = account::OrganId{Pick(1, 3)};
    if (Pick(0, 4) != 0) event.to = Person();
    event.outcome = AnyOutcome().id;
    event.digest = Pick(0, 2) != 0 && fold.draft ? fold.draft->digest : "稿" + std::to_string(Pick(1, 3));
    event.signer = static_cast<Signer>(Pick(0, 3));
    event.answers = Pick(0, 1) == 0 ? "nnnnnyy" : "ynnnnyy";
    event.ref = "decision:" + std::to_string(Pick(1, 4));
    if (event.kind == Kind::kClock) event.clock = AnyClock(event.on);
    if (event.kind == Kind::kReopened) event.clock.until = Later(on_, Pick(5, 60));
    return event;
  }

  law::ReplyEvent AnyClock(Date on) {
    law::ReplyEvent clock{.type = static_cast<Type>(Pick(0, static_cast<int>(Type::kWithdrawn))), .on = on};
    if (clock.type == Type::kWithdrawn && Pick(0, 5) != 0) clock.type = Type::kConsultationSent;
    clock.with = static_cast<law::Consulted>(Pick(0, 2));
    clock.ref = std::string(1, static_cast<char>('A' + Pick(0, 1)));
    clock.until = Later(on, Pick(5, 90));
    clock.working_days = Pick(1, 20);
    if (Pick(0, 1) == 0) clock.delivered = Later(on, Pick(0, 5));
    return clock;
  }

  CaseEvent Rightful(const CaseFold& fold) {
    if (!fold.is_received) {
      const bool by_mail = fold.receipt.channel == law::Channel::kSignedMail;
      return EventOn(on_, by_mail ? Kind::kSignedFor : Kind::kConfirmed, Person());
    }
    if (fold.reply.ended) return EventOn(on_, fold.is_archived ? Kind::kNoted : Kind::kArchived, Person());
    if (fold.reply.correction == law::Once::kOpen) return Either(Type::kCorrectionReceived, Type::kCorrectionLapsed);
    if (fold.reply.fee == law::Once::kOpen) return Either(Type::kFeePaid, Type::kFeeLapsed);
    return Review(fold);
  }

  CaseEvent Either(Type first, Type second) {
    if (Pick(0, 1) == 0) return ClockOn(on_, first);
    on_ = Later(on_, 60);
    return ClockOn(on_, second);
  }

  CaseEvent Review(const CaseFold& fold) {
    CaseEvent event = EventOn(on_, Kind::kDrafted, PersonId{1});
    event.outcome = AnyOutcome().id;
    event.digest = "稿" + std::to_string(Pick(1, 3));
    if (!fold.draft || fold.draft->digest.empty()) return event;
    event.digest = fold.draft->digest;
    event.kind = Kind::kHandedIn;
    if (!fold.is_handed_in) return event;
    const auto missing = disclosure::Missing(disclosure::ValidOver(fold.signatures, fold.draft->digest));
    if (missing.empty()) return ClockOn(on_, Type::kReplied);
    event.kind = Kind::kSigned;
    event.signer = missing.front();
    event.person = PersonId{static_cast<int>(event.signer) + 1};
    event.answers = FittingAnswers(*law::FindOutcome(fold.draft->outcome));
    return event;
  }

  std::optional<PersonId> Person() {
    if (Pick(0, 9) == 0) return std::nullopt;
    return PersonId{Pick(1, 5)};
  }

  const law::Outcome& AnyOutcome() {
    const auto all = law::Outcomes();
    return all[static_cast<std::size_t>(Pick(0, static_cast<int>(all.size()) - 1))];
  }

  std::mt19937 random_{20190515};
  Date on_{};
};

/// Slow and apart from the fold: what stands since the text was written or sent back last.
bool WasSignedByThree(const std::vector<CaseEvent>& events) {
  std::string digest;
  std::optional<PersonId> author;
  std::map<Signer, std::int64_t> signers;
  for (const CaseEvent& event : events) {
    if (event.kind == Kind::kDrafted) {
      if (event.digest != digest) author = event.person;
      digest = event.digest;
      signers.clear();
    }
    if (event.kind == Kind::kClock && event.clock.type == Type::kCorrectionReceived) digest.clear();
    if (event.kind == Kind::kReopened) digest.clear();
    if (event.kind == Kind::kSentBack) signers.clear();
    if (event.digest != digest) continue;
    if (event.kind == Kind::kHandedIn) signers[Signer::kDrafter] = event.person->value;
    if (event.kind == Kind::kSigned) signers[event.signer] = event.person->value;
  }
  const std::set<std::int64_t> three = {signers[Signer::kDrafter], signers[Signer::kReviewer],
                                        signers[Signer::kApprover]};
  const bool by_author = signers[Signer::kReviewer] == author->value || signers[Signer::kApprover] == author->value ||
                         signers[Signer::kSecrecy] == author->value;
  return three.size() == 3 && !three.contains(0) && signers[Signer::kSecrecy] != 0 &&
         signers[Signer::kSecrecy] != signers[Signer::kDrafter] && !by_author;
}

struct Walked {
  std::vector<CaseEvent> events;
  CaseFold fold;
  ApplicantKind applicant = ApplicantKind::kPerson;
};

struct Walk {
  std::vector<Walked> cases;
  std::map<CaseStage, int> met;  // after each act
  int refused = 0;
};

Walk WalkAll(int count) {
  Histories histories;
  Walk walk;
  for (int round = 0; round < count; ++round) {
    Walked walked;
    walked.events.push_back(histories.Begin());
    REQUIRE(Apply(walked.fold, walked.events.back(), TestCalendar()));
    for (int i = 0; i < 24; ++i) {
      const CaseEvent event = histories.Next(walked.fold);
      const std::string before = AllOf(walked.fold);
      const Status applied = Apply(walked.fold, event, TestCalendar());
      if (applied) {
        walked.events.push_back(event);
        ++walk.met[StatusOf(walked.fold, TestCalendar()).stage];
        continue;
      }
      ++walk.refused;
      REQUIRE_FALSE(applied.error().message.empty());
      REQUIRE(AllOf(walked.fold) == before);
    }
    const auto kinds = ApplicantKinds();
    walked.applicant = kinds[static_cast<std::size_t>(histories.Pick(0, static_cast<int>(kinds.size()) - 1))];
    walk.cases.push_back(std::move(walked));
  }
  return walk;
}

const Walk& TheWalk() {
  static const Walk walk = WalkAll(2'000);
  return walk;
}

TEST_CASE("whatever is tried: what is refused changes nothing, and every stage is reached") {
  CHECK(TheWalk().refused > 5'000);
  for (const CaseStage stage : CaseStages()) {
    CAPTURE(IdOf(stage));
    CHECK(TheWalk().met.contains(stage));
  }
}

TEST_CASE("whatever is tried: no reply without three people and a secrecy review over the very text") {
  int replied = 0;
  for (const Walked& each : TheWalk().cases) {
    if (each.fold.reply.ended_by != Type::kReplied || each.fold.is_imported) continue;
    ++replied;
    REQUIRE(WasSignedByThree(each.events));
  }
  CHECK(replied > 100);
}

TEST_CASE("whatever is tried: the events alone give the same case again") {
  for (const Walked& each : TheWalk().cases) {
    const FoldedCase again = FoldCase(each.events, TestCalendar());
    REQUIRE_FALSE(again.refused_at);
    REQUIRE(AllOf(again.fold) == AllOf(each.fold));
  }
}

using Counts = std::map<std::pair<std::string, std::string>, int>;  // column and row

Counts CountYear(int year, const law::ReportForm& form) {
  Counts counts;
  for (const Walked& each : TheWalk().cases) {
    const CaseStatus status = StatusOf(each.fold, TestCalendar());
    const CaseCells cells = CellsOf(status, each.applicant, std::chrono::year(year), form);
    REQUIRE(cells.column.empty() == cells.came_in.empty());
    REQUIRE(cells.came_in.empty() == cells.became_of_it.empty());
    if (cells.column.empty()) continue;
    REQUIRE(law::FindRow(form.table3, cells.came_in) != nullptr);
    REQUIRE(law::FindRow(form.table3, cells.became_of_it) != nullptr);
    ++counts[{cells.column, cells.came_in}];
    ++counts[{cells.column, cells.became_of_it}];
  }
  return counts;
}

TEST_CASE("at every year's end each case is in exactly one cell, and 一＋二＝三＋四 in every column") {
  Counts before;
  int counted = 0;
  for (int year = 2019; year <= 2030; ++year) {
    CAPTURE(year);
    const law::ReportForm* const form = law::FormInForce(year);
    REQUIRE(form != nullptr);
    Counts counts = CountYear(year, *form);
    for (const ApplicantKind kind : ApplicantKinds()) {
      const std::string column(ColumnOf(kind));
      int results = 0;
      for (const auto& [cell, count] : counts) {
        if (cell.first == column && cell.second.starts_with("三")) results += count;
      }
      const int came_in = counts[{column, "一"}] + counts[{column, "二"}];
      CHECK(came_in == results + counts[{column, "四"}]);
      CHECK(counts[{column, "二"}] == before[{column, "四"}]);  // last year's closing is this year's opening
      counted += came_in;
    }
    before = counts;
  }
  CHECK(counted > 1'500);
}

TEST_CASE("who asks and which form is used touch nothing but the column and the row's name") {
  const auto forms = law::ReportForms();
  for (const Walked& each : TheWalk().cases) {
    const CaseStatus status = StatusOf(each.fold, TestCalendar());
    for (const auto year : {2020y, 2024y}) {
      const CaseCells first = CellsOf(status, ApplicantKind::kPerson, year, forms.front());
      const CaseCells last = CellsOf(status, ApplicantKind::kCompany, year, forms.back());
      REQUIRE(first.came_in == last.came_in);
      REQUIRE((first.became_of_it == "四") == (last.became_of_it == "四"));
    }
  }
}

}  // namespace
}  // namespace gongkai::request

// The urn: papers of everybody go in, each browser's once, and nothing that comes out can be tied to who put it in.
//
// What is known of somebody who answers, and where it stays:
//   - who he is: nobody asks. Sending needs no sign-in, and the form has no field for it.
//   - his address: in this process, for an hour, to bound what one household and one place send. In no table, no log,
//   no
//     trail: an answer is no Deed and has no audit entry.
//   - his browser: the ticket is the random word of the form's cookie, which the page hands out to whoever opens it.
//     Of it a keyed digest is kept (survey_ticket), so that it serves once. The key is not in the database.
//   - the hour: nowhere. No table of answers has a time or a number in order, not even a day.
//
// Why a ticket leads to no answer:
//   - The two lie in tables that have nothing in common but the survey: no key of one stands in the other. A paper's
//     choices are one slip, the words to each question are slips of their own: how somebody writes tells nothing of
//     what he chose. A slip is named by a random mark.
//   - They are written by different transactions. Papers that come together go in together: first all tickets, in the
//     order of their digests, then all slips, in the order of their marks. Neither is the order in which they came.
//   - What could be read out of where rows lie in a file (both engines put a new row beside the one before, PostgreSQL
//     numbers transactions) is taken away by mixing: KeepSurveys moves slips, ten papers at least, into another table
//     in one transaction, in the order of their marks, and SQLite overwrites the place where they were.
//   - When a survey is over its tickets are destroyed and all slips mixed: from then on there is not even the fact that
//     a browser answered.
//
// What is left while it runs: PostgreSQL keeps the rows that were moved until it vacuums, and its log until that is
// recycled; both are its server's (docs/operations.md, chapter 6). A backup made meanwhile holds what lay there then.
// Whoever has all of that, the key file and somebody's browser could narrow down to the papers that came together.
//
// What is not promised: that the machines in front of the program (a proxy, a firewall) keep no log: docs/operations.md
// tells how to turn off nginx's for these addresses. Nor that one person with two browsers answers once: who wants that
// must know who people are.
//
// What follows from two transactions: when the machine dies between them, tickets are given up for papers that were
// never acknowledged and do not count. Figures are at most short by those, never too many. When the second one merely
// fails, the tickets are taken back and people may send again. It asks once more whether the survey is open, under the
// lock of who stops it: a paper that came behind the figures would stand between two looks at them, alone.
//
// Source: 条例第四十六条; 个人信息保护法第六条 (only what the purpose needs), 第五十一条. Next to read:
// survey_paper_store.h, survey_urn_test.cc (looks for all of this in the stored bytes).
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <string>
#include <vector>

#include "account/deed.h"
#include "oversight/survey/survey_paper.h"
#include "oversight/survey/survey_paper_store.h"
#include "web/call_budget.h"

namespace gongkai::oversight {

/// Who stands at the other end, as far as limits need it. Neither is kept.
struct Respondent {
  std::string address;
  std::string browser;  // the random cookie of the form
};

enum class PutIn { kCounted, kBefore };

/// The field under which it is told that too much comes at once.
inline constexpr std::string_view kTooManyPapers = "too_many";
/// Of one household in an hour; many sit behind one address. Of a place (web::Networks): one customer may hold all of
/// its households, and must not fill a survey in an afternoon. Of one survey altogether.
inline constexpr int kPapersPerHousehold = 300, kPapersPerPlace = 1'500;
inline constexpr std::int64_t kMostPapers = 200'000;

class SurveyUrn {
 public:
  explicit SurveyUrn(account::Desk& desk, int per_household = kPapersPerHousehold, int per_place = kPapersPerPlace)
      : desk_(desk), households_(per_household), places_(per_place) {}

  /// On disk when this answers. Errors: those of PaperFrom; kTooManyPapers; as a whole where the survey is not open, or
  /// the browser keeps no cookie.
  FormResult<PutIn> Put(SurveyId id, const Respondent& from, const SentUnder& sent);

  /// Whether this browser did: for the page, before the form is shown.
  bool HasAnswered(db::Session& session, SurveyId id, const std::string& browser) const;

 private:
  struct Waiting {
    SurveyId survey;
    std::string ticket;
    std::vector<Slip> slips;
    bool is_new = false, is_closed = false, is_done = false;
    std::exception_ptr failed{};
  };

  bool MaySend(const std::string& address);
  FormResult<Waiting> Sealed(SurveyId id, const Respondent& from, const SentUnder& sent, bool& was_before);
  PutIn PutTogether(Waiting& mine);
  std::vector<Waiting*> TakeBatch();
  void Pour(std::vector<Waiting*>& batch);
  void GiveUpTickets(std::vector<Waiting*>& batch);
  void TakeTicketsBack(const std::vector<Waiting*>& batch);
  void WriteSlips(const std::vector<Waiting*>& batch);

  account::Desk& desk_;
  web::CallBudget households_, places_;
  std::mutex mutex_;
  std::condition_variable poured_;
  std::deque<Waiting*> queue_;
  bool is_pouring_ = false;
};

/// What time brings: slips are mixed, tickets of what is over are destroyed. A timed job; its line for the list of
/// jobs.
std::string KeepSurveys(account::Desk& desk);

}  // namespace gongkai::oversight

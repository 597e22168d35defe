// One case of the demo and the people whose acts it is made of.
#pragma once

#include <string>

#include "account/demo_county.h"
#include "disclosure/review.h"
#include "request/case_actions.h"
#include "request/demo_cases_script.h"
#include "screening/tools_actions.h"

namespace gongkai::request {

/// A line of data/demo/cases.tsv.
struct DemoCaseText {
  std::string outcome, story, title, text, finding, reasons, elsewhere, where;
};

struct DemoCasePlan {
  int number = 0;
  std::string organ;
  law::Channel channel = law::Channel::kOnline;
  Applicant applicant;
  DemoCaseText text;
};

class DemoCaseLife {
 public:
  DemoCaseLife(account::DemoLife& life, DemoCasePlan plan) : life_(life), plan_(std::move(plan)) {}

  /// Throws std::runtime_error with the sentence of whatever refused: a mistake in the lists.
  void Do(DemoStep step);

 private:
  template <class T>
  T Must(FormResult<T> result, std::string_view what) const;
  account::Actor As(account::PostKind post) const { return life_.as(plan_.organ, post); }
  SeenCase Seen() const;
  Date Today() const { return BeijingDay(life_.moment); }
  Date After(int working_days) const;

  void Send();
  void Enter();
  void Assign();
  void Clock(const law::ReplyEvent& clock, account::PostKind post, const std::string& words);
  void Consult(law::Consulted whom);
  void Correct();
  void Draft();
  void Sign(disclosure::Signer signer, account::PostKind post);
  void TellOverruled();
  screening::Tools Tools() const;
  /// What screening finds in the answer stays by the word of the secrecy examiner.
  void SettleFindings();
  void NotifyOfFee();
  void Rate();
  /// What is released, as a file of the case; gives its digest.
  std::string AddReleased();
  /// Of one case the copy of a partial release.
  std::string AddRedactedOrWhole();

  account::DemoLife& life_;
  const DemoCasePlan plan_;
  CaseId id_;
};

}  // namespace gongkai::request

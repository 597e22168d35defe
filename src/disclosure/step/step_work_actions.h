// What the acts on steps share: the step as it is once nobody else can change it, the end of an act with its place in
// the history and the trail, who is told, and the scans that come with an answer.
#pragma once

#include "account/deed.h"
#include "db/blob_store.h"
#include "disclosure/item_actions.h"
#include "disclosure/step/step_store.h"

namespace gongkai::disclosure {

/// What a form sent twice is answered with.
FormResult<Step> EarlierStep(account::Deed& deed);

/// "协商确认（澄砚县民政局）": for the history.
std::string NamedStep(const Step& step);

/// Notes, records and commits; stops what waits for a later day when the step came to hold it.
FormResult<Step> DoneWithStep(account::Deed& deed, const Step& step, std::string_view act, std::string_view event,
                              std::string words);

/// Notices leave the program by mail: what is not public yet is not named in them.
void TellAsker(account::Deed& deed, const Step& step, const std::string& title, std::string detail);
void TellApprover(account::Deed& deed, const Step& step, std::string title);
void TellAsked(account::Deed& deed, const Step& step, std::string title, std::string detail);

struct TakenStep {
  Item item;
  Step step;
};
/// The item locked, and the step as it is then. Errors: under kVersionField.
FormResult<TakenStep> TakeStep(account::Deed& deed, const StepId& id, StepState wanted, std::string otherwise);

/// As they are kept, or what is wrong with them (under "scans"); hashed before the deed. Photos are kept without what
/// the telephone wrote into them.
class BareScans {
 public:
  explicit BareScans(const std::vector<NewFile>& scans);
  BareScans(const BareScans&) = delete;
  BareScans& operator=(const BareScans&) = delete;

  const FieldErrors& errors() const { return errors_; }
  /// Behind those that the step has.
  void AddTo(account::Deed& deed, const Step& step) const;

 private:
  FieldErrors errors_;
  std::vector<NewFile> files_;
  std::vector<db::HashedBytes> hashed_;
};

}  // namespace gongkai::disclosure

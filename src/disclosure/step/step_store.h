// What is kept of steps (step.h). SQL of steps lives here. Schema: migrations/0150_item_step, whose triggers hold the
// rule too: no publication while a step holds it, and no step is ever deleted. Functions that write take the caller's
// transaction, which has locked the item.
#pragma once

#include "db/database.h"
#include "disclosure/step/step.h"

namespace gongkai::disclosure {

/// By number, each with its scans and what was kept.
std::vector<Step> StepsOf(db::Session& session, ItemId item);
std::optional<Step> FindStep(db::Session& session, ItemId item, std::int64_t number);
/// Whether somebody was asked about this very version: it stays as it was shown.
bool WasAskedAbout(db::Session& session, ItemId item, std::int64_t version);

/// step.number is given here.
std::int64_t AddStep(db::Transaction& act, Step step);
/// State, answer, words. The database refuses any other change.
void UpdateStep(db::Transaction& act, const Step& step);
void AddScan(db::Transaction& act, const Step& step, std::int64_t position, const Attachment& scan);
/// With its number within the step.
void AddLate(db::Transaction& act, const Step& step, const LateAnswer& late, account::PersonId person);
void AddKept(db::Transaction& act, const Step& step, const KeptAnswer& kept, account::PersonId person);

/// A step with what the lists tell of its item.
struct ListedStep {
  Step step;  // without scans and what was kept
  std::string title;
};
/// That this organ was asked, the open ones first, what is asked for first standing first; of items that were let go of
/// none that is open.
std::vector<ListedStep> StepsAskedOf(db::Session& session, OrganId organ, int most);
/// Open ones that an organ was asked which is closed by that day.
std::vector<Step> OpenStepsOfClosed(db::Session& session, Date today, int most);
/// Open ones of this organ's items.
std::vector<ListedStep> OpenStepsOf(db::Session& session, OrganId organ, int most);

}  // namespace gongkai::disclosure

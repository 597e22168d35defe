// The lists of audit_words/ joined, and those of permission.h behind them.
#include "account/audit_words.h"

#include <algorithm>
#include <vector>

#include "account/audit_words/act_lists.h"
#include "account/permission.h"

namespace gongkai::account {
namespace {

std::vector<ActWords> JoinLists() {
  std::vector<ActWords> joined;
  for (const auto list : {PeopleActs(), PublicationActs(), ScreeningActs(), ApplicationActs(), ParticipationActs(),
                          DisputeActs(), OversightActs(), AssessmentActs(), ReportActs(), InstallationActs()}) {
    joined.insert(joined.end(), list.begin(), list.end());
  }
  return joined;
}

}  // namespace

std::span<const ActWords> RecordedActs() {
  static const std::vector<ActWords> kRecorded = JoinLists();
  return kRecorded;
}

std::string_view WordsOfAct(std::string_view id) {
  const std::span<const ActWords> recorded = RecordedActs();
  const auto found = std::ranges::find(recorded, id, &ActWords::id);
  if (found != recorded.end()) return found->words;
  for (const Act act : kActs) {
    if (IdOf(act) == id) return NameOf(act);
  }
  return id;
}

}  // namespace gongkai::account

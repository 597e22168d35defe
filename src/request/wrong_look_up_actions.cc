#include "request/wrong_look_up_actions.h"

#include "db/retry.h"
#include "request/intake_limit_store.h"

namespace gongkai::request {

LookUpVerdict LookUpVerdictOf(db::Session& session, const std::string& network, const std::string& code_digest,
                              Instant now) {
  if (WrongCaseLookups(session, network, now) >= kWrongCasesOfNetwork) return LookUpVerdict::kTooManyOfNetwork;
  if (WrongCaseLookups(session, code_digest, now) >= kWrongCasesOfCode) return LookUpVerdict::kTooManyOfCode;
  if (WrongCaseLookups(session, code_digest, now, kWrongWithinDay) >= kWrongCasesOfCodeDay) {
    return LookUpVerdict::kTooManyOfCodeInDay;
  }
  return LookUpVerdict::kMay;
}

void CountWrongLookUp(account::Desk& desk, const std::string& network, const std::string& code_digest) {
  db::Retry(desk.database, [&](db::Transaction& act) {
    AddWrongCaseLookup(act, network, desk.now());
    AddWrongCaseLookup(act, code_digest, desk.now());
    act.Commit();
    return 0;
  });
}

}  // namespace gongkai::request

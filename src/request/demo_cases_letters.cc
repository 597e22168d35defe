#include "request/demo_cases_letters.h"

#include "account/organ_card_view.h"
#include "request/letter_template_store.h"

namespace gongkai::request {
namespace {

// The county's township in which the demo works: 枕溪镇.
constexpr std::string_view kTownship = "101";

}  // namespace

void SetUpDemoLetters(account::Desk& desk) {
  db::Transaction act = desk.database.Begin();
  if (FindLetterSettings(act, kWholeCounty).version == 0) {
    PutLetterSettings(act, kWholeCounty, {"", "https://fuyi.chengyan.example"});
  }
  const auto township = account::OrganOfCode(act, kTownship);
  if (township && FindLetterSettings(act, *township).version == 0) PutLetterSettings(act, *township, {"枕公开", ""});
  act.Commit();
}

}  // namespace gongkai::request

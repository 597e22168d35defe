#include "disclosure/participation/message_term.h"

namespace gongkai::disclosure {
namespace {

constexpr int kEnquiryDays = 5, kOwnShortDays = 5, kOwnDays = 20;
constexpr std::string_view kEnquiry = "国办秘函〔2019〕19号：简单咨询超过5个工作日答复的，检查时扣分";
constexpr std::string_view kOwnShort = "县里没有规定，程序按5个工作日提醒；法律没有规定期限";
constexpr std::string_view kOwn = "县里没有规定，程序按20个工作日提醒；法律没有规定期限";
constexpr std::string_view kOfCounty = "本县的规定";

}  // namespace

MessageTerm TermOf(MessageKind kind, const CountyTerms& county) {
  if (const auto set = county.find(kind); set != county.end()) {
    return {.days = set->second, .source = kOfCounty, .is_of_county = true};
  }
  switch (kind) {
    case MessageKind::kEnquiry:
      return {.days = kEnquiryDays, .source = kEnquiry};
    case MessageKind::kError:
    case MessageKind::kMailbox:
      return {.days = kOwnShortDays, .source = kOwnShort};
    default:
      return {.days = kOwnDays, .source = kOwn};
  }
}

Date DueOf(MessageKind kind, Date received, const CountyTerms& county, const law::WorkingCalendar& calendar) {
  return law::EndOf(calendar, received, {TermOf(kind, county).days, law::TermUnit::kWorkingDays});
}

bool IsOfCounty(MessageKind kind, int days, const CountyTerms& county) {
  const auto set = county.find(kind);
  return set != county.end() && (set->second == days || days != TermOf(kind, {}).days);
}

Date ContactsKeptFrom(Date today) {
  const Date day = today - std::chrono::years(2);
  // On the 29th of February: what ended on the 28th two years ago is over, what ended in March is not.
  return day.ok() ? day : Date(day.year() / std::chrono::March / 1);
}

Intake IntakeOf(const MessageLoad& load) {
  const bool is_network_full = load.network_hour >= kPerNetworkHour || load.network_day >= kPerNetworkDay ||
                               load.household_hour >= kPerHouseholdHour || load.household_day >= kPerHouseholdDay ||
                               load.place_hour >= kPerPlaceHour || load.place_day >= kPerPlaceDay;
  if (is_network_full) return Intake::kRefuseNetwork;
  if (load.hour >= kMostPerHour || load.day >= kMostPerDay) return Intake::kRefuseAll;
  const bool is_flood = load.hour >= kMarkedFromHour && load.place_hour >= kUnmarkedOfPlace;
  return is_flood ? Intake::kTakeMarked : Intake::kTake;
}

}  // namespace gongkai::disclosure

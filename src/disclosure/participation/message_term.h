// By when a message is answered, and how many are taken in. The county sets the days; they are working days, counted
// from the day after the message came. Where the county has said nothing, a day of the program's own reminds, and is
// told as such. Pure.
//
// Source: 条例 names no term for criticism, suggestions, topics or complaints (第九条, 第四十四条, 第四十七条,
// 第五十一条); 国办秘函〔2019〕19号 finds fault with a simple enquiry that is answered later than 5 working days, and
// lets a site fail where a message of the last year lay for three months. It says so of enquiries alone: that errors
// and letters have 5 days too, and all else 20, is the program's own. Table of cases:
// tests/law_cases/message_terms.tsv.
#pragma once

#include <map>
#include <string_view>

#include "disclosure/participation/message.h"
#include "law/day_count.h"

namespace gongkai::disclosure {

struct MessageTerm {
  int days = 0;               // working days
  std::string_view source;    // why so many
  bool is_of_county = false;  // said by the county
};

/// What the county set, by kind; a kind that is not there has the program's own.
using CountyTerms = std::map<MessageKind, int>;
inline constexpr int kFewestTermDays = 1, kMostTermDays = 60;

MessageTerm TermOf(MessageKind kind, const CountyTerms& county);
Date DueOf(MessageKind kind, Date received, const CountyTerms& county, const law::WorkingCalendar& calendar);

/// Whether the county set the days of something that has so many; it may have set others since. Where it says nothing
/// they are the program's own, however the calendar was changed since.
bool IsOfCounty(MessageKind kind, int days, const CountyTerms& county);

/// What came lately by the page: from one network (an address, an IPv6 /64), from the household around it (/56), from
/// the place around that (/48, or the 256 IPv4 addresses of a /24), and altogether.
struct MessageLoad {
  int network_hour = 0, network_day = 0, household_hour = 0, household_day = 0, place_hour = 0, place_day = 0;
  int hour = 0, day = 0;
};
inline constexpr int kPerNetworkHour = 10, kPerNetworkDay = 30;
inline constexpr int kPerHouseholdHour = 20, kPerHouseholdDay = 60;
/// Many live behind one /24; but no place alone comes near the flood of a county.
inline constexpr int kPerPlaceHour = 40, kPerPlaceDay = 120;
/// So many of a place in an hour are never marked, whatever else comes: who writes one letter does not pay for others.
inline constexpr int kUnmarkedOfPlace = 3;
inline constexpr int kMarkedFromHour = 100, kMostPerHour = 500, kMostPerDay = 3'000;
/// Wrong query codes of one network within 15 minutes: a code has 60 bits, and a hall or a telephone network is one
/// address. Wrong second facts for one code, wherever from: those are four digits.
inline constexpr int kWrongCodes = 300, kWrongFacts = 10;

enum class Intake { kTake, kTakeMarked, kRefuseNetwork, kRefuseAll };
/// A telephone network lets a whole town appear as one address: a few from each, and many from all.
Intake IntakeOf(const MessageLoad& load);

/// Of one browser one, however often it is pressed; of one household and one place so many a day, so that who throws
/// away its cookies does not count for a village.
inline constexpr int kSupportsPerHousehold = 5, kSupportsPerPlace = 50;
/// More are not counted: there are fewer people in the county.
inline constexpr int kMostSupports = 200'000, kMostSaidUseful = 50'000;

/// Names and telephones are kept for two whole years once a message ended (个人信息保护法第十九条: as short as the
/// purpose allows): those of what ended before this day go. What was written and answered stays: records are destroyed
/// after appraisal and with approval alone (档案法第二十一条), and by no timer. Comments on drafts go to the records of
/// the draft as they are.
Date ContactsKeptFrom(Date today);
/// How long the words of what was removed as junk are kept. Then nobody can read them any more, and the counts stay.
inline constexpr std::chrono::days kJunkKept{30};
/// The network stands only in what limits are counted over.
inline constexpr std::chrono::days kNetworkKept{2};

}  // namespace gongkai::disclosure

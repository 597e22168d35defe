// A subscription by mail: what a reader wants to be told of, and how long it is kept. Pure.
//
//   asked ──► confirmed by the code that went to the address ──► a letter a day, when there is something new ──► ended
//     └──► forgotten after two days
//
// Nobody is written to who did not ask twice: by the form, and by the code in the first letter. The address is kept as
// long as the subscription and no longer (个人信息保护法第十九条、第四十七条); when it ends, by the reader or because
// letters do not arrive, its row is deleted. Next to read: subscription_actions.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/personal_text.h"
#include "disclosure/item.h"
#include "disclosure/validity.h"

namespace gongkai::disclosure {

/// What is told of.
struct SubscribedQuery {
  std::optional<OrganId> organ{};
  std::optional<Column> column{};
  std::optional<ItemKind> kind{};
  std::optional<ValidityFacet> validity{};
  std::string words{};  // in names, texts and files, as the page of the search finds them
  bool operator==(const SubscribedQuery&) const = default;
};

struct Subscription {
  std::int64_t id = 0;
  PersonalText address{};
  PersonalText code{};  // who has it may confirm and end
  SubscribedQuery query{};
  Instant asked_at{};
  std::optional<Instant> confirmed_at{};
  std::optional<Date> told_through{};  // set when it is confirmed
  std::string letter{};                // the name of the letter that is on its way; else empty
  int tries = 0;
  int fails = 0;
};

struct SubscriptionLimits {
  static constexpr std::chrono::hours kUnconfirmed{48};  // kept so long
  static constexpr int kOfAddress = 10;                  // at a time
  static constexpr int kConfirmLetters = 3;              // for one asking
  static constexpr int kUnconfirmedOfAddress = 2;
  static constexpr int kLettersOfAddress = 3;  // to confirm, in kLetterDay, whatever is asked for
  static constexpr std::chrono::hours kLetterDay{24};
  static constexpr std::chrono::minutes kBetweenLetters{10};
  static constexpr int kUnconfirmedAtOnce = 2000;                        // of the whole site
  static constexpr int kUnconfirmedOfNetwork = kUnconfirmedAtOnce / 10;  // of the widest that one customer may hold
  static constexpr int kAtOnce = 100'000;
  static constexpr int kFails = 5;        // letters in a row that nobody takes: it ends
  static constexpr int kTries = 3;        // of one letter of which nobody knows whether it arrived
  static constexpr int kToldAtOnce = 50;  // in one letter
};

/// Letters go out from half past seven in the morning, of the days before.
Instant NextDigest(Instant now);

/// "K7QF-3NXA-…": of 20 letters and digits, four a group.
std::string SubscriptionCodeOf(std::string_view random_bytes);

/// A code as somebody typed it: letters made big, blanks and dashes left out, then grouped. Nothing for what is none.
std::optional<std::string> SubscriptionCodeIn(std::string_view typed);

/// What is counted as one address: letters of either size are the same, and what stands behind a "+" before the "@"
/// does not count: with most servers it all comes to one person. Dots count: they do with most.
std::string AddressForm(std::string_view address);

/// "枕溪镇人民政府、政策文件、名称、正文或者附件里有“养老”"; `organ`: its name, where there is one.
std::string InWords(const SubscribedQuery& query, std::string_view organ);

}  // namespace gongkai::disclosure

// What stands in letters to readers. Pure. The first letter goes to an address that somebody typed, who may be
// anybody: nothing of what he typed stands in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "disclosure/open_data/public_record.h"
#include "disclosure/subscription/subscription.h"

namespace gongkai::disclosure {

struct ReaderLetter {
  std::string subject{}, text{};
  std::string unsubscribe{};  // where one POST ends it (RFC 8058); empty where the address of the site is unknown
};

/// Of this site: "https://zwgk.example"; where it is unknown, the code alone is told.
std::string AddressOfSubscription(std::string_view site, std::string_view code);

ReaderLetter ConfirmLetter(const Subscription& subscription, std::string_view government, std::string_view site);

struct DigestFacts {
  std::string what{};  // InWords of the query
  Date first{}, last{};
  std::vector<PublicRecord> records{};  // newest first, never none
  bool has_more = false;
};
ReaderLetter DigestLetter(const Subscription& subscription, const DigestFacts& facts, std::string_view government,
                          std::string_view site);

}  // namespace gongkai::disclosure

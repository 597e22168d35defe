// Which texts of a collection share wording that few of them have, whatever the collection is like.
//
// Method: texts that share a fingerprint make a group. A fingerprint of more texts than a limit tells nothing; where
// two of them stand behind each other, the two together are looked at as one, then three, then four. In a collection
// whose texts are all put together from the same phrases that order is what is left of their own. Of the longest runs
// the groups are taken smallest first for as long as counting their pairs stays affordable. Next to read:
// copying_scan.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gongkai::report {

/// Fingerprints of texts, in the order in which they stand, text behind text.
struct PrintsOfTexts {
  std::vector<std::uint32_t> hashes, begins{0};
  std::size_t texts() const { return begins.size() - 1; }
};

/// Group behind group; and for each text the groups in which it is.
struct RareGroups {
  std::vector<std::uint32_t> members, begins{0};
  std::vector<std::uint32_t> of_text, text_begins;
  std::vector<std::uint32_t> rare;    // of each text: how much it has that few have, nobody else included
  std::vector<std::uint32_t> spread;  // of each fingerprint: the texts in which it stands
  std::size_t count() const { return begins.size() - 1; }
};

/// `limit`: what more texts share is common; `most`: and what more than these share is so at any length.
RareGroups GroupRare(const PrintsOfTexts& prints, std::size_t limit, std::size_t most);

}  // namespace gongkai::report

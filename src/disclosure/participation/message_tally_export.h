// The figures of message_tally.h as a workbook: a sheet of organs, one of kinds, one of both.
#pragma once

#include <string>
#include <vector>

#include "disclosure/participation/message_tally.h"

namespace gongkai::disclosure {

struct TalliedOrgan {
  OrganId id{0};
  std::string name;
};

/// `organs`: in their order; those without a message have zeros.
std::string TallyWorkbook(const std::vector<TalliedOrgan>& organs, const MessageTallies& tallies,
                          const DayRange& period, Date as_of);
/// "公众留言办理情况（2026-01-01至2026-03-10）"
std::string TallyTitle(const DayRange& period);

}  // namespace gongkai::disclosure

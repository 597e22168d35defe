// 索引号: the organ, the year, a serial number of five digits. The form seen on most platforms; by it an item is found
// and quoted. Source: 条例第十二条.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gongkai::disclosure {

/// "11410327MB0001234A/2026-00017"; `organ` is its credit code, or its short code where it has none.
std::string IndexNumber(std::string_view organ, int year, std::int64_t serial);

}  // namespace gongkai::disclosure

#include "disclosure/index_number.h"

#include <fmt/format.h>

namespace gongkai::disclosure {

std::string IndexNumber(std::string_view organ, int year, std::int64_t serial) {
  return fmt::format("{}/{}-{:05}", organ, year, serial);
}

}  // namespace gongkai::disclosure

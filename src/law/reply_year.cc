#include "law/reply_year.h"

namespace gongkai::law {

ReplyYear ReplyYearOf(std::optional<Date> received, std::optional<Date> ended, std::chrono::year year) {
  if (!received || received->year() > year || (ended && ended->year() < year)) return {};
  const bool is_new = received->year() == year;
  const bool finished = ended && ended->year() == year;
  return {is_new, !is_new, finished, !finished};
}

}  // namespace gongkai::law

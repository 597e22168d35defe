#include "remedy/dispute_disposal.h"

namespace gongkai::remedy {

std::optional<std::string> AgainstErasing(const std::string& which, std::optional<Date> ended, bool may_be_sued,
                                          int years, Date today) {
  if (!ended) return which + "还没有办结，不能列入。";
  if (may_be_sued) return which + "以后还可能起诉，或者起诉了还没有办结，不能列入。";
  const Date over = request::ArchiveOverOn(*ended, years);
  if (over > today) return which + "的保管期到" + ToChinese(over) + "才满，不能列入。";
  return std::nullopt;
}

}  // namespace gongkai::remedy

#include "disclosure/decision/figures_view.h"

#include "base/percent.h"
#include "disclosure/decision/figures_store.h"

namespace gongkai::disclosure {

Result<Figures> Table2Of(db::Session& session, account::OrganId organ, int year) {
  return FiguresOf(session, organ, year);
}

std::string PathOfFigureRows(account::OrganId organ, int year, const Figure& figure) {
  return "/office/figures/rows?organ=" + std::to_string(organ.value) + "&year=" + std::to_string(year) +
         "&row=" + PercentEncode(figure.key) + "&column=" + PercentEncode(figure.column);
}

}  // namespace gongkai::disclosure

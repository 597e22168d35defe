#include "report/compile/routes.h"

namespace gongkai::report {

void AddAnnualRoutes([[maybe_unused]] account::Office& office, [[maybe_unused]] Site& site) {}

}  // namespace gongkai::report

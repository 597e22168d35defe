// The tables of the county government's own report: the sum of all its organs, its own level beside them. What its own
// office counts alone is one of the reports summed (found_reports_view.h), so that nothing counts twice.
//
// Source: 条例第四十九条 (the government's report covers its departments and townships).
#pragma once

#include "report/compile/annual_sources_view.h"

namespace gongkai::report {

/// As compile/ asks for it, with who is in it and who is not. Of the county government alone; none while no report of
/// its organs is there.
TablesInstead CountySum();

}  // namespace gongkai::report

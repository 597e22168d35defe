// Document to AnnualReport. Pure: no file, no clock.
#pragma once

#include <string>

#include "docread/document.h"
#include "report/report.h"

namespace gongkai::report {

/// `file` is the name shown to people (no path); it may help to tell organ and year, never a value.
AnnualReport ReadReport(docread::Document document, std::string file);

}  // namespace gongkai::report

// The frame of everything under the tab 监督保障, also of what stands in a folder of its own (assessment/): 监督 is
// what those see and do who look after openness, 考核 how organs are scored, 保障 what an organ keeps going.
//
// Source: 条例第五章 (监督和保障)
#pragma once

#include <string>
#include <string_view>

#include "account/visitor.h"
#include "web/page.h"

namespace gongkai::oversight {

inline constexpr std::string_view kOversightPath = "/office/oversight", kMeasuresPath = "/office/measures",
                                  kSurveysPath = "/office/surveys", kRegistersPath = "/office/registers",
                                  kTrainingsPath = "/office/trainings", kTrainingHoursPath = "/office/training-hours",
                                  kOwnTrainingsPath = "/office/trainings/mine";

/// Under the tab 监督保障, with its parts beside the page; `part`: the address of the one that is open, or within which
/// the page stands.
web::Page OversightFrame(const account::Visitor& visitor, std::string title, std::string_view part);

}  // namespace gongkai::oversight

// What may be put in as the material of a training: what an applicant may send (request/intake_limits.h), and besides
// slides and plain text. None of it bears a program that runs where it is opened. Pure.
#pragma once

#include <string>
#include <string_view>

namespace gongkai::oversight {

inline constexpr std::size_t kLargestMaterial = 20U << 20U, kMostMaterial = 20;

/// "" for what may be put in; else a sentence.
std::string FaultOfMaterial(std::string_view name, std::string_view bytes);

}  // namespace gongkai::oversight

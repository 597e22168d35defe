// Labels for many envelopes on sheets of A4, to be cut or printed on: a Word file, two beside one another. In:
// letter_paper_view.h (Envelope).
#pragma once

#include <string>
#include <vector>

#include "request/letter_paper_view.h"

namespace gongkai::request {

struct AddressLabel {
  Envelope to;
  std::string letter_number;  // so that the right letter comes into the envelope
};
inline constexpr std::size_t kMostLabels = 100;

/// Errors: throws std::runtime_error when the file cannot be made (memory).
std::string LabelSheetDocx(const std::vector<AddressLabel>& labels, Date made);

}  // namespace gongkai::request

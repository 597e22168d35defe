// SPDX-License-Identifier: GPL-2.0-or-later
//
// `gongkai-pdf --burn`: orders and a PDF on standard input (burn_orders.h), a PDF of pictures on standard output.
#pragma once

#include <string>

namespace gongkai::docread {

/// Already locked in. Ends the process.
[[noreturn]] void BurnPdf(const std::string& input, int most_pages);

}  // namespace gongkai::docread

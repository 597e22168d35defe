// SPDX-License-Identifier: GPL-2.0-or-later
//
// `gongkai-pdf --look`: orders and a PDF on standard input (look_orders.h), text and pictures of its pages on standard
// output. `gongkai-pdf --join`: several PDFs of this program's own making on standard input, one on standard output.
#pragma once

#include <string>

namespace gongkai::docread {

/// Already locked in. Each ends the process.
[[noreturn]] void LookAtPdf(const std::string& input, int most_pages);
[[noreturn]] void JoinPdfs(const std::string& input);

}  // namespace gongkai::docread

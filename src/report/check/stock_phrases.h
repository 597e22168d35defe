// Words that every annual report uses: names of the form's sections and rows, and the set phrases of office language.
// Two reports that share nothing else have copied nothing, so these weigh nothing in a comparison.
#pragma once

#include <span>
#include <string_view>

namespace gongkai::report {

/// Set phrases without punctuation; a figure in one stands for any figure.
std::span<const std::string_view> StockPhrases();

}  // namespace gongkai::report

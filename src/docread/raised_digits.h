// Marks of notes: the small raised digit behind a figure, "4" and above it "1". Formats say by the look alone that it
// is no part of the figure; here it is said in the text, by the raised digits of Unicode, so that "4" and "1" never
// read as 41. What a raised digit means is decided by whoever reads figures.
#pragma once

#include <string>
#include <string_view>

namespace gongkai::docread {

/// Ends in a digit, plain or raised.
bool EndsInDigit(std::string_view text);

/// The digits raised, without the brackets around them: "[1]" is "¹". As it is when it holds anything else.
std::string RaisedDigits(std::string_view text);

/// Adds `raised`, which stands raised behind `text`. Only behind a digit does it matter: "m" and "2" stay "m2".
void AppendRaised(std::string& text, std::string_view raised);

}  // namespace gongkai::docread

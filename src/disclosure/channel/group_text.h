// The short text that is sent to groups and by SMS: from whom, what, where to read on; and the cover of an article.
// Pure.
#pragma once

#include <string>
#include <string_view>

namespace gongkai::disclosure {

inline constexpr std::size_t kLongestGroupText = 300;  // characters

/// `address` stands whole at the end, whatever has to be shortened before it; empty: there is none.
std::string GroupText(std::string_view organ, std::string_view title, std::string_view summary,
                      std::string_view address);

/// What the editor of WeChat takes: a title of 64 characters, a summary of 120.
struct Cover {
  std::string title, summary;
};
Cover CoverOf(std::string_view title, std::string_view summary);

}  // namespace gongkai::disclosure

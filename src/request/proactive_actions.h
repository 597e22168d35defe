// What one applicant was given becomes a draft for everybody: an item of disclosure, to be written, screened and signed
// as every other, which alone makes it public. Nothing of the application goes into it but what an officer types: not
// who asked, nor in which words. Source: 条例第四十四条第一款 (what several apply for may be published), 第二款 (what
// an applicant suggests).
#pragma once

#include <string>

#include "account/deed.h"
#include "disclosure/item.h"
#include "request/case_actions.h"

namespace gongkai::request {

struct ProactiveForm {
  std::string title;
  std::optional<disclosure::ItemKind> kind{};
  std::optional<Date> formed_on{};  // 生成日期 of the information, not of the draft (第十二条, 第二十六条)
};
inline constexpr std::size_t kLongestProactiveTitle = 200;

/// Errors: under "title", "kind", "formed_on"; as a whole when it is not answered with something, or was drafted
/// before.
FormResult<disclosure::ItemId> DraftProactive(account::Desk& desk, const account::Actor& actor, const SeenCase& seen,
                                              const ProactiveForm& form);

}  // namespace gongkai::request

// Pages of a partial release on which no text stands, as scans among typed ones: no search of the program reaches them,
// so a person has to look. Named by number beside the marks, before it is handed in, at the check and beside the copy.
//
// Next to read: redaction/working_text.h, redact_pages.h.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "account/deed.h"
#include "docread/page_text.h"
#include "request/redact_text_view.h"
#include "web/fields.h"

namespace gongkai::request {

/// In their order; a page of which no text is kept is one of them.
std::vector<int> TextlessPages(const Redaction& redaction, std::span<const docread::PageText> texts);

/// "第 2、5—9 页"; many of them end in "等 40 页". Empty where there are none.
std::string PagesInRanges(std::span<const int> pages);

/// In a sentence, where there is little room; nothing where there are none.
web::Html TextlessLine(std::span<const int> pages);
/// Each with a link, up to a bound; nothing where there are none. `path`: of the partial release.
web::Html TextlessPart(const std::string& path, std::span<const int> pages);

/// The tick of who checks, that he has looked at them; nothing where there are none. Its name is kLookedField.
inline constexpr std::string_view kLookedField = "looked";
web::Html LookedField(std::span<const int> pages, std::string_view ticked, const FieldErrors& errors);
/// While it is to be checked, without that tick. Errors: kLookedField.
FieldErrors AgainstUnlooked(account::Desk& desk, const RedactRef& ref, std::string_view ticked);

/// What was proved of a copy, without what could not be searched: a sentence.
std::string CopySentence(std::span<const int> pages);

}  // namespace gongkai::request

// A page of a partial release with what is marked on it, and the list of its marks. The marks lie over the picture in a
// drawing of their own, in points of the page, so that they fit at any width.
#pragma once

#include <span>
#include <string>

#include "request/redact_store.h"
#include "web/html.h"

namespace gongkai::request {

/// `picture`: the address of its picture.
web::Html SheetPart(const Redaction& redaction, int page, const std::string& picture, std::span<const KeptMark> marks);
/// The shapes alone, as a script asks for them.
web::Html SheetMarks(std::span<const KeptMark> marks);

/// "1 2 3 4" in percent of its page, as it is typed.
std::string InPercent(const docread::Box& box, const redaction::PageSize& size);

/// What is withheld, ground by ground, as the letter tells it; a sentence where nothing is.
web::Html WithheldTable(std::span<const redaction::Mark> marks);

}  // namespace gongkai::request

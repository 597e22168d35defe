// A Document or a Workbook as bytes, for the pipe between a reading process and the one that asked. Not kept on disk:
// both ends are the same program, so the form has no versions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "docread/document.h"
#include "docread/workbook.h"

namespace gongkai::docread {

std::string ToWire(const Document& document);

/// Nothing when the bytes are not exactly one well-formed document: the sender has read hostile input.
std::optional<Document> FromWire(std::string_view bytes);

std::string ToWire(const Workbook& workbook);
std::optional<Workbook> WorkbookFromWire(std::string_view bytes);

}  // namespace gongkai::docread

// The inspectors, one a format: bytes to pieces. What cannot be looked into is thrown as Obstructed (gathering.h).
// Used by inspect.cc and by one another, since files hold files.
#pragma once

#include <string>
#include <string_view>

#include "docread/gathering.h"
#include "docread/sniff.h"
#include "docread/zip_archive.h"

namespace gongkai::docread {

/// "Word 文档（docx）", …; told from the bytes alone.
std::string KindOfFile(std::string_view bytes);

/// Chooses by what the bytes are. PDF and old Office files are deferred.
void InspectAnything(std::string_view bytes, const std::string& name, Gathering& to);

void InspectDocx(const ZipArchive& archive, Gathering& to);
void InspectXlsx(const ZipArchive& archive, Gathering& to);
void InspectPptx(const ZipArchive& archive, Gathering& to);
void InspectZip(const ZipArchive& archive, Gathering& to);
void InspectHtml(std::string_view bytes, bool mhtml, Gathering& to);
void InspectText(std::string_view bytes, const std::string& name, Gathering& to);
/// Metadata; what is printed in it nobody has read.
void InspectImage(std::string_view bytes, Gathering& to);
/// What LibreOffice does not carry over from an old Office file, and what an OLE object of a new one holds.
void InspectOle(std::string_view bytes, Gathering& to);

/// In place of a file's name: of a compound file only macros and objects are asked for, the rest is known.
inline constexpr std::string_view kOleAlone = "\1ole";

/// Whether a program of its own reads such a file: PDF, old Office, OpenDocument.
bool NeedsProgram(std::string_view bytes);

}  // namespace gongkai::docread

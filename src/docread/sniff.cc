// Signatures first; then, for archives and compound files, the names of what is inside; then web page against plain
// text.
#include "docread/sniff.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "docread/ole_names.h"
#include "docread/read.h"
#include "docread/zip_archive.h"

namespace gongkai::docread {
namespace {

using std::string_view;

constexpr std::size_t kLookedAt = 64U << 10U;
constexpr string_view kUnknownBinary = "无法识别的二进制文件";
constexpr string_view kXlsxName = "Excel 表格（xlsx）";

bool IsImage(string_view bytes) {
  return bytes.starts_with("\x89PNG\r\n") || bytes.starts_with("\xFF\xD8\xFF") || bytes.starts_with("GIF8") ||
         bytes.starts_with(string_view("II*\0", 4)) || bytes.starts_with(string_view("MM\0*", 4)) ||
         (bytes.starts_with("RIFF") && bytes.size() >= 12 && bytes.substr(8, 4) == "WEBP") ||
         (bytes.starts_with("BM") && bytes.size() > 14 && bytes.substr(6, 4) == string_view("\0\0\0\0", 4)) ||
         (bytes.size() > 12 && bytes.substr(4, 4) == "ftyp" &&
          (bytes.substr(8, 3) == "hei" || bytes.substr(8, 3) == "avi" || bytes.substr(8, 3) == "mif"));
}

Sniffed SniffOpenDocument(string_view mimetype) {
  if (mimetype.find("opendocument.text") != string_view::npos) return {Kind::kOpenDocument, "OpenDocument 文档（odt）"};
  if (mimetype.find("opendocument.spreadsheet") != string_view::npos)
    return {Kind::kOpenDocument, "OpenDocument 表格（ods）"};
  return {Kind::kOpenDocument, "OpenDocument 文件"};
}

/// An archive whose table of contents at the end is lost still names its first entries in their local heads.
Sniffed SniffBrokenZip(string_view bytes) {
  if (bytes.find("xl/w") != string_view::npos) return {Kind::kXlsx, kXlsxName};
  const bool word =
      bytes.find("word/document") != string_view::npos || bytes.find("[Content_Types]") != string_view::npos;
  return word ? Sniffed{Kind::kDocx, {}} : Sniffed{Kind::kOther, "损坏的压缩包（也可能是没有下载完整的 docx）"};
}

Sniffed SniffZip(string_view bytes) {
  const ZipArchive archive(bytes);
  if (!archive.good()) {
    const Sniffed broken = SniffBrokenZip(bytes);
    return archive.crowded() && broken.kind == Kind::kOther ? Sniffed{Kind::kZip, "压缩包（zip）"} : broken;
  }
  constexpr std::array<std::pair<string_view, Sniffed>, 3> kFolders = {{{"ppt/", {Kind::kPptx, "演示文稿（pptx）"}},
                                                                        {"OFD.xml", {Kind::kOther, "OFD 版式文件"}},
                                                                        {"Doc_0/", {Kind::kOther, "OFD 版式文件"}}}};
  Sniffed found{Kind::kZip, "压缩包（zip）"};
  for (std::size_t i = 0; i < std::min<std::size_t>(archive.entries(), 2'000); ++i) {
    const string_view name = archive.NameOf(i);
    if (name.starts_with("word/") || name.starts_with("word\\")) return {Kind::kDocx, {}};
    if (name.starts_with("xl/")) return {Kind::kXlsx, kXlsxName};
    for (const auto& [start, what] : kFolders) {
      if (name.starts_with(start)) found = what;
    }
    if (name == "mimetype") {
      std::string mimetype;
      if (archive.Unpack("mimetype", 200, mimetype) == ZipEnd::kRead) found = SniffOpenDocument(mimetype);
    }
  }
  return found;
}

/// [MS-DOC] FibBase: bit 8 of the word at 10 says that the document is encrypted.
bool IsEncryptedWord(string_view bytes, std::size_t stream) {
  return stream != 0 && stream + 12 < bytes.size() && (static_cast<unsigned char>(bytes[stream + 11]) & 1U) != 0;
}

Sniffed SniffOle(string_view bytes) {
  Sniffed found{Kind::kOldWord, {}};
  for (const OleStream& stream : OleStreams(bytes)) {
    if (stream.name == "EncryptedPackage") return {Kind::kEncryptedOffice, {}};
    if (stream.name == "WordDocument") {
      return {IsEncryptedWord(bytes, stream.offset) ? Kind::kEncryptedOffice : Kind::kOldWord, {}};
    }
    if (stream.name == "Workbook" || stream.name == "Book") found = {Kind::kOldExcel, "Excel 表格（xls）"};
    if (stream.name == "PowerPoint Document") found = {Kind::kOldPowerPoint, "演示文稿（ppt）"};
    if (stream.name.starts_with("__substg1.0")) found = {Kind::kOther, "邮件（msg）"};
  }
  return found;
}

/// Lower-case ASCII of the beginning, without NUL bytes, so that UTF-16 shows its tags as well.
std::string Opening(string_view bytes) {
  std::string opening(bytes.substr(0, kLookedAt));
  std::erase(opening, '\0');
  for (char& c : opening) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  const std::size_t start = opening.find_first_not_of("\xEF\xBB\xBF\xFF\xFE \t\r\n");
  return start == std::string::npos ? std::string() : opening.substr(start);
}

/// To the last byte: what stands behind a thousand blank lines is there.
bool IsBlank(string_view bytes) {
  return bytes.find_first_not_of(string_view("\0\xEF\xBB\xBF\xFF\xFE \t\r\n", 10)) == string_view::npos;
}

bool IsMhtml(const std::string& opening) {
  const bool mail = opening.starts_with("mime-version:") || opening.starts_with("from:") ||
                    opening.starts_with("content-type:") || opening.starts_with("date:") ||
                    opening.starts_with("subject:");
  return mail && opening.find("mime-version:") != std::string::npos &&
         (opening.find("multipart/related") != std::string::npos || opening.find("text/html") != std::string::npos);
}

/// A page, or a piece of one: an end tag of a paragraph, cell or block never stands in plain text.
bool IsHtml(const std::string& opening) {
  if (opening.starts_with("<!doctype html") || opening.starts_with("<html")) return true;
  constexpr std::array<string_view, 10> kTells = {"</p>",    "</td>",   "</tr>",   "</div>", "</table>",
                                                  "</html>", "</span>", "</body>", "<body",  "</title>"};
  return std::any_of(kTells.begin(), kTells.end(),
                     [&](string_view tell) { return opening.find(tell) != std::string::npos; });
}

/// Control characters that no text holds, in bytes that are not UTF-16 either.
bool IsBinary(string_view bytes) {
  const string_view sample = bytes.substr(0, kLookedAt);
  constexpr unsigned kUsual =
      1U | 1U << '\t' | 1U << '\n' | 1U << '\v' | 1U << '\f' | 1U << '\r' | 1U << 0x1AU | 1U << 0x1BU;
  std::size_t odd = 0;
  for (const char c : sample) {
    const auto byte = static_cast<unsigned char>(c);
    odd += byte < 0x20 ? 1U & ~(kUsual >> byte) : 0U;
  }
  // In UTF-16 the low half of a Han character may be anything, so every eighth byte may well be a control character.
  return odd * 6 > sample.size();
}

/// Whether the beginning holds what every page and every mail begins with: a tag, a letter, or UTF-16.
bool MayBeMarkup(string_view bytes) {
  const string_view sample = bytes.substr(0, kLookedAt);
  if (sample.find('<') != string_view::npos || sample.find('\0') != string_view::npos) return true;
  const std::size_t start = sample.find_first_not_of("\xEF\xBB\xBF\xFF\xFE \t\r\n");
  return start == string_view::npos || static_cast<unsigned char>(sample[start]) < 0x80;
}

Sniffed SniffText(string_view bytes) {
  if (!MayBeMarkup(bytes)) return IsBinary(bytes) ? Sniffed{Kind::kOther, kUnknownBinary} : Sniffed{Kind::kText, {}};
  const std::string opening = Opening(bytes);
  if (opening.empty() && IsBlank(bytes)) return {Kind::kEmpty, {}};
  if (opening.empty() && bytes.substr(0, kLookedAt).find('\0') != string_view::npos) {
    return {Kind::kOther, kUnknownBinary};
  }
  if (opening.starts_with("<?xml") &&
      (opening.find("worddocument") != std::string::npos || opening.find("<pkg:package") != std::string::npos)) {
    return {Kind::kWordXml, {}};
  }
  if (IsMhtml(opening)) return {Kind::kMhtml, {}};
  if (IsHtml(opening)) return {Kind::kHtml, {}};
  if (IsBinary(bytes)) return {Kind::kOther, kUnknownBinary};
  return {Kind::kText, {}};
}

}  // namespace

Sniffed SniffClosely(string_view bytes) {
  if (bytes.empty()) return {Kind::kEmpty, {}};
  if (bytes.substr(0, 1024).find("%PDF-") != string_view::npos) return {Kind::kPdf, {}};
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return SniffZip(bytes);
  if (IsOleFile(bytes)) return SniffOle(bytes);
  if (bytes.starts_with("{\\rtf")) return {Kind::kRtf, {}};
  if (IsImage(bytes)) return {Kind::kImage, {}};
  if (bytes.starts_with("Rar!")) return {Kind::kOther, "压缩包（rar）"};
  if (bytes.starts_with("7z\xBC\xAF")) return {Kind::kOther, "压缩包（7z）"};
  if (bytes.starts_with("\x1F\x8B")) return {Kind::kOther, "压缩包（gz）"};
  if (bytes.starts_with("MZ") || bytes.starts_with("\x7F"
                                                   "ELF")) {
    return SniffText(bytes).kind == Kind::kText ? Sniffed{Kind::kText, {}} : Sniffed{Kind::kOther, "程序文件"};
  }
  return SniffText(bytes);
}

Format Sniff(string_view bytes) {
  switch (SniffClosely(bytes).kind) {
    case Kind::kText:
      return Format::kText;
    case Kind::kHtml:
    case Kind::kMhtml:
      return Format::kHtml;
    case Kind::kDocx:
      return Format::kDocx;
    case Kind::kPdf:
      return Format::kPdf;
    case Kind::kOldWord:
    case Kind::kRtf:
    case Kind::kWordXml:
      return Format::kDoc;
    case Kind::kXlsx:
    case Kind::kOldExcel:
    case Kind::kPptx:
    case Kind::kOldPowerPoint:
    case Kind::kOpenDocument:
    case Kind::kZip:
    case Kind::kEncryptedOffice:
    case Kind::kEmpty:
    case Kind::kImage:
    case Kind::kOther:
      break;
  }
  return Format::kUnknown;
}

}  // namespace gongkai::docread

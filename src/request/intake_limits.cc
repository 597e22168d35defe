#include "request/intake_limits.h"

#include <algorithm>
#include <functional>
#include <iterator>

namespace gongkai::request {
namespace {

using namespace std::string_view_literals;

/// What the bytes can be.
constexpr unsigned kPdf = 1, kImage = 2, kZip = 4, kOle = 8;

struct Mark {
  std::string_view text;
  unsigned kinds;
};
/// How the bytes of what is taken begin: PDF, JPEG, PNG, TIFF, BMP, GIF, WebP (RIFF), Office (ZIP), old Office (OLE).
constexpr Mark kBeginnings[] = {{"%PDF-"sv, kPdf},           {"\xFF\xD8\xFF"sv, kImage}, {"\x89PNG\r\n"sv, kImage},
                                {"II*\0"sv, kImage},         {"MM\0*"sv, kImage},        {"BM"sv, kImage},
                                {"GIF8"sv, kImage},          {"RIFF"sv, kImage},         {"PK\x03\x04"sv, kZip},
                                {"\xD0\xCF\x11\xE0"sv, kOle}};
/// By their names; what is in a ZIP that is no document is nobody's letter. A new document under an old name is how
/// programs are brought past Office, which opens no program under the new one; a new one with a password is OLE.
constexpr Mark kEndings[] = {{".pdf"sv, kPdf},         {".jpg"sv, kImage},       {".jpeg"sv, kImage},
                             {".png"sv, kImage},       {".tif"sv, kImage},       {".tiff"sv, kImage},
                             {".bmp"sv, kImage},       {".gif"sv, kImage},       {".webp"sv, kImage},
                             {".docx"sv, kZip | kOle}, {".xlsx"sv, kZip | kOle}, {".doc"sv, kOle},
                             {".xls"sv, kOle},         {".wps"sv, kZip | kOle},  {".ofd"sv, kZip}};

/// The part of a document, and the stream of an old one, in which its programs lie ([MS-OVBA]); the second in UTF-16.
constexpr std::string_view kMacroPart = "vbaProject.bin";
constexpr std::string_view kMacroStream = "_\0V\0B\0A\0_\0P\0R\0O\0J\0E\0C\0T\0"sv;

bool Holds(std::string_view bytes, std::string_view part) {
  return std::search(bytes.begin(), bytes.end(), std::boyer_moore_horspool_searcher(part.begin(), part.end())) !=
         bytes.end();
}

constexpr std::size_t kPiece = std::size_t{256} << 10U;
constexpr std::size_t kLongestBeginning = 16;

/// A piece at a time, with the end of the one before, where one of the two may have begun.
bool HoldsProgram(const SentBytes& bytes) {
  constexpr std::size_t kKept = std::max(kMacroPart.size(), kMacroStream.size()) - 1;
  std::string window;
  for (std::uint64_t at = 0; at < bytes.size(); at += kPiece) {
    window.erase(0, window.size() - std::min(window.size(), kKept));
    window += bytes.Piece(at, kPiece);
    if (Holds(window, kMacroPart) || Holds(window, kMacroStream)) return true;
  }
  return false;
}

std::string Lowered(std::string_view name) {
  std::string lower(name);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

}  // namespace

IntakeVerdict VerdictOf(const IntakeLoad& load) {
  const bool is_network = load.network_hour >= kAppliedPerNetworkHour || load.network_day >= kAppliedPerNetworkDay ||
                          load.household_hour >= kAppliedPerHouseholdHour ||
                          load.household_day >= kAppliedPerHouseholdDay || load.place_hour >= kAppliedPerPlaceHour ||
                          load.place_day >= kAppliedPerPlaceDay;
  if (is_network) return IntakeVerdict::kTooManyOfNetwork;
  const bool is_all = load.hour >= kAppliedPerHour || load.day >= kAppliedPerDay;
  const bool is_spared =
      load.place_day < kSparedOfPlaceDay && load.hour < 2 * kAppliedPerHour && load.day < 2 * kAppliedPerDay;
  return is_all && !is_spared ? IntakeVerdict::kTooManyOfAll : IntakeVerdict::kTake;
}

int FilePiecesOf(std::uint64_t bytes) { return static_cast<int>((bytes + kFilePiece - 1) / kFilePiece); }

bool TakesFiles(const IntakeLoad& load, std::uint64_t bytes) {
  const int more = FilePiecesOf(bytes);
  return more == 0 || (load.network_pieces + more <= kPiecesPerNetworkDay &&
                       load.place_pieces + more <= kPiecesPerPlaceDay && load.pieces + more <= kPiecesPerDay);
}

std::string FaultOfFile(std::string_view name, const SentBytes& bytes) {
  if (bytes.empty()) return "有一个文件是空的，请重新选择。";
  if (bytes.size() > kLargestApplyFile) return "有一个文件超过50兆，请缩小，或者分开发。";
  const std::string lower = Lowered(name), first = bytes.Piece(0, kLongestBeginning);
  const auto* const end = std::ranges::find_if(kEndings, [&](const Mark& mark) { return lower.ends_with(mark.text); });
  const auto* const begin =
      std::ranges::find_if(kBeginnings, [&](const Mark& mark) { return first.starts_with(mark.text); });
  if (end == std::end(kEndings) || begin == std::end(kBeginnings)) {
    return "有一个文件不是文档或者图片：可以发PDF、Word、WPS、Excel、OFD文件和照片、扫描图。";
  }
  if ((end->kinds & begin->kinds) == 0) {
    return "有一个文件的内容和它的名称后缀对不上：请用原来的软件打开，另存一份再传。";
  }
  const bool is_document = (begin->kinds & (kZip | kOle)) != 0;
  if (is_document && HoldsProgram(bytes)) {
    return "有一个文件里有宏（一种程序），不能收：请另存为不带宏的文件，或者打印成PDF再传。";
  }
  return "";
}

}  // namespace gongkai::request

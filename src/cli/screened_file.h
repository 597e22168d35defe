// A file, or a text, as gongkai screen looks at it: inspected, screened, with the lists of persons that it holds.
#pragma once

#include <string>
#include <vector>

#include "screening/screen.h"

namespace gongkai::cli {

struct ScreenedFile {
  std::string path;  // "-" for standard input
  std::string kind;  // "Excel 工作簿（xlsx）"
  int pictures = 0;
  std::vector<screening::Part> parts;  // one
  std::vector<std::size_t> at;         // of a text: where each piece begins in the whole
  std::vector<screening::Hit> hits;
  std::vector<screening::PersonalList> lists;

  const docread::Piece* PieceOf(const screening::Hit& hit) const {
    return hit.piece < parts[hit.part].pieces.size() ? &parts[hit.part].pieces[hit.piece] : nullptr;
  }
};

/// `burnt`: of a copy that was just made, which PDFs in it were made anew; of any other file nothing is known.
ScreenedFile ScreenBytes(const screening::Screener& screener, std::string_view bytes, std::string path, Date today,
                         const std::vector<std::string>& burnt = {});
ScreenedFile ScreenText(const screening::Screener& screener, std::string_view text, Date today);

/// Empty where the file cannot be opened.
std::string BytesOfFile(const std::string& path);

Date TodayHere();

/// What makes a clean copy of the file: hidden parts out, personal data masked where there is a mask.
struct CleanedFile {
  std::string bytes;
  int removed = 0, changed = 0;
  std::vector<std::string> burnt{};
  std::string obstacle;  // a sentence when there is no copy
};
CleanedFile CleanFile(const ScreenedFile& file, std::string_view bytes);

}  // namespace gongkai::cli

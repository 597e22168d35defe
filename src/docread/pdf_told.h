// SPDX-License-Identifier: GPL-2.0-or-later
// What has been told of a document: once each; of an earlier version only what no later one says. A part of gongkai-pdf
// alone. Next to read: pdf_inspection.h (the lines).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "docread/pdf_output.h"

namespace gongkai::pdf_program {

class PdfTold {
 public:
  static constexpr std::size_t kMostBytes = 64U << 20U;  // of one file, picture or form

  /// From here on only what is new is told.
  void BeginEarlierVersion() {
    if (!earlier_) out.append("V\n");
    earlier_ = true;
  }
  bool earlier() const { return earlier_; }

  /// Whether it has not been told before; then it is now. A text that was told anywhere is no news in an earlier
  /// version.
  bool IsNews(std::string_view kind, std::string_view text) {
    const std::uint64_t plain = std::hash<std::string_view>{}(text);
    const bool known = !texts_.insert(plain).second;
    const bool same = !told_.insert(plain * 31 + std::hash<std::string_view>{}(kind)).second;
    return earlier_ ? !known : !same;
  }
  /// For words of pages, which may stand there any number of times.
  void Know(std::string_view text) { texts_.insert(std::hash<std::string_view>{}(text)); }

  void Tell(char kind, int page, std::string_view where, std::string_view text) {
    if (text.find_first_not_of(" \t") == std::string_view::npos || !IsNews(std::string(1, kind), text)) return;
    out.append("C ").append(1, kind).append(1, ' ').append(std::to_string(page)).append(1, ' ');
    out.append(where).append(1, '\t').append(text).append(1, '\n');
    FlushWhenLarge();
  }
  /// That something was too much: "versions", "notes", "bytes".
  void TellLeftOut(std::string_view what) {
    if (IsNews("O", what)) out.append("O ").append(what).append(1, '\n');
  }
  void TellBytes(char kind, std::string_view name, std::string_view bytes) {
    if (bytes.empty() || !IsNews(std::string(1, kind), bytes)) return;
    if (bytes.size() >= kMostBytes) TellLeftOut("bytes");
    out.append("B ").append(1, kind).append(1, ' ').append(std::to_string(bytes.size())).append(1, ' ');
    out.append(name).append(1, '\n');
    Flush();
    out.assign(bytes);
    out.append(1, '\n');
    Flush();
  }

 private:
  bool earlier_ = false;
  std::unordered_set<std::uint64_t> texts_, told_;
};

}  // namespace gongkai::pdf_program

// SPDX-License-Identifier: GPL-2.0-or-later
#include "docread/pdf_output.h"

#include <UTF.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace gongkai::pdf_program {

std::string out;

void Flush() {
  for (std::size_t done = 0; done < out.size();) {
    const ssize_t written = ::write(STDOUT_FILENO, out.data() + done, out.size() - done);
    if (written <= 0) _exit(4);
    done += static_cast<std::size_t>(written);
  }
  out.clear();
}

void End(std::string_view line) {
  out.append(line).push_back('\n');
  Flush();
  _exit(0);
}

void OnOutOfMemory(int /*signal*/) {
  constexpr std::string_view kLine = "\nX memory\n";
  if (::write(STDOUT_FILENO, kLine.data(), kLine.size()) < 0) _exit(4);
  _exit(0);
}

void AppendNumber(double value) {
  char text[32];
  const int length = std::snprintf(text, sizeof text, "%.2f ", std::clamp(value, -1e7, 1e7));
  out.append(text, static_cast<std::size_t>(length));
}

void AppendCodePoint(char32_t c, std::string& to) {
  if (c < 0x20 || (c >= 0xD800 && c < 0xE000) || c > 0x10FFFF) c = ' ';
  if (c < 0x80) {
    to.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    to.push_back(static_cast<char>(0xC0 | (c >> 6)));
    to.push_back(static_cast<char>(0x80 | (c & 0x3F)));
  } else {
    if (c < 0x10000) {
      to.push_back(static_cast<char>(0xE0 | (c >> 12)));
    } else {
      to.push_back(static_cast<char>(0xF0 | (c >> 18)));
      to.push_back(static_cast<char>(0x80 | ((c >> 12) & 0x3F)));
    }
    to.push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3F)));
    to.push_back(static_cast<char>(0x80 | (c & 0x3F)));
  }
}

void FlushWhenLarge() {
  constexpr std::size_t kFlushAt = 1 << 16;
  if (out.size() > kFlushAt) Flush();
}

std::string FromPdfText(const std::string& text) {
  std::string result;
  Unicode* characters = nullptr;
  const int length = TextStringToUCS4(text, &characters);
  for (int i = 0; i < length; ++i) AppendCodePoint(characters[i], result);
  std::free(characters);
  return result;
}

}  // namespace gongkai::pdf_program

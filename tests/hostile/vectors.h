// The hostile texts of xss_vectors.txt, with their escapes read.
#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <vector>

namespace gongkai::testing {

inline std::string WithEscapesRead(const std::string& line) {
  std::string text;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] != '\\' || at + 1 == line.size()) {
      text += line[at];
      continue;
    }
    const char c = line[++at];
    if (c == 'x') {
      text += static_cast<char>(std::stoi(line.substr(at + 1, 2), nullptr, 16));
      at += 2;
    } else {
      text += c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c == '0' ? '\0' : c;
    }
  }
  return text;
}

inline std::vector<std::string> XssVectors() {
  std::ifstream file(GONGKAI_SOURCE_DIR "/tests/hostile/xss_vectors.txt");
  std::vector<std::string> vectors;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line[0] != '#') vectors.push_back(WithEscapesRead(line));
  }
  REQUIRE(vectors.size() >= 100);
  return vectors;
}

}  // namespace gongkai::testing

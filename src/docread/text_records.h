// Records of separated values in plain text: what Excel saves as CSV, or copies with tabs. A field in quotes may hold
// separators and line ends; a quote in it is doubled.
//
// Commas stand in prose too, so a line is a record only among many: three or more one after another with the same
// number of separators, and eight or more in the whole text. Between tabs no such proof is needed; there it is only
// looked for fields whose quotes close in a later line. Next to read: text.cc (the only user).
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::docread {

struct TextField {
  std::string text;
  std::size_t line = 0;            // counted from the first line of the record
  std::size_t begin = 0, end = 0;  // bytes of that line, quotes and all; a field of several lines ends with its first
};

struct TextRecord {
  std::size_t first = 0;  // index of a line
  std::size_t lines = 1;
  std::size_t fields = 0;
  char separator = ',';
};

/// Whether the text has as many separators as records need, or a quote; without either there are none to find.
bool MayHoldRecords(std::string_view text);

/// In order, none within another.
std::vector<TextRecord> FindRecords(std::span<const std::string> lines);

std::vector<TextField> FieldsOf(const TextRecord& record, std::span<const std::string> lines);

}  // namespace gongkai::docread

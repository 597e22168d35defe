#include "docread/text_records.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::docread {
namespace {

using std::size_t;
using std::string_view;
using Lines = std::span<const std::string>;

constexpr size_t kFewestRecords = 8;  // fewer are no table

/// Reads the fields of one record from its first line on.
class RecordReader {
 public:
  RecordReader(Lines lines, char separator) : lines_(lines), separator_(separator) {}

  /// False when a quote is never closed, or something stands behind it; and of a line that is no row of any table.
  bool Read() {
    constexpr size_t kMostFields = 256;
    for (; fields.size() < kMostFields; ++at_) {
      if (!ReadField()) return false;
      if (at_ >= Line().size()) return true;
    }
    return false;
  }

  std::vector<TextField> fields;
  size_t lines() const { return line_ + 1; }

 private:
  const std::string& Line() const { return lines_[line_]; }

  bool ReadField() {
    TextField& field = fields.emplace_back();
    field.line = line_;
    field.begin = at_;
    if (at_ < Line().size() && Line()[at_] == '"') {
      if (!ReadQuoted(field.text) || !Trim(RestOfField()).empty()) return false;
    } else {
      field.text = Trim(RestOfField());
    }
    at_ += RestOfField().size();
    field.end = line_ == field.line ? at_ : lines_[field.line].size();
    return true;
  }

  string_view RestOfField() const {
    const string_view line = Line();
    return line.substr(at_, std::min(line.find(separator_, at_), line.size()) - at_);
  }

  bool ReadQuoted(std::string& text) {
    constexpr size_t kMostLines = 16;  // of a cell; a quote that closes later closes nothing
    for (++at_;;) {
      const size_t quote = Line().find('"', at_);
      if (quote == string_view::npos) {
        text += Trim(string_view(Line()).substr(at_));
        text += '\n';
        if (++line_ == lines_.size() || line_ == kMostLines) return false;
        at_ = 0;
        continue;
      }
      text += string_view(Line()).substr(at_, quote - at_);
      at_ = quote + 1;
      if (at_ == Line().size() || Line()[at_] != '"') return true;
      text += '"';
      ++at_;
    }
  }

  Lines lines_;
  char separator_;
  size_t line_ = 0, at_ = 0;
};

/// "1,204" holds a comma that parts nothing.
bool PartsThousands(string_view line, size_t comma) {
  const auto digit = [&](size_t at) { return at < line.size() && IsDigit(static_cast<unsigned char>(line[at])); };
  return comma > 0 && digit(comma - 1) && digit(comma + 1) && digit(comma + 2) && digit(comma + 3) && !digit(comma + 4);
}

bool OnlyPartsThousands(string_view line, char separator) {
  for (size_t at = line.find(separator); at != string_view::npos; at = line.find(separator, at + 1)) {
    if (!PartsThousands(line, at)) return false;
  }
  return true;
}

/// A sentence beside other text: prose with commas of the wrong width.
bool ReadsLikeProse(const std::vector<TextField>& fields) {
  const auto filled = [](const TextField& field) { return !field.text.empty(); };
  const auto sentence = [](const TextField& field) { return field.text.find("。") != std::string::npos; };
  return std::ranges::count_if(fields, filled) > 1 && std::ranges::any_of(fields, sentence);
}

std::optional<TextRecord> RecordAt(Lines lines, size_t first, char separator) {
  constexpr size_t kFewestFields = 3;
  const string_view line = lines[first];
  const bool may_be = line.find(separator) != string_view::npos || line.find('"') != string_view::npos;
  // Between tabs and pipes a comma is a character like any other.
  if (!may_be || line.find_first_of("\t|") != string_view::npos) return std::nullopt;
  RecordReader reader(lines.subspan(first), separator);
  if (!reader.Read() || reader.fields.size() < kFewestFields) return std::nullopt;
  if (reader.lines() == 1 && OnlyPartsThousands(line, separator)) return std::nullopt;
  if (ReadsLikeProse(reader.fields)) return std::nullopt;
  return TextRecord{first, reader.lines(), reader.fields.size(), separator};
}

/// Runs of lines that are records by each other's witness.
std::vector<TextRecord> FindSeparatedBy(char separator, Lines lines) {
  constexpr size_t kFewestInRun = 3;
  std::vector<TextRecord> found, run;
  const auto close_run = [&] {
    if (run.size() >= kFewestInRun) found.insert(found.end(), run.begin(), run.end());
    run.clear();
  };
  for (size_t i = 0; i < lines.size();) {
    const std::optional<TextRecord> record = RecordAt(lines, i, separator);
    if (!record || (!run.empty() && run.back().fields != record->fields)) close_run();
    if (record) run.push_back(*record);
    i += record ? record->lines : 1;
  }
  close_run();
  return found.size() >= kFewestRecords ? found : std::vector<TextRecord>();
}

/// Records between tabs that go over several lines; those of one line need no help.
std::vector<TextRecord> FindBrokenBetweenTabs(Lines lines) {
  std::vector<TextRecord> found;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].starts_with('"') && lines[i].find("\t\"") == std::string::npos) continue;
    RecordReader reader(lines.subspan(i), '\t');
    if (!reader.Read() || reader.lines() < 2 || reader.fields.size() < 2) continue;
    found.push_back({i, reader.lines(), reader.fields.size(), '\t'});
    i += reader.lines() - 1;
  }
  return found;
}

}  // namespace

bool MayHoldRecords(string_view text) {
  const auto holds_as_many = [text](char separator) {
    size_t count = 0;
    for (size_t at = text.find(separator); at != string_view::npos && count < kFewestRecords; ++count) {
      at = text.find(separator, at + 1);
    }
    return count == kFewestRecords;
  };
  return text.find('"') != string_view::npos || holds_as_many(',') || holds_as_many(';');
}

std::vector<TextRecord> FindRecords(Lines lines) {
  std::vector<TextRecord> between_tabs = FindBrokenBetweenTabs(lines);
  if (!between_tabs.empty()) return between_tabs;
  std::vector<TextRecord> commas = FindSeparatedBy(',', lines);
  std::vector<TextRecord> semicolons = FindSeparatedBy(';', lines);
  return semicolons.size() > commas.size() ? semicolons : commas;
}

std::vector<TextField> FieldsOf(const TextRecord& record, Lines lines) {
  RecordReader reader(lines.subspan(record.first), record.separator);
  reader.Read();
  return std::move(reader.fields);
}

}  // namespace gongkai::docread

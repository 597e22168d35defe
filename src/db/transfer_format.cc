#include "db/transfer_format.h"

#include <array>
#include <charconv>
#include <stdexcept>
#include <type_traits>

#include "crypto/bytes.h"

namespace gongkai::db {
namespace {

constexpr std::string_view kFirst = "#gongkai-export ";
constexpr std::string_view kTable = "#table\t";
constexpr std::string_view kEnd = "#end ";
constexpr int kFormat = 1;

constexpr std::array<std::pair<char, char>, 5> kEscapes = {
    {{'\\', '\\'}, {'\t', 't'}, {'\n', 'n'}, {'\r', 'r'}, {'\0', '0'}}};

void AddEscaped(std::string& line, std::string_view text) {
  for (const char c : text) {
    char letter = 0;
    for (const auto& [plain, escape] : kEscapes) {
      if (c == plain) letter = escape;
    }
    if (letter != 0) line += '\\';
    line += letter != 0 ? letter : c;
  }
}

std::optional<std::string> Unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      out += text[i];
      continue;
    }
    if (++i == text.size()) return std::nullopt;
    const std::size_t before = out.size();
    for (const auto& [plain, escape] : kEscapes) {
      if (text[i] == escape) out += plain;
    }
    if (out.size() == before) return std::nullopt;
  }
  return out;
}

template <class Number>
void AddNumber(std::string& line, Number number) {
  std::array<char, 32> digits{};
  line.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
}

template <class Number>
std::optional<Number> ParseNumber(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

void AddValue(std::string& line, const Value& value) {
  std::visit(
      [&](const auto& v) {
        using T = std::decay_t<decltype(v)>;
        if constexpr (std::is_same_v<T, Null>) {
          line += 'n';
        } else if constexpr (std::is_same_v<T, std::int64_t>) {
          AddNumber(line += 'i', v);
        } else if constexpr (std::is_same_v<T, double>) {
          AddNumber(line += 'd', v);  // as many digits as bring back the same number
        } else if constexpr (std::is_same_v<T, BlobView>) {
          (line += 'b') += crypto::Base64(v.bytes);
        } else {
          AddEscaped(line += 't', v);
        }
      },
      value);
}

// Texts and bytes are kept in `texts`, since a Value only points to them.
std::optional<Value> ParseValue(std::string_view word, std::deque<std::string>& texts) {
  if (word.empty()) return std::nullopt;
  const std::string_view rest = word.substr(1);
  const auto keep = [&](std::optional<std::string> text) -> const std::string* {
    return text ? &texts.emplace_back(std::move(*text)) : nullptr;
  };
  if (word == "n") return Null{};
  if (word[0] == 'i') {
    if (const auto number = ParseNumber<std::int64_t>(rest)) return *number;
  } else if (word[0] == 'd') {
    if (const auto number = ParseNumber<double>(rest)) return *number;
  } else if (word[0] == 't') {
    if (const std::string* text = keep(Unescaped(rest))) return std::string_view(*text);
  } else if (word[0] == 'b') {
    if (const std::string* bytes = keep(crypto::ParseBase64(rest))) return BlobView{*bytes};
  }
  return std::nullopt;
}

std::vector<std::string_view> Split(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(mark, at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

std::optional<std::int64_t> ParseFirst(std::string_view line) {
  if (!line.starts_with(kFirst)) return std::nullopt;
  const auto words = Split(line.substr(kFirst.size()), ' ');
  if (words.size() != 2 || ParseNumber<int>(words[0]) != kFormat) return std::nullopt;
  return ParseNumber<std::int64_t>(words[1]);
}

std::string EndLine(const TransferCount& count, const std::string& digest) {
  return std::string(kEnd) + std::to_string(count.tables) + " " + std::to_string(count.rows) + " sm3:" + digest;
}

}  // namespace

ExportWriter::ExportWriter(NewFile file, std::int64_t newest_migration) : file_(std::move(file)) {
  WriteLine(std::string(kFirst) + std::to_string(kFormat) + " " + std::to_string(newest_migration));
}

void ExportWriter::WriteLine(std::string line) {
  line += '\n';
  sm3_.Add(line);
  file_.Write(line);
}

void ExportWriter::BeginTable(std::string_view name, const std::vector<std::string>& columns) {
  ++count_.tables;
  std::string line = std::string(kTable) + std::string(name);
  for (const std::string& column : columns) (line += '\t') += column;
  WriteLine(std::move(line));
}

void ExportWriter::AddRow(const Row& row) {
  ++count_.rows;
  std::string line;
  for (int column = 0; column < row.size(); ++column) {
    if (column > 0) line += '\t';
    AddValue(line, row.Any(column));
  }
  WriteLine(std::move(line));
}

TransferCount ExportWriter::Finish() {
  file_.Write(EndLine(count_, sm3_.Finish()) + "\n");
  file_.Finish();
  return count_;
}

bool IsExport(const std::string& path) {
  std::string first(kFirst.size(), '\0');
  std::ifstream in(path, std::ios::binary);
  in.read(first.data(), static_cast<std::streamsize>(first.size()));
  return in.good() && first == kFirst;
}

Result<ExportSummary> CheckExport(const std::string& path) {
  const Error broken{ErrorKind::kUnreadable, path + " 不完整或被改动过，不能使用，请换一份。", ""};
  std::ifstream in(path, std::ios::binary);
  std::string line;
  if (!std::getline(in, line)) return Error{ErrorKind::kUnreadable, "读不出 " + path + "，请检查文件名和权限。", ""};
  const auto migration = ParseFirst(line);
  if (!migration) return Error{ErrorKind::kUnreadable, path + " 不是本程序能认识的导出文件。", ""};
  ExportSummary summary{.newest_migration = *migration};
  crypto::Sm3 sm3;
  do {
    sm3.Add(line += '\n');
    if (!std::getline(in, line)) return broken;
    if (line.starts_with(kTable)) ++summary.count.tables;
    if (!line.starts_with('#')) ++summary.count.rows;
  } while (!line.starts_with(kEnd));
  if (in.eof() || line != EndLine(summary.count, sm3.Finish())) return broken;
  if (in.peek() != std::ifstream::traits_type::eof()) return broken;
  return summary;
}

ExportReader::ExportReader(const std::string& path) : in_(path, std::ios::binary) { Advance(); }

void ExportReader::Advance() {
  if (!std::getline(in_, line_)) line_ = kEnd;
}

std::optional<ExportReader::TableLine> ExportReader::NextTable() {
  while (!line_.starts_with(kTable)) {
    if (line_.starts_with(kEnd)) return std::nullopt;
    Advance();
  }
  const auto words = Split(std::string_view(line_).substr(kTable.size()), '\t');
  TableLine table{.name = std::string(words[0]), .columns = {words.begin() + 1, words.end()}};
  Advance();
  return table;
}

const std::vector<Value>* ExportReader::NextRow() {
  if (line_.starts_with('#')) return nullptr;
  values_.clear();
  texts_.clear();
  for (const std::string_view word : Split(line_, '\t')) {
    const auto value = ParseValue(word, texts_);
    if (!value) throw std::runtime_error("a line of the export is no row");
    values_.push_back(*value);
  }
  Advance();
  return &values_;
}

}  // namespace gongkai::db

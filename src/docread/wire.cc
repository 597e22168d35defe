// document := "gkd1" format obstacle encoding title message lines:list(text) blocks:list(block)
// block    := 'P' text heading place | 'T' geometry rows:list(row);   row := place cells:list(cell)
// cell     := text column column_span row_span left right place;      place := line column length page box
// Whole numbers are LEB128 and never negative, measures are IEEE doubles in the machine's order, text is UTF-8 after
// its length, a list follows its length.
#include "docread/wire.h"

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>

#include "base/utf8.h"

namespace gongkai::docread {
namespace {

constexpr std::string_view kMagic = "gkd1";
constexpr std::uint64_t kMostItems = 4'000'000;  // of one list; what Limits allows is far below

class Writer {
 public:
  void Whole(int value) { Size(static_cast<std::uint64_t>(value)); }
  void Size(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7U) out_.push_back(static_cast<char>(value | 0x80U));
    out_.push_back(static_cast<char>(value));
  }
  void Measure(double value) {
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    out_.append(bytes, sizeof bytes);
  }
  void Text(std::string_view text) {
    Size(text.size());
    out_.append(text);
  }
  void Put(const Place& place) {
    for (int value : {place.line, place.column, place.length, place.page}) Whole(value);
    for (double value : {place.box.left, place.box.top, place.box.right, place.box.bottom}) Measure(value);
  }
  void Put(const Cell& cell) {
    Text(cell.text);
    for (int value : {cell.column, cell.column_span, cell.row_span}) Whole(value);
    Measure(cell.left);
    Measure(cell.right);
    Put(cell.place);
  }
  void Put(const Row& row) {
    Put(row.place);
    List(row.cells);
  }
  void Put(const std::string& text) { Text(text); }
  void Put(const Block& block) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      out_.push_back('P');
      Text(paragraph->text);
      Whole(paragraph->heading);
      Put(paragraph->place);
    } else {
      const auto& table = std::get<Table>(block);
      out_.push_back('T');
      Whole(static_cast<int>(table.geometry));
      List(table.rows);
    }
  }
  template <class T>
  void List(const std::vector<T>& items) {
    Size(items.size());
    for (const T& item : items) Put(item);
  }
  void Raw(std::string_view bytes) { out_.append(bytes); }
  std::string Take() { return std::move(out_); }

 private:
  std::string out_;
};

/// Reads until something is wrong; from then on everything is empty, and `good` says so at the end.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  bool good() const { return good_; }
  bool AtEnd() const { return rest_.empty(); }

  std::string_view Raw(std::size_t size) {
    if (size > rest_.size()) return Fail(), std::string_view();
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }
  std::uint64_t Size() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 63; shift += 7) {
      const std::string_view byte = Raw(1);
      if (byte.empty()) return 0;
      value |= static_cast<std::uint64_t>(byte[0] & 0x7F) << shift;
      if ((byte[0] & 0x80) != 0) continue;
      if (byte[0] == 0 && shift > 0) Fail();  // a number has one spelling only
      return value;
    }
    return Fail(), 0;
  }
  int Whole(int most = std::numeric_limits<int>::max()) {
    const std::uint64_t value = Size();
    if (value > static_cast<std::uint64_t>(most)) Fail();
    return good_ ? static_cast<int>(value) : 0;
  }
  double Measure() {
    double value = 0;
    const std::string_view bytes = Raw(sizeof value);
    if (bytes.size() == sizeof value) std::memcpy(&value, bytes.data(), sizeof value);
    if (!std::isfinite(value)) Fail();
    return good_ ? value : 0;
  }
  void Get(std::string& text) {
    const std::string_view taken = Raw(Size());
    if (!IsValidUtf8(taken)) Fail();
    text = taken;
  }
  void Get(Place& place) {
    for (int* value : {&place.line, &place.column, &place.length, &place.page}) *value = Whole();
    for (double* value : {&place.box.left, &place.box.top, &place.box.right, &place.box.bottom}) *value = Measure();
    if (static_cast<std::size_t>(place.line) > lines_) Fail();
  }
  void Get(Cell& cell) {
    Get(cell.text);
    for (int* value : {&cell.column, &cell.column_span, &cell.row_span}) *value = Whole();
    cell.left = Measure();
    cell.right = Measure();
    Get(cell.place);
  }
  void Get(Row& row) {
    Get(row.place);
    List(row.cells);
  }
  void Get(Block& block) {
    const std::string_view kind = Raw(1);
    if (kind == "P") {
      Paragraph paragraph;
      Get(paragraph.text);
      paragraph.heading = Whole(6);
      Get(paragraph.place);
      block = std::move(paragraph);
    } else if (kind == "T") {
      Table table;
      table.geometry = static_cast<Geometry>(Whole(static_cast<int>(Geometry::kLoose)));
      List(table.rows);
      block = std::move(table);
    } else {
      Fail();
    }
  }
  /// Every item takes a byte at least, so a length that lies cannot make us reserve more than was sent.
  template <class T>
  void List(std::vector<T>& items) {
    const std::uint64_t count = Size();
    if (count > rest_.size() || count > kMostItems) return Fail();
    for (std::uint64_t i = 0; i < count && good_; ++i) Get(items.emplace_back());
  }
  void KnowLines(std::size_t lines) { lines_ = lines; }

 private:
  void Fail() {
    good_ = false;
    rest_ = {};
  }

  std::string_view rest_;
  bool good_ = true;
  std::size_t lines_ = 0;
};

}  // namespace

std::string ToWire(const Document& document) {
  Writer writer;
  writer.Raw(kMagic);
  writer.Whole(static_cast<int>(document.format));
  writer.Whole(static_cast<int>(document.obstacle));
  writer.Text(document.encoding);
  writer.Text(document.title);
  writer.Text(document.obstacle_message);
  writer.List(document.lines);
  writer.List(document.blocks);
  return writer.Take();
}

std::optional<Document> FromWire(std::string_view bytes) {
  Reader reader(bytes);
  if (reader.Raw(kMagic.size()) != kMagic) return std::nullopt;
  Document document;
  document.format = static_cast<Format>(reader.Whole(static_cast<int>(Format::kUnknown)));
  document.obstacle = static_cast<Obstacle>(reader.Whole(static_cast<int>(Obstacle::kNeedsLibreOffice)));
  reader.Get(document.encoding);
  reader.Get(document.title);
  reader.Get(document.obstacle_message);
  reader.List(document.lines);
  reader.KnowLines(document.lines.size());
  reader.List(document.blocks);
  if (!reader.good() || !reader.AtEnd()) return std::nullopt;
  return document;
}

}  // namespace gongkai::docread

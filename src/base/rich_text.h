// The body of something that is published, as a value: headings, paragraphs, lists, tables, images. It holds no markup,
// so there is nothing in it that a browser could run: whoever shows it (a web page, a Word file, a poster) builds the
// form of his own out of it.
//
//   Result<RichText> body = RichText::Of({RichHeading{2, {}, {{"一、总体情况"}}}, RichParagraph{{}, {{"全年……"}}}});
//
// Every RichText is in normal form, within its limits: two that show the same are equal. Read and written as text by
// docread/rich_text_reader.h, shown by web/rich_text_html.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/link_address.h"
#include "base/result.h"

namespace gongkai {

/// What a body may hold. More is refused with a sentence, never cut.
struct RichTextLimits {
  static constexpr std::size_t kCharacters = 200'000;  // code points of all text
  static constexpr std::size_t kBlocks = 20'000;
  static constexpr std::size_t kCells = 20'000;  // places of the grids of all tables together, rows times columns
  static constexpr std::size_t kColumns = 100;   // of one table
  static constexpr std::size_t kImages = 200;
  static constexpr std::size_t kAltCharacters = 500;
};

/// A stretch of text that looks the same. '\n' in it is a line break within the paragraph.
struct RichRun {
  std::string text;
  bool bold = false, italic = false, underline = false;
  std::optional<LinkAddress> link{};

  bool operator==(const RichRun&) const = default;
  bool LooksLike(const RichRun& other) const {
    return bold == other.bold && italic == other.italic && underline == other.underline && link == other.link;
  }
};
using RichRuns = std::vector<RichRun>;

enum class Alignment { kStart, kCenter, kEnd };

/// The levels that a body may use; 1 is the title of the page around it.
inline constexpr int kTopHeading = 2, kLowestHeading = 4;

struct RichHeading {
  int level = kTopHeading;
  Alignment alignment = Alignment::kStart;
  RichRuns runs;
  bool operator==(const RichHeading&) const = default;
};

struct RichParagraph {
  Alignment alignment = Alignment::kStart;
  RichRuns runs;
  bool operator==(const RichParagraph&) const = default;
};

inline constexpr int kDeepestListItem = 5;

/// One item; those that follow one another make a list, an item one deeper than the one before stands inside it.
/// Ordered ones count from 1, anew behind an item that is less deep or of the other kind.
struct RichListItem {
  bool ordered = false;
  int depth = 0;
  RichRuns runs;
  bool operator==(const RichListItem&) const = default;
};

struct RichCell {
  bool head = false;
  int row_span = 1, column_span = 1;
  std::vector<RichParagraph> paragraphs;
  bool operator==(const RichCell&) const = default;
};

struct RichRow {
  std::vector<RichCell> cells;  // those that begin in this row, from the first column on
  bool operator==(const RichRow&) const = default;
};

struct RichTable {
  std::vector<RichRow> rows;
  bool operator==(const RichTable&) const = default;
};

/// Names the bytes of an attachment: "sm3:" and 64 hexadecimal digits.
class ImageDigest {
 public:
  static std::optional<ImageDigest> Of(std::string_view text);
  const std::string& text() const { return text_; }
  bool operator==(const ImageDigest&) const = default;

 private:
  explicit ImageDigest(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

struct RichImage {
  ImageDigest digest;
  std::string alt;  // what one sees in it, for those who do not
  bool operator==(const RichImage&) const = default;
};

using RichBlock = std::variant<RichHeading, RichParagraph, RichListItem, RichTable, RichImage>;

class RichText {
 public:
  RichText() = default;

  /// Brings the blocks into normal form: invisible characters, blanks at the ends of lines and more than one blank are
  /// gone, neighbouring runs that look the same are one, what is empty is dropped (but no cell), headings and heads are
  /// not bold by themselves, links not underlined, an item is one deeper than the one before at most, and a table is a
  /// grid: every place of it is covered by exactly one cell, every row and column has a cell that begins in it.
  ///
  /// Errors:  kInvalidInput beyond RichTextLimits
  static Result<RichText> Of(std::vector<RichBlock> blocks);

  const std::vector<RichBlock>& blocks() const { return blocks_; }
  bool empty() const { return blocks_.empty(); }

  /// Code points of all text, line breaks and descriptions of images among them.
  std::size_t Characters() const;
  /// Cells of all tables.
  std::size_t Cells() const;
  std::vector<ImageDigest> Images() const;

  /// Without any look: a blank line between blocks, a line an item or a row, tabs between cells.
  std::string PlainText() const;

  bool operator==(const RichText&) const = default;

 private:
  std::vector<RichBlock> blocks_;
};

std::string PlainText(const RichRuns& runs);
/// Lines of all paragraphs, joined by `between`.
std::string PlainText(const RichCell& cell, std::string_view between = "\n");

/// The number of an ordered item among its neighbours, counted from one block to the next in reading order.
class ListCounter {
 public:
  /// 1, 2, 3 … of an ordered item, 0 of another block.
  int Next(const RichBlock& block);

 private:
  struct Level {
    bool ordered = false;
    int number = 0;
  };
  std::vector<Level> levels_;
};

}  // namespace gongkai

// Rich text out of what was typed without an editor: a plain text with paragraphs, rows of tables and lines of images.
#include <utility>

#include "base/fold.h"
#include "docread/rich_image_lines.h"
#include "docread/rich_text_reader.h"

namespace gongkai::docread {
namespace {

using std::string_view;

bool IsIndented(string_view line) { return line.starts_with("　　") || line.starts_with("    "); }

/// Gathers lines of plain text to paragraphs and tables.
class PlainReader {
 public:
  void Take(string_view line) {
    const bool is_row = line.find('\t') != string_view::npos;
    if (is_row) {
      FlushParagraph();
      AddRow(line);
      return;
    }
    FlushTable();
    if (IsBlankText(line) || IsIndented(line)) FlushParagraph();
    if (IsBlankText(line)) return;
    if (!paragraph_.empty()) paragraph_ += '\n';
    paragraph_ += line;
  }

  Result<RichText> Finish() {
    FlushParagraph();
    FlushTable();
    return RichText::Of(std::move(blocks_));
  }

 private:
  void AddRow(string_view line) {
    RichRow& row = table_.rows.emplace_back();
    for (;;) {
      const std::size_t end = line.find('\t');
      RichParagraph paragraph;
      paragraph.runs.push_back({.text = std::string(line.substr(0, end))});
      row.cells.emplace_back().paragraphs.push_back(std::move(paragraph));
      if (end == string_view::npos) return;
      line.remove_prefix(end + 1);
    }
  }

  void FlushParagraph() {
    if (paragraph_.empty()) return;
    blocks_.emplace_back(RichParagraph{.runs = {{.text = std::exchange(paragraph_, {})}}});
  }

  void FlushTable() {
    if (table_.rows.empty()) return;
    blocks_.emplace_back(std::exchange(table_, {}));
  }

  std::vector<RichBlock> blocks_;
  std::string paragraph_;
  RichTable table_;
};

std::optional<Error> TooLong(string_view text) {
  if (text.size() <= kLongestPaste) return std::nullopt;
  return Error{ErrorKind::kUnreadable,
               "内容超过 " + std::to_string(kLongestPaste >> 20U) + " MB，没有读取，请分几次粘贴，或者作为附件。", ""};
}

std::string WithoutReturns(string_view text) {
  std::string out(text);
  std::erase(out, '\r');
  return out;
}

}  // namespace

Result<RichText> RichTextFromPlain(string_view text) {
  if (auto error = TooLong(text)) return *std::move(error);
  PlainReader reader;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    reader.Take(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return reader.Finish();
}

Result<RichText> ReadSentRichText(string_view html, string_view plain, bool by_script) {
  Result<RichTextRead> read = ReadRichText(html);
  const bool is_kept = by_script || (read && Trim(WithoutReturns(plain)) == Trim(read->text.PlainText()));
  if (!is_kept) return WithImagesOf(TRY(RichTextFromPlain(plain)), read ? read->text : RichText());
  if (!read) return std::move(read).error();
  return std::move(read->text);
}

}  // namespace gongkai::docread

// Web page to Document, in one pass over its tags. Only what bears on reading counts: which tags break a line, where
// tables, rows and cells begin and end, what is not shown. Everything else is text between them.
//
// Page makers leave out end tags, close what was never opened and put text between rows; the rules for that are those
// of browsers: a row closes the row before it, text between rows goes in front of the table, an end tag closes what it
// can. Next to read: html_tokens.h (the tags), flow.h (what becomes of the tables).
#include <algorithm>
#include <utility>

#include "base/fold.h"
#include "docread/drawn_tables.h"
#include "docread/encoding.h"
#include "docread/flow.h"
#include "docread/html_charset.h"
#include "docread/html_entities.h"
#include "docread/html_hidden.h"
#include "docread/html_line.h"
#include "docread/html_styles.h"
#include "docread/html_tags.h"
#include "docread/html_tokens.h"
#include "docread/markdown.h"
#include "docread/mhtml.h"
#include "docread/read.h"
#include "docread/sniff.h"

namespace gongkai::docread {
namespace {

using std::string_view;

struct OpenTable {
  std::unique_ptr<FlowTable> table = std::make_unique<FlowTable>();
  bool row_open = false, cell_open = false;
  int struck_out = 0;  // how often all of it is; what a cell leaves open ends with the cell
};

/// Text with tables of HTML put into it: it begins without a tag, and nothing but tables breaks its lines. Then they
/// are broken as in Markdown, where the source breaks them.
bool IsMarkdown(string_view page) {
  if (Trim(page).starts_with('<')) return false;
  HtmlTokens tokens(page);
  std::size_t tables = 0;
  for (HtmlToken token; tokens.Next(token);) {
    if (token.kind == HtmlToken::Kind::kText) continue;
    const bool starts = token.kind == HtmlToken::Kind::kStart;
    if (token.name == "table") tables = starts ? tables + 1 : tables - std::min<std::size_t>(tables, 1);
    if (tables == 0 && starts && (BreaksLine(token.name) || HoldsNothingSeen(token.name))) return false;
  }
  return true;
}

class HtmlReader {
 public:
  HtmlReader(string_view page, const Limits& limits) : tokens_(page), budget_(limits), markdown_(IsMarkdown(page)) {}

  Document Read() {
    HtmlToken token;
    while (!budget_.Exceeded() && tokens_.Next(token)) {
      if (hidden_.IsOpen()) {
        if (hidden_.EndsBefore(token, tokens_)) Start(token);
      } else if (token.kind == HtmlToken::Kind::kText) {
        Text(token.text);
      } else if (token.kind == HtmlToken::Kind::kStart) {
        Start(token);
      } else {
        End(token.name);
      }
    }
    if (budget_.Exceeded()) return OverBudget(Format::kHtml, budget_);
    FlushLine();
    while (!tables_.empty()) CloseTable();
    if (budget_.Exceeded()) return OverBudget(Format::kHtml, budget_);  // the last line may be the one too long
    Document document = ToDocument(Format::kHtml, std::move(body_));
    document.title = std::move(title_);
    return document;
  }

 private:
  /// The content that text goes to now: the innermost open cell, or the page.
  Flow& Here() {
    for (auto open = tables_.rbegin(); open != tables_.rend(); ++open) {
      if (open->cell_open) return open->table->rows.back().cells.back().content;
    }
    return body_;
  }

  void FlushLine() {
    std::string text = line_.Take();
    raised_ = false;  // nothing stands raised for longer than a line; an end tag was left out
    if (preformatted_ > 0 && tables_.empty() && AddDrawn(text)) return;
    drawn_ = drawn_ && text.empty();
    if (!text.empty()) {
      budget_.SpendBlock();
      budget_.SpendText(text.size());
      Here().push_back(markdown_ ? MarkdownLine(text) : FlowItem{std::move(text), heading_, nullptr});
    }
    if (!std::exchange(picture_, false)) return;
    drawn_ = false;
    budget_.SpendBlock();
    Here().push_back(FlowItem{{}, 0, nullptr, true});
  }

  /// A line of a table drawn with characters; false for any other.
  bool AddDrawn(string_view line) {
    if (IsDrawnRule(line)) return true;
    std::vector<std::string> texts = DrawnCells(line);
    if (texts.empty()) return false;
    if (!drawn_) body_.push_back({{}, 0, std::make_unique<FlowTable>()});
    drawn_ = true;
    budget_.SpendBlock();
    FlowRow& row = body_.back().table->rows.emplace_back();
    for (std::string& text : texts) {
      budget_.SpendCell();
      budget_.SpendText(text.size());
      row.cells.emplace_back().content.push_back({std::move(text), 0, nullptr});
    }
    return true;
  }

  FlowItem MarkdownLine(string_view text) {
    const int heading = tables_.empty() ? TakeHeadingMarks(text) : 0;
    return {std::string(text), heading, nullptr};
  }

  void Text(string_view raw) {
    if (selecting_ || struck_out_ > 0 || styles_.StruckOut()) return;
    if (raw.find('&') == string_view::npos) {
      AppendText(raw);
      return;
    }
    decoded_.clear();
    AppendDecoded(raw, decoded_);
    AppendText(decoded_);
  }

  void AppendText(string_view text) {
    if (raised_ || styles_.Raised()) {
      line_.AppendRaised(text);
      return;
    }
    const bool markdown = markdown_ && tables_.empty();
    if (preformatted_ == 0 && !markdown) {
      line_.Append(text, false);
      return;
    }
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      line_.Append(text.substr(0, end), !markdown);
      if (end == text.size()) return;
      FlushLine();
      text.remove_prefix(end + 1);
    }
  }

  void Start(const HtmlToken& token) {
    const string_view name = token.name;
    const TagLook look = LookOf(token.attributes);
    if (HoldsNothingSeen(name)) {
      const string_view content = tokens_.RawContent(name);
      if (name == "textarea" && !look.hidden) TypedText(content);
    } else if (name == "title") {
      TakeTitle();
    } else if (name == "select" || name == "template") {
      selecting_ = name == "select";
      if (!selecting_) hidden_.Open(name);
    } else if (!HasNoEnd(name) && look.hidden) {
      if (BreaksLine(name)) FlushLine();
      hidden_.Open(name);
    } else if (name == "table" || name == "tr" || name == "td" || name == "th") {
      selecting_ = false;
      StartOfTable(token);
      struck_out_ += look.struck_out && tables_.back().cell_open ? 1 : 0;
    } else if (StrikesOut(name)) {
      ++struck_out_;
    } else if (name == "sup") {
      raised_ = true;
    } else if (name == "img") {
      picture_ = picture_ || !look.hidden;
    } else if (name == "input") {
      if (!look.hidden && HoldsTypedText(token.attributes)) TypedText(HtmlAttribute(token.attributes, "value"));
    } else if (BreaksLine(name)) {
      StartOfBlock(name);
      if (!HasNoEnd(name)) styles_.Start(name, {.struck_out = look.struck_out});
    } else if (!HasNoEnd(name)) {
      styles_.Start(name, look);
    }
  }

  void StartOfBlock(string_view name) {
    selecting_ = selecting_ && name == "option";
    if (name != "br") styles_.End("p");  // whose end tag may be left out
    FlushLine();
    heading_ = HeadingOf(name);
    preformatted_ += name == "pre" ? 1 : 0;
  }

  /// What stands in a field of a form, which is text of the page where the fields are the cells of a table. Elsewhere
  /// it is a box to search with; and what holds tags is the source of a page.
  void TypedText(string_view raw) {
    const bool in_cell = !tables_.empty() && tables_.back().cell_open;
    if (in_cell && raw.find('<') == string_view::npos && raw.find("&lt;") == string_view::npos) Text(raw);
  }

  void End(string_view name) {
    styles_.End(name);
    if (name == "select") selecting_ = false;
    if (name == "sup") raised_ = false;
    if (StrikesOut(name)) struck_out_ = std::max(struck_out_ - 1, 0);
    if (name == "td" || name == "th") {
      CloseCell();
    } else if (name == "tr" || name == "tbody" || name == "thead" || name == "tfoot") {
      CloseRow();
    } else if (name == "table") {
      CloseTable();
    } else if (BreaksLine(name)) {
      FlushLine();
      heading_ = 0;
      if (name == "pre" && preformatted_ > 0) --preformatted_;
    }
  }

  void TakeTitle() {
    std::string decoded;
    AppendDecoded(tokens_.RawContent("title"), decoded);
    HtmlLine line;
    line.Append(decoded, false);
    if (title_.empty()) title_ = line.Take();
  }

  void StartOfTable(const HtmlToken& token) {
    if (token.name == "table") {
      OpenOneTable();
      return;
    }
    // A row or cell outside any table: somebody closed the table too early, or cut the page.
    if (tables_.empty()) OpenOneTable();
    if (token.name == "tr") {
      CloseRow();
      OpenRow();
      return;
    }
    CloseCell();
    if (!tables_.back().row_open) OpenRow();
    budget_.SpendCell();
    FlowCell cell;
    cell.column_span = SpanOf(token.attributes, "colspan");
    cell.row_span = SpanOf(token.attributes, "rowspan");
    tables_.back().table->rows.back().cells.push_back(std::move(cell));
    tables_.back().cell_open = true;
  }

  void OpenOneTable() {
    FlushLine();
    drawn_ = false;
    if (!tables_.empty() && !tables_.back().cell_open) CloseTable();
    heading_ = 0;
    tables_.emplace_back().struck_out = struck_out_;
    budget_.NestingSeen(tables_.size());
  }

  void OpenRow() {
    budget_.SpendBlock();
    tables_.back().table->rows.emplace_back();
    tables_.back().row_open = true;
  }

  void CloseCell() {
    FlushLine();
    if (!tables_.empty()) tables_.back().cell_open = false;
    heading_ = 0;
    preformatted_ = 0;
    styles_.Clear();
    if (!tables_.empty()) struck_out_ = tables_.back().struck_out;
  }

  void CloseRow() {
    CloseCell();
    if (!tables_.empty()) tables_.back().row_open = false;
  }

  void CloseTable() {
    CloseRow();
    if (tables_.empty()) return;
    std::unique_ptr<FlowTable> table = std::move(tables_.back().table);
    tables_.pop_back();
    if (!table->rows.empty()) Here().push_back(FlowItem{{}, 0, std::move(table)});
  }

  HtmlTokens tokens_;
  FlowBudget budget_;
  Flow body_;
  std::vector<OpenTable> tables_;
  HtmlLine line_;
  HtmlStyles styles_;
  std::string title_, decoded_;
  HiddenElement hidden_;
  int heading_ = 0, preformatted_ = 0, struck_out_ = 0;
  bool selecting_ = false, raised_ = false;
  bool markdown_ = false;
  bool drawn_ = false;    // the last item of the page is a table drawn with characters, which the next line may join
  bool picture_ = false;  // in the line that is being gathered
};

}  // namespace

Document ReadHtml(string_view bytes, const Limits& limits) {
  if (bytes.size() > limits.unpacked_bytes) {
    return CouldNotRead(
        Format::kHtml, Obstacle::kTooLarge,
        "网页文件超过 " + std::to_string(limits.unpacked_bytes >> 20U) + " MB，没有读取，请只上传报告本身。");
  }
  WebPageBytes saved;
  if (SniffClosely(bytes).kind == Kind::kMhtml) {
    saved = PageOfMhtml(bytes);
    bytes = saved.bytes;
  }
  const DecodedText decoded = Decode(bytes, saved.charset.empty() ? DeclaredCharset(bytes) : saved.charset);
  Document document = HtmlReader(decoded.utf8, limits).Read();
  document.encoding = decoded.encoding;
  return document;
}

}  // namespace gongkai::docread

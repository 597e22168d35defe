#include "docread/rich_text_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/fold.h"
#include "base/utf8.h"
#include "docread/counting.h"
#include "docread/html_entities.h"
#include "docread/html_hidden.h"
#include "docread/html_tags.h"
#include "docread/html_tokens.h"
#include "docread/raised_digits.h"
#include "docread/rich_elements.h"
#include "docread/rich_line.h"
#include "docread/rich_pieces.h"

namespace gongkai::docread {
namespace {

using std::string_view;
using Kind = RichPiece::Kind;

/// Tables in one another; in deeper ones rows and cells are only line breaks.
constexpr std::size_t kDeepestTable = 8;
constexpr std::size_t kMostTextBytes = RichTextLimits::kCharacters * 4;
constexpr std::size_t kMostTags = 500'000;  // Word writes some ten a paragraph

/// Elements of which nothing is shown as text, but which hold tags.
bool IsUnseen(string_view name) {
  constexpr std::array<string_view, 12> kNames = {"applet", "audio",  "button", "canvas",   "datalist", "object",
                                                  "rp",     "select", "title",  "template", "video",    "xml"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

bool IsRowGroup(string_view name) {
  return name == "thead" || name == "tbody" || name == "tfoot" || name == "colgroup";
}

struct OpenCell {
  RichCell cell;
  std::vector<RichPiece> pieces;
};

struct OpenTable {
  std::vector<std::vector<OpenCell>> rows;
  bool row_open = false, cell_open = false, in_head = false;
  std::optional<Alignment> row_alignment;
};

bool IsLayout(const OpenTable& table) {
  const auto any_piece = [&](auto holds) {
    for (const auto& row : table.rows) {
      for (const OpenCell& cell : row) {
        if (std::any_of(cell.pieces.begin(), cell.pieces.end(), holds)) return true;
      }
    }
    return false;
  };
  if (any_piece([](const RichPiece& piece) { return piece.kind == Kind::kTable; })) return true;
  const bool one_column =
      std::all_of(table.rows.begin(), table.rows.end(), [](const auto& row) { return row.size() <= 1; });
  return one_column && any_piece([](const RichPiece& piece) { return piece.kind != Kind::kParagraph; });
}

class Reader {
 public:
  explicit Reader(string_view html) : tokens_(html) {}

  Result<RichTextRead> Read() {
    HtmlToken token;
    while (!IsTooMuch() && tokens_.Next(token)) {
      if (hidden_.IsOpen()) {
        if (hidden_.EndsBefore(token, tokens_)) Start(token);
      } else if (token.kind == HtmlToken::Kind::kText) {
        Text(token.text);
      } else if (token.kind == HtmlToken::Kind::kStart) {
        Start(token);
      } else {
        End(token.name);
      }
      ++tags_;
    }
    Flush();
    while (!tables_.empty()) CloseTable();
    if (IsTooMuch()) return Error{ErrorKind::kInvalidInput, "内容太多，一篇正文放不下，请拆成几篇，或者作为附件。", ""};
    read_.text = TRY(RichText::Of(ToBlocks(std::move(body_))));
    return std::move(read_);
  }

 private:
  bool IsTooMuch() const {
    return tags_ > kMostTags || text_bytes_ > kMostTextBytes || cells_ > RichTextLimits::kCells ||
           pieces_ > RichTextLimits::kBlocks;
  }

  std::vector<RichPiece>& Here() {
    for (auto open = tables_.rbegin(); open != tables_.rend(); ++open) {
      if (open->cell_open) return open->rows.back().back().pieces;
    }
    return body_;
  }

  void Add(RichPiece piece) {
    ++pieces_;
    Here().push_back(std::move(piece));
  }

  // ---- text

  void Text(string_view raw) {
    decoded_.clear();
    AppendDecoded(raw, decoded_);
    const RichState& state = elements_.State();
    if (state.struck_out) {
      read_.struck_out_left_out = read_.struck_out_left_out || !IsBlankText(decoded_);
      return;
    }
    text_bytes_ += decoded_.size();
    if (state.marker && state.drawn != nullptr) {
      state.drawn->marker += decoded_;
      return;
    }
    if (state.script != Script::kLevel) decoded_ = Shifted(decoded_, state.script);
    // What ends a paragraph stands between the words of this text.
    fonts_.Note(decoded_, state.font);
    auto rest = line_.Take(decoded_, state.look, state.verbatim);
    for (; rest; rest = line_.Take(*rest, state.look, state.verbatim)) {
      Flush();
      fonts_.Note(*rest, state.font);
    }
  }

  /// 10² and CO₂ would read otherwise on the line.
  static std::string Shifted(string_view text, Script script) {
    if (script == Script::kRaised) return RaisedDigits(text);
    std::string lowered;
    for (std::size_t at = 0; at < text.size();) {
      const char32_t c = NextCodePoint(text, at);
      if (!IsDigit(c)) return std::string(text);
      AppendUtf8(lowered, 0x2080 + (c - U'0'));
    }
    return lowered;
  }

  void Flush() {
    RichPiece piece{.runs = line_.Finish()};
    const FontsSeen fonts = std::exchange(fonts_, {});
    if (piece.runs.empty()) return;
    const RichState& state = elements_.State();
    piece.alignment = state.alignment;
    if (state.item != nullptr && state.item->has_text && ContinueItem(piece.runs)) return;
    if (state.drawn != nullptr) piece.marker = std::exchange(state.drawn->marker, {});
    if (state.item != nullptr) {
      MakeItem(state, piece);
    } else if (state.heading > 0) {
      piece.kind = Kind::kHeading;
      piece.level = state.heading;
    } else if (const int level = LevelByFont(piece, fonts); level > 0) {
      piece.kind = Kind::kHeading;
      piece.level = level;
    } else if (state.drawn != nullptr && !Trim(piece.marker).empty()) {
      piece.kind = Kind::kItem;
      piece.drawn = true;
      piece.level = state.drawn->tag.drawn_level - 1;
    }
    Add(std::move(piece));
  }

  /// Of a paragraph of the text itself: what stands in a cell is no heading of it. 0: none.
  int LevelByFont(const RichPiece& piece, const FontsSeen& fonts) {
    if (fonts.Whole() == TextFont::kOther || &Here() != &body_) return 0;
    return HeadingByFont(std::string(Trim(piece.marker)) + PlainText(piece.runs), fonts.Whole());
  }

  /// A second paragraph of an item is a line of it.
  bool ContinueItem(RichRuns& runs) {
    if (Here().empty() || Here().back().kind != Kind::kItem) return false;
    RichRuns& item = Here().back().runs;
    runs.front().text.insert(0, "\n");
    item.insert(item.end(), std::make_move_iterator(runs.begin()), std::make_move_iterator(runs.end()));
    return true;
  }

  static void MakeItem(const RichState& state, RichPiece& piece) {
    piece.kind = Kind::kItem;
    piece.level = std::max(state.lists - 1, 0);
    RichElement& item = *state.item;
    item.has_text = true;
    if (state.list == nullptr || state.list->name != "ol") return;
    RichElement& list = *state.list;
    if (item.number == 0) item.number = list.next_number;
    list.next_number = item.number + 1;
    const string_view format = list.tag.number_format;
    piece.ordered = true;
    piece.counts_anew = list.counts_anew && format.empty();
    piece.marker = Count(item.number, format.empty() ? "decimal" : format) + (format == "chineseCounting" ? "、" : ".");
  }

  // ---- tags

  void Start(const HtmlToken& token) {
    const string_view name = token.name;
    const bool is_foreign = name == "svg" || name == "math";
    if (HoldsNothingSeen(name) || name == "title") {
      if (!is_foreign || !token.attributes.ends_with('/')) tokens_.RawContent(name);
      return;
    }
    if (name == "img") return Image(token);
    RichTag tag = ReadRichTag(token);
    if (!HasNoEnd(name) && (tag.hidden || IsUnseen(name))) {
      if (BreaksLine(name)) Flush();
      hidden_.Open(name);
    } else if (name == "table" || name == "tr" || name == "td" || name == "th" || IsRowGroup(name)) {
      StartOfTable(token, tag);
    } else if (name == "br") {
      Break(tag.new_page);
    } else if (BreaksLine(name)) {
      StartOfBlock(token, std::move(tag));
    } else if (!HasNoEnd(name)) {
      if (name == "a") elements_.Close(name);
      elements_.Open({.name = token.name, .tag = std::move(tag)});
    }
  }

  void Break(bool new_page) {
    if (new_page) return Flush();
    const RichState& state = elements_.State();
    if (!state.struck_out && !line_.Break(state.look)) Flush();
  }

  void StartOfBlock(const HtmlToken& token, RichTag tag) {
    const string_view name = token.name;
    Flush();
    elements_.CloseLeftOpen("p");
    if (name == "li") elements_.CloseLeftOpen("li");
    if (HasNoEnd(name)) return;
    RichElement element{.name = token.name, .tag = std::move(tag), .is_block = true};
    if (name == "ol") {
      const auto start = NumberIn(token.attributes, "start");
      element.next_number = start.value_or(1);
      element.counts_anew = !start || *start == 1;
    }
    if (name == "li") {
      element.number = NumberIn(token.attributes, "value").value_or(0);
      RichElement* const list = element.number > 0 ? elements_.State().list : nullptr;
      if (list != nullptr) list->counts_anew = false;
    }
    elements_.Open(std::move(element));
  }

  void End(string_view name) {
    if (name == "td" || name == "th") {
      CloseCell();
    } else if (name == "tr") {
      CloseRow();
    } else if (IsRowGroup(name)) {
      CloseRow();
      if (!tables_.empty()) tables_.back().in_head = false;
    } else if (name == "table") {
      CloseTable();
    } else {
      if (BreaksLine(name)) Flush();
      elements_.Close(name);
    }
  }

  void Image(const HtmlToken& token) {
    const RichState& state = elements_.State();
    if (state.struck_out) return;
    const auto digest = ImageDigest::Of(HtmlAttribute(token.attributes, "data-digest"));
    if (!digest) {
      ++read_.images_left_out;
      return;
    }
    Flush();
    std::string alt;
    AppendDecoded(HtmlAttribute(token.attributes, "alt"), alt);
    RichPiece piece{.kind = Kind::kImage};
    piece.block.emplace_back(RichImage{*digest, std::move(alt)});
    Add(std::move(piece));
  }

  // ---- tables

  void StartOfTable(const HtmlToken& token, const RichTag& tag) {
    Flush();
    if (token.name == "table") {
      OpenOneTable();
      return;
    }
    // Beyond the deepest table, and for rows of none (what Excel puts on the clipboard may begin with them).
    if (unkept_tables_ > 0) return;
    if (tables_.empty()) OpenOneTable();
    OpenTable& table = tables_.back();
    if (IsRowGroup(token.name)) {
      CloseRow();
      table.in_head = token.name == "thead";
    } else if (token.name == "tr") {
      CloseRow();
      OpenRow(table);
      table.row_alignment = tag.alignment;
    } else {
      OpenOneCell(table, token, tag);
    }
  }

  void OpenOneTable() {
    if (tables_.size() >= kDeepestTable) {
      ++unkept_tables_;
      return;
    }
    if (!tables_.empty() && !tables_.back().cell_open) CloseTable();
    tables_.emplace_back();
  }

  void OpenRow(OpenTable& table) {
    ++cells_;  // rows without cells cost as well
    table.rows.emplace_back();
    table.row_open = true;
  }

  void OpenOneCell(OpenTable& table, const HtmlToken& token, RichTag tag) {
    CloseCell();
    if (!table.row_open) OpenRow(table);
    ++cells_;
    OpenCell& open = table.rows.back().emplace_back();
    open.cell.head = token.name == "th" || table.in_head;
    open.cell.column_span = SpanOf(token.attributes, "colspan");
    open.cell.row_span = SpanOf(token.attributes, "rowspan");
    table.cell_open = true;
    if (!tag.alignment) tag.alignment = table.row_alignment;
    elements_.Open({.name = token.name, .tag = std::move(tag), .is_block = true, .is_cell = true});
  }

  void CloseCell() {
    Flush();
    if (unkept_tables_ > 0 || tables_.empty() || !tables_.back().cell_open) return;
    elements_.CloseCell();
    tables_.back().cell_open = false;
  }

  void CloseRow() {
    CloseCell();
    if (unkept_tables_ == 0 && !tables_.empty()) tables_.back().row_open = false;
  }

  void CloseTable() {
    Flush();
    if (unkept_tables_ > 0) {
      --unkept_tables_;
      return;
    }
    CloseRow();
    if (tables_.empty()) return;
    OpenTable table = std::move(tables_.back());
    tables_.pop_back();
    if (IsLayout(table)) {
      TakeApart(std::move(table));
    } else if (!table.rows.empty()) {
      AddTable(std::move(table));
    }
  }

  void TakeApart(OpenTable table) {
    for (auto& row : table.rows) {
      for (OpenCell& cell : row) {
        for (RichPiece& piece : cell.pieces) Here().push_back(std::move(piece));
      }
    }
  }

  void AddTable(OpenTable open) {
    RichTable table;
    std::vector<RichPiece> images;
    for (auto& row : open.rows) {
      RichRow& built = table.rows.emplace_back();
      for (OpenCell& cell : row) {
        cell.cell.paragraphs = ToCell(std::move(cell.pieces), images);
        built.cells.push_back(std::move(cell.cell));
      }
    }
    RichPiece piece{.kind = Kind::kTable};
    piece.block.emplace_back(std::move(table));
    Add(std::move(piece));
    for (RichPiece& image : images) Here().push_back(std::move(image));
  }

  HtmlTokens tokens_;
  RichElements elements_;
  RichLine line_;
  FontsSeen fonts_;  // of line_
  std::vector<RichPiece> body_;
  std::vector<OpenTable> tables_;
  RichTextRead read_;
  std::string decoded_;
  HiddenElement hidden_;
  int unkept_tables_ = 0;
  std::size_t tags_ = 0, text_bytes_ = 0, cells_ = 0, pieces_ = 0;
};

std::optional<Error> TooLong(string_view text) {
  if (text.size() <= kLongestPaste) return std::nullopt;
  return Error{ErrorKind::kUnreadable,
               "内容超过 " + std::to_string(kLongestPaste >> 20U) + " MB，没有读取，请分几次粘贴，或者作为附件。", ""};
}

}  // namespace

Result<RichTextRead> ReadRichText(string_view html) {
  if (auto error = TooLong(html)) return *std::move(error);
  return Reader(html).Read();
}

}  // namespace gongkai::docread

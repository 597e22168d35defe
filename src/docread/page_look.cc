// The client of gongkai-pdf --look. Its answer is not trusted: the program has read hostile bytes.
#include "docread/page_look.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "docread/child.h"
#include "docread/look_orders.h"

namespace gongkai::docread {
namespace {

constexpr int kMemoryMegabytes = 500;
constexpr std::size_t kMaxAnswerBytes = 256U << 20U;
constexpr std::size_t kMostGlyphs = 200'000;  // of a page
constexpr int kPiece = 40;                    // pages

class Fields {
 public:
  explicit Fields(std::string_view line) : rest_(line) {}
  bool empty() const { return rest_.empty(); }
  std::string_view Word() {
    const std::size_t end = std::min(rest_.find(' '), rest_.size());
    const std::string_view word = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    return word;
  }
  double Number() {
    const std::string_view word = Word();
    double value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    constexpr double kFarOut = 1e7;
    return error == std::errc() && value > -kFarOut && value < kFarOut ? value : 0;
  }
  int Whole() { return static_cast<int>(std::max(Number(), 0.0)); }
  Box Edges() {
    Box box;
    for (double* edge : {&box.left, &box.top, &box.right, &box.bottom}) *edge = Number();
    return box;
  }
  char32_t Code() {
    const std::string_view word = Word();
    std::uint32_t code = 0;
    std::from_chars(word.data(), word.data() + word.size(), code, 16);
    const bool is_surrogate = code >= 0xD800 && code < 0xE000;
    return code >= 0x20 && code < 0x110000 && code != 0x7F && !is_surrogate ? code : 0;
  }

 private:
  std::string_view rest_;
};

class Answer {
 public:
  Answer(std::string_view output, int most_pages, Looked& looked)
      : rest_(output), most_pages_(most_pages), looked_(looked) {}

  /// The word at the end: "E", or what stood in the way; empty where it never came to one.
  std::string Read() {
    std::string end;
    while (!rest_.empty() && end.empty()) {
      const std::string_view line = TakeLine();
      if (line == "E" || line.starts_with("X ")) end = line == "E" ? "E" : line.substr(2);
      if (line == "L" || (line.size() > 1 && line[1] == ' ')) Take(line);
    }
    return end;
  }

 private:
  std::string_view TakeLine() {
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    const std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    return line;
  }

  void Take(std::string_view line) {
    Fields fields(line.substr(std::min<std::size_t>(2, line.size())));
    if (line[0] == 'N') looked_.pages = fields.Whole();
    if (line[0] == 'P') TakePage(fields);
    if (looked_.looked.empty()) return;
    LookedPage& page = looked_.looked.back();
    if (line[0] == 'L' && !page.text.text.empty()) page.text.text += '\n';
    if (line[0] == 'G' && page.text.glyphs.size() < kMostGlyphs) TakeGlyph(fields, page.text);
    if (line[0] == 'M') {
      const Box box = fields.Edges();
      page.uneven.push_back({page.text.page, box.left, box.top, box.right, box.bottom});
    }
    if (line[0] == 'J') TakePicture(fields, page);
  }

  /// More than there may be, or in no order: nothing behind it is believed.
  void TakePage(Fields& fields) {
    LookedPage page;
    page.text.page = fields.Whole();
    const int least = looked_.looked.empty() ? 1 : looked_.looked.back().text.page + 1;
    if (page.text.page < least || page.text.page > most_pages_) {
      rest_ = {};
      return;
    }
    page.text.width = fields.Number();
    page.text.height = fields.Number();
    page.pixels_wide = fields.Whole();
    page.pixels_high = fields.Whole();
    looked_.looked.push_back(std::move(page));
  }

  static void TakeGlyph(Fields& fields, PageText& page) {
    PageGlyph glyph;
    glyph.box = fields.Edges();
    const std::string_view gap = fields.Word();
    std::string text;
    while (!fields.empty()) {
      if (const char32_t code = fields.Code(); code != 0) AppendUtf8(text, code);
    }
    if (text.empty()) return;
    if (gap == "s") page.text += ' ';
    if (gap == "t") page.text += '\t';
    glyph.offset = static_cast<std::uint32_t>(page.text.size());
    glyph.length = static_cast<std::uint32_t>(text.size());
    page.text += text;
    page.glyphs.push_back(glyph);
  }

  void TakePicture(Fields& fields, LookedPage& page) {
    const auto size = std::min(static_cast<std::size_t>(fields.Whole()), rest_.size());
    page.jpeg = rest_.substr(0, size);
    rest_.remove_prefix(std::min(size + 1, rest_.size()));
  }

  std::string_view rest_;
  const int most_pages_;
  Looked& looked_;
};

void Refuse(Looked& looked, Obstacle obstacle, std::string sentence) {
  looked.obstacle = obstacle;
  looked.obstacle_message = std::move(sentence);
  looked.looked.clear();
}

void Explain(const ChildResult& child, const std::string& end, int most_pages, Looked& looked) {
  if (child.end == ChildEnd::kNotStarted) {
    return Refuse(looked, Obstacle::kUnsupported, "处理 PDF 的程序 gongkai-pdf 没有安装好，请联系系统管理员。");
  }
  if (child.end == ChildEnd::kTooSlow) {
    return Refuse(looked, Obstacle::kTooSlow, "打开这份文件的页面用时太长，已停止，请拆分后再试。");
  }
  if (child.end == ChildEnd::kTooMuchOutput || end == "memory") {
    return Refuse(looked, Obstacle::kTooLarge, "打开这份文件的页面需要的内存超出了限度，请拆分后再试。");
  }
  if (end == "encrypted") {
    return Refuse(looked, Obstacle::kEncrypted, "这份 PDF 设有密码，请去掉密码后再试。");
  }
  if (end == "pages") {
    return Refuse(looked, Obstacle::kTooLarge, "这份文件超过 " + std::to_string(most_pages) + " 页，请拆分后再试。");
  }
  constexpr std::string_view kLarge = "large ";
  if (end.starts_with(kLarge)) {
    const int page = std::clamp(Fields(std::string_view(end).substr(kLarge.size())).Whole(), 1, most_pages);
    return Refuse(looked, Obstacle::kTooLarge,
                  "第 " + std::to_string(page) + " 页太大，一边超过 7 米，请改成平常的纸张大小，重新导出后再试。");
  }
  Refuse(looked, Obstacle::kDamaged, "这份文件的页面画不出来，可能已损坏，请重新导出后再试。");
}

LookOrders OrdersOf(const LookWish& wish) {
  LookOrders orders{wish.first, wish.last, wish.dots_per_inch, wish.unseen, wish.pictures, {}};
  for (const BlackBox& box : wish.boxes) {
    if (box.page >= wish.first && (wish.last == 0 || box.page <= wish.last)) orders.boxes.push_back(box);
  }
  return orders;
}

}  // namespace

Looked LookAtPages(std::string_view pdf, const LookWish& wish) {
  Looked looked;
  const std::optional<std::string> program = FindProgramBeside("gongkai-pdf", "GONGKAI_PDF");
  const std::string orders = WriteLookOrders(OrdersOf(wish), pdf.size());
  const std::string_view input[] = {orders, pdf};
  const ChildResult child =
      program ? RunChildOnParts({*program,
                                 {"--look", "--pages", std::to_string(wish.most_pages), "--seconds",
                                  std::to_string(wish.seconds), "--memory", std::to_string(kMemoryMegabytes)},
                                 {}},
                                input, {static_cast<double>(wish.seconds), kMaxAnswerBytes})
              : ChildResult{};
  const bool ended = child.end == ChildEnd::kExited && child.exit_code == 0;
  const std::string end = Answer(child.output, wish.most_pages, looked).Read();
  if (!ended || end != "E") Explain(child, end, wish.most_pages, looked);
  return looked;
}

Looked LookAtAllPages(std::string_view pdf, const LookWish& wish, const PagesDone& done) {
  LookWish one = wish;
  one.first = one.last = 1;
  Looked all = LookAtPages(pdf, one);
  if (all.obstacle != Obstacle::kNone || all.pages == 1) return all;
  std::vector<Looked> pieces(static_cast<std::size_t>((all.pages + kPiece - 1) / kPiece));
  const PiecesEnd end = InPieces(all.pages, kPiece, done, [&](int first, int last, int piece) {
    LookWish part = wish;
    part.first = first, part.last = last;
    Looked& looked = pieces[static_cast<std::size_t>(piece)] = LookAtPages(pdf, part);
    const bool whole = looked.looked.size() == static_cast<std::size_t>(last - first + 1);
    if (!whole && looked.obstacle == Obstacle::kNone) Refuse(looked, Obstacle::kDamaged, "这份文件的页数前后不一致。");
    return whole;
  });
  all.looked.clear();
  if (end == PiecesEnd::kStopped) Refuse(all, Obstacle::kTooSlow, "已停止。");
  for (Looked& piece : pieces) {
    if (piece.obstacle != Obstacle::kNone) return std::move(piece);
    std::move(piece.looked.begin(), piece.looked.end(), std::back_inserter(all.looked));
  }
  if (end != PiecesEnd::kDone) all.looked.clear();
  return all;
}

}  // namespace gongkai::docread

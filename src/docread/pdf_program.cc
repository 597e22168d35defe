// SPDX-License-Identifier: GPL-2.0-or-later
//
// gongkai-pdf: a PDF on standard input, its words and ruled lines with their places on standard output.
//
// This is a program of its own for two reasons. It links poppler, which is under the GPL (version 2 or 3), while the
// rest of gongkai is under Apache-2.0 and only speaks to it over a pipe; built together with sandbox.cc the binary is
// under version 3. And it parses hostile input with a large library, so it locks itself in before it reads the first
// byte.
//
// Out, one line each, numbers in points from the top left corner of the page as it is shown:
//   P number width height                          a page begins
//   W left top right bottom size rotation mark from to text
//                                                  a run of characters without a gap; rotation 0..3 quarter turns;
//                                                  `mark` counts the pieces that a tagged document marks as belonging
//                                                  together (0 = not marked, -1 = marked as no part of the text, a page
//                                                  number for one); from and to count what was drawn: blanks drawn
//                                                  between two runs leave a hole
//   R x1 y1 x2 y2                                  a ruled line, level or upright
//   T text                                         the document's own title
// and last: `E`, or `X` and a word: encrypted, damaged, no-text, pages, memory. Next to read: pdf.cc, which reads this;
// pdf_burn_program.h, for what it does when it is called with --burn.
#include <poppler-config.h>

#include <ErrorCodes.h>
#include <GfxState.h>
#include <GlobalParams.h>
#include <PDFDoc.h>
#include <TextOutputDev.h>
#include <UTF.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "docread/pdf_burn_program.h"
#include "docread/sandbox.h"
#include "docread/warm_server.h"

namespace {

constexpr int kMaxRulings = 20'000;  // of one page
constexpr double kThin = 3.0;        // points; a filled rectangle no thicker is a line
constexpr std::size_t kFlushAt = 1 << 16;

std::string out;

void Flush() {
  for (std::size_t done = 0; done < out.size();) {
    const ssize_t written = ::write(STDOUT_FILENO, out.data() + done, out.size() - done);
    if (written <= 0) _exit(4);
    done += static_cast<std::size_t>(written);
  }
  out.clear();
}

/// `_exit`: nothing is worth tearing down, and tearing down a hostile document is one more risk.
[[noreturn]] void End(std::string_view line) {
  out.append(line).push_back('\n');
  Flush();
  _exit(0);
}

/// Poppler aborts when an allocation fails. Only calls that are safe in a signal handler.
void OnOutOfMemory(int) {
  constexpr std::string_view kLine = "\nX memory\n";
  if (::write(STDOUT_FILENO, kLine.data(), kLine.size()) < 0) _exit(4);
  _exit(0);
}

void AppendNumber(double value) {
  char text[32];
  const int length = std::snprintf(text, sizeof text, "%.2f ", std::clamp(value, -1e7, 1e7));
  out.append(text, static_cast<std::size_t>(length));
}

void AppendCodePoint(char32_t c) {
  if (c < 0x20 || (c >= 0xD800 && c < 0xE000) || c > 0x10FFFF) c = ' ';
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out.push_back(static_cast<char>(0xC0 | (c >> 6)));
    out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
  } else {
    if (c < 0x10000) {
      out.push_back(static_cast<char>(0xE0 | (c >> 12)));
    } else {
      out.push_back(static_cast<char>(0xF0 | (c >> 18)));
      out.push_back(static_cast<char>(0x80 | ((c >> 12) & 0x3F)));
    }
    out.push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3F)));
    out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
  }
}

/// Text as poppler gathers it, and beside it the ruled lines, which poppler's own text device ignores.
class Reader : public TextOutputDev {
 public:
  Reader() : TextOutputDev(nullptr, false, 0, true, false) {}

  /// Whether there was a page at all: a page tree can promise more than it holds.
  bool HasPage() const { return has_page_; }

  void startPage(int number, GfxState* state, XRef* xref) override {
    has_page_ = true;
    rulings_ = 0;
    drawn_ = 0;
    marks_.assign(1, {0, 0});
    open_marks_.clear();
    out.append("P ").append(std::to_string(number)).push_back(' ');
    AppendNumber(state->getPageWidth());
    AppendNumber(state->getPageHeight());
    out.push_back('\n');
    TextOutputDev::startPage(number, state, xref);
  }

  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                CharCode code, int bytes, const Unicode* u, int length) override {
    drawn_ += bytes;
    TextOutputDev::drawChar(state, x, y, dx, dy, origin_x, origin_y, code, bytes, u, length);
  }
  void incCharCount(int count) override {
    drawn_ += count;
    TextOutputDev::incCharCount(count);
  }
  void beginMarkedContent(const char* name, Dict* properties) override {
    int mark = marks_.back().mark;
    if (properties && properties->lookup("MCID").isInt()) mark = ++last_mark_;
    if (std::string_view(name) == "Artifact") mark = -1;
    if (open_marks_.size() < kMaxNesting) open_marks_.push_back(marks_.back().mark);
    marks_.push_back({drawn_, mark});
    TextOutputDev::beginMarkedContent(name, properties);
  }
  void endMarkedContent(GfxState* state) override {
    if (!open_marks_.empty()) {
      marks_.push_back({drawn_, open_marks_.back()});
      open_marks_.pop_back();
    }
    TextOutputDev::endMarkedContent(state);
  }
  /// What was marked around the character drawn at `position`.
  int MarkAt(int position) const {
    const auto after = std::upper_bound(marks_.begin(), marks_.end(), position,
                                        [](int value, const Mark& mark) { return value < mark.position; });
    return after == marks_.begin() ? 0 : std::prev(after)->mark;
  }

  void stroke(GfxState* state) override {
    EachSegment(state, [this](double x1, double y1, double x2, double y2) { Ruling(x1, y1, x2, y2); });
  }
  void fill(GfxState* state) override { Filled(state); }
  void eoFill(GfxState* state) override { Filled(state); }

 private:
  template <class Use>
  static void EachSegment(const GfxState* state, const Use& use) {
    const GfxPath* path = state->getPath();
    for (int i = 0; i < path->getNumSubpaths(); ++i) {
      const GfxSubpath* part = path->getSubpath(i);
      for (int j = 1; j < part->getNumPoints(); ++j) {
        if (part->getCurve(j)) continue;
        double x1, y1, x2, y2;
        state->transform(part->getX(j - 1), part->getY(j - 1), &x1, &y1);
        state->transform(part->getX(j), part->getY(j), &x2, &y2);
        use(x1, y1, x2, y2);
      }
    }
  }

  /// Many programs draw a line as a filled rectangle that is very thin.
  void Filled(const GfxState* state) {
    const GfxPath* path = state->getPath();
    for (int i = 0; i < path->getNumSubpaths(); ++i) {
      const GfxSubpath* part = path->getSubpath(i);
      if (part->getNumPoints() < 4 || part->getNumPoints() > 6) continue;
      double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
      for (int j = 0; j < part->getNumPoints(); ++j) {
        double x, y;
        state->transform(part->getX(j), part->getY(j), &x, &y);
        left = std::min(left, x), right = std::max(right, x);
        top = std::min(top, y), bottom = std::max(bottom, y);
      }
      const double width = right - left, height = bottom - top;
      if (height <= kThin && height < width) Ruling(left, (top + bottom) / 2, right, (top + bottom) / 2);
      if (width <= kThin && width < height) Ruling((left + right) / 2, top, (left + right) / 2, bottom);
    }
  }

  void Ruling(double x1, double y1, double x2, double y2) {
    const double across = std::fabs(x2 - x1), down = std::fabs(y2 - y1);
    if (std::min(across, down) > 0.5 || std::max(across, down) < 2 || ++rulings_ > kMaxRulings) return;
    out.append("R ");
    for (double value : {std::min(x1, x2), std::min(y1, y2), std::max(x1, x2), std::max(y1, y2)}) AppendNumber(value);
    out.push_back('\n');
  }

  struct Mark {
    int position = 0;
    int mark = 0;
  };
  static constexpr std::size_t kMaxNesting = 256;

  bool has_page_ = false;
  int rulings_ = 0;
  int drawn_ = 0;  // bytes of strings shown so far on this page: poppler counts the same, but keeps it to itself
  int last_mark_ = 0;
  std::vector<Mark> marks_{{0, 0}};  // by position
  std::vector<int> open_marks_;
};

/// The place, in the order of drawing, of one character of a word; poppler tells only those of the whole word.
int DrawnAt(const TextWord* word, int index) {
  return word->getCharPos() + word->getCharLen() * index / std::max(word->getLength(), 1);
}

bool IsDigit(Unicode c) { return c >= '0' && c <= '9'; }
bool IsWide(Unicode c) { return c >= 0x2E80 && c < 0xA000; }

double Advance(const TextWord* word, int index) { return word->getEdge(index + 1) - word->getEdge(index); }

/// Characters of one width: in a font digits are all alike, but that some set a 1 closer to what follows; and so are
/// Chinese characters. For others there is no telling.
bool AreAlike(Unicode a, Unicode b) {
  if (IsDigit(a) && IsDigit(b)) return (a == '1') == (b == '1');
  return IsWide(a) && IsWide(b);
}

/// How wide a character of a word would be by itself, as most of those like it are. Within a word poppler lets each
/// character reach to the next one, across any gap.
double OwnWidth(const TextWord* word, int index) {
  const Unicode c = *word->getChar(index);
  std::vector<double> widths{Advance(word, index)};
  for (int i = 0; i < word->getLength(); ++i) {
    if (i != index && AreAlike(c, *word->getChar(i))) widths.push_back(Advance(word, i));
  }
  if (IsWide(c)) return std::min(*std::min_element(widths.begin(), widths.end()), word->getFontSize());
  const auto middle = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2);
  std::nth_element(widths.begin(), middle, widths.end());
  return std::min(*middle, Advance(word, index));
}

/// Where two cells of narrow columns run into one another without a gap that poppler would see: the document marks them
/// as different pieces, or they are figures, whose digits would stand at even distances if they were one.
bool BreaksBefore(const Reader& reader, const TextWord* word, int index) {
  if (word->getRotation() != 0) return false;
  const double gap = (Advance(word, index - 1) - OwnWidth(word, index - 1)) / std::max(word->getFontSize(), 0.1);
  const int mark = reader.MarkAt(DrawnAt(word, index - 1)), next = reader.MarkAt(DrawnAt(word, index));
  const bool digits = IsDigit(*word->getChar(index)) && IsDigit(*word->getChar(index - 1));
  if (mark > 0 && next > 0 && mark != next) return digits || gap > 0.03;
  return digits && gap > 0.05;
}

void AppendRun(const Reader& reader, const TextWord* word, int begin, int end) {
  double left, top, right, bottom, ignored;
  word->getBBox(&left, &top, &right, &bottom);
  if (begin > 0 || end < word->getLength()) {
    word->getCharBBox(begin, &left, &top, &ignored, &bottom);
    word->getCharBBox(end - 1, &ignored, &top, &right, &bottom);
    if (end < word->getLength()) right = word->getEdge(end - 1) + OwnWidth(word, end - 1);
  }
  out.append("W ");
  for (double value : {left, top, right, bottom, word->getFontSize()}) AppendNumber(value);
  for (int value :
       {word->getRotation(), reader.MarkAt(DrawnAt(word, begin)), DrawnAt(word, begin), DrawnAt(word, end)}) {
    out.append(std::to_string(value)).push_back(' ');
  }
  for (int i = begin; i < end; ++i) AppendCodePoint(*word->getChar(i));
  out.push_back('\n');
}

/// Returns whether the page has any word.
bool AppendWords(Reader& reader) {
  const std::unique_ptr<TextWordList> words = reader.makeWordList();
  for (int i = 0; words && i < words->getLength(); ++i) {
    const TextWord* word = words->get(i);
    int begin = 0;
    constexpr int kLongest = 60;  // the search for breaks is quadratic, and the text of a narrow cell is short
    for (int j = 1; j < word->getLength() && word->getLength() <= kLongest; ++j) {
      if (BreaksBefore(reader, word, j)) AppendRun(reader, word, std::exchange(begin, j), j);
    }
    AppendRun(reader, word, begin, word->getLength());
  }
  return words && words->getLength() > 0;
}

void AppendTitle(PDFDoc& document) {
  const std::unique_ptr<GooString> title = document.getDocInfoTitle();
  if (!title) return;
  out.append("T ");
  Unicode* text = nullptr;
  const int length = TextStringToUCS4(title->toStr(), &text);
  for (int i = 0; i < length; ++i) AppendCodePoint(text[i]);
  out.push_back('\n');
}

int Option(int count, char** arguments, std::string_view name, int otherwise) {
  for (int i = 1; i + 1 < count; ++i) {
    if (arguments[i] == name) return std::max(1, std::atoi(arguments[i + 1]));
  }
  return otherwise;
}

std::string ReadInput() {
  std::string bytes;
  const off_t size = ::lseek(STDIN_FILENO, 0, SEEK_END);
  if (size > 0 && ::lseek(STDIN_FILENO, 0, SEEK_SET) == 0) bytes.reserve(static_cast<std::size_t>(size));
  char buffer[1 << 16];
  for (;;) {
    const ssize_t got = ::read(STDIN_FILENO, buffer, sizeof buffer);
    if (got <= 0) return bytes;
    bytes.append(buffer, static_cast<std::size_t>(got));
  }
}

void ReadDocument(const std::string& bytes, int most_pages) {
  globalParams = std::make_unique<GlobalParams>();
  globalParams->setErrQuiet(true);
  PDFDoc document(new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull)));
  if (!document.isOk()) End(document.getErrorCode() == errEncrypted ? "X encrypted" : "X damaged");
  const int pages = document.getNumPages();
  if (pages > most_pages) End("X pages");
  if (pages < 1) End("X damaged");
  AppendTitle(document);
  bool any_text = false, any_page = false;
  for (int number = 1; number <= pages; ++number) {
    Reader reader;
    constexpr double kPointsPerInch = 72;
    document.displayPage(&reader, number, kPointsPerInch, kPointsPerInch, 0, false, true, false);
    any_text = AppendWords(reader) || any_text;
    any_page = any_page || reader.HasPage();
    if (out.size() > kFlushAt) Flush();
  }
  if (!any_page) End("X damaged");
  End(any_text ? "E" : "X no-text");
}

}  // namespace

int main(int count, char** arguments) {
  std::signal(SIGABRT, OnOutOfMemory);
  std::set_new_handler([] { OnOutOfMemory(0); });
  constexpr int kMegabyte = 20;
  if (count > 1 && std::string_view(arguments[1]) == "--warm") gongkai::docread::ForkForEachInput();
  try {
    gongkai::docread::EnterSandbox(
        {.seconds = Option(count, arguments, "--seconds", 4),
         .memory_bytes = static_cast<std::size_t>(Option(count, arguments, "--memory", 300)) << kMegabyte});
    if (count > 1 && std::string_view(arguments[1]) == "--burn") {
      gongkai::docread::BurnPdf(ReadInput(), Option(count, arguments, "--pages", 2'000));
    }
    ReadDocument(ReadInput(), Option(count, arguments, "--pages", 2'000));
  } catch (const std::exception&) {
    return 3;
  }
}

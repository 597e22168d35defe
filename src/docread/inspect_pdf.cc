// The client of gongkai-pdf --inspect: its lines to pieces. What is seen is laid out like a document, page by page, so
// that tables keep their rows and columns; what the layout leaves out is added, for nothing may be missing here. The
// answer is not trusted: the program has read hostile bytes. The lines: pdf_inspection.h. Next to read: pdf.cc.
#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/fold.h"
#include "base/utf8.h"
#include "docread/child.h"
#include "docread/exif_facts.h"
#include "docread/inspect_answer.h"
#include "docread/pdf_answer.h"
#include "docread/pdf_layout.h"

namespace gongkai::docread {
namespace {

using std::string_view;

constexpr int kMemoryMegabytes = 280;
constexpr std::size_t kMaxAnswerBytes = 256U << 20U;

/// Numbers and words separated by blanks at the front of a line.
class Fields {
 public:
  explicit Fields(string_view line) : rest_(line) {}
  string_view Word() {
    const std::size_t end = std::min(rest_.find(' '), rest_.size());
    const string_view word = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    return word;
  }
  double Number() {
    const string_view word = Word();
    double value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    constexpr double kFarOut = 1e9;
    return error == std::errc() && value > -kFarOut && value < kFarOut ? value : 0;
  }
  int Whole() { return static_cast<int>(std::max(Number(), 0.0)); }
  string_view rest() const { return rest_; }

 private:
  string_view rest_;
};

Sight SightOfUnseen(string_view letter) {
  if (letter == "c") return Sight::kCovered;
  if (letter == "p") return Sight::kPale;
  if (letter == "o") return Sight::kOutsidePage;
  if (letter == "l") return Sight::kOtherLayer;
  if (letter == "n") return Sight::kComment;
  if (letter == "b") return Sight::kUnprovenLayer;
  return Sight::kInvisible;
}

Sight SightOfCarried(string_view letter) {
  if (letter == "a") return Sight::kComment;
  if (letter == "l") return Sight::kLinkTarget;
  if (letter == "f") return Sight::kFormField;
  if (letter == "s") return Sight::kScript;
  if (letter == "t") return Sight::kAlternativeText;
  if (letter == "o") return Sight::kShown;
  if (letter == "e") return Sight::kEarlierVersion;
  return Sight::kProperty;
}

std::string WithoutBlanks(string_view text) {
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = NextCodePoint(text, at);
    if (!IsBlank(c)) AppendUtf8(kept, c);
  }
  return kept;
}

class PdfPieces {
 public:
  PdfPieces(string_view answer, Gathering& to) : rest_(answer), to_(to) {}

  /// The word at the end: "E", or what stood in the way; empty where it never came to one.
  std::string Read() {
    while (!rest_.empty()) {
      const std::size_t end = std::min(rest_.find('\n'), rest_.size());
      const string_view line = rest_.substr(0, end);
      rest_.remove_prefix(std::min(end + 1, rest_.size()));
      to_.Tick();
      Take(line);
    }
    TellPage();
    TellUnreadable();
    return end_;
  }

 private:
  void Take(string_view line) {
    if (line == "E" || line.starts_with("X ")) {
      end_ = line == "E" ? "E" : std::string(line.substr(2));
    } else if (line == "V") {
      TellPage();
      earlier_ = true;
    } else if (line.size() > 2 && line[1] == ' ') {
      Fields fields(line.substr(2));
      switch (line[0]) {
        case 'P':
          TellPage();
          number_ = Fields(fields).Whole();
          page_.assign(line).append(1, '\n');
          break;
        case 'W':
        case 'R':
          page_.append(line).append(1, '\n');
          break;
        case 'H':
          TakeUnseen(fields);
          break;
        case 'C':
          TakeCarried(fields);
          break;
        case 'B':
          TakeBytes(fields);
          break;
        case 'N':
          for (int left = std::min(fields.Whole(), 100'000); left > 0; --left) to_.CountPicture();
          break;
        case 'O':
          TakeLeftOut(fields.rest());
          break;
        case 'U':
          unreadable_ += fields.Whole();
          break;
        default:
          break;
      }
    }
  }

  Piece At(int page) const {
    Piece at;
    at.page = page;
    return at;
  }
  static std::string PageInWords(int page) { return page > 0 ? "第 " + std::to_string(page) + " 页" : std::string(); }

  void TakeUnseen(Fields fields) {
    TellPage();
    const Sight sight = SightOfUnseen(fields.Word());
    Piece at = At(number_);
    for (double* value : {&at.box.left, &at.box.top, &at.box.right, &at.box.bottom}) *value = fields.Number();
    to_.Add(std::move(at), earlier_ ? Sight::kEarlierVersion : sight, fields.rest(), PageInWords(number_));
  }

  void TakeCarried(Fields fields) {
    TellPage();
    const Sight sight = SightOfCarried(fields.Word());
    const int page = fields.Whole();
    const std::size_t tab = std::min(fields.rest().find('\t'), fields.rest().size());
    const std::string where =
        PageInWords(page) + (page > 0 ? "的" : "") + WithoutInvisible(fields.rest().substr(0, tab));
    const string_view text = fields.rest().substr(std::min(tab + 1, fields.rest().size()));
    to_.Add(At(page), earlier_ ? Sight::kEarlierVersion : sight, text, where);
  }

  void TakeBytes(Fields fields) {
    TellPage();
    const string_view kind = fields.Word();
    std::size_t size = 0;
    const string_view number = fields.Word();
    std::from_chars(number.data(), number.data() + number.size(), size);
    const string_view bytes = rest_.substr(0, size);
    rest_.remove_prefix(std::min(size + 1, rest_.size()));
    const std::string name(fields.rest());
    to_.SpendUnpacked(bytes.size());
    if (kind == "e") {
      to_.Add(earlier_ ? Sight::kEarlierVersion : Sight::kEmbedded, name, "附件");
      to_.DeferWithin(bytes, name);
    } else if (kind == "m") {
      to_.DeferWithin(bytes, "PDF 里的图片");
    } else {
      TakeXml(bytes, kind == "f");
    }
  }

  void TakeLeftOut(string_view what) {
    if (what == "versions") {
      to_.ObstructPart("这份 PDF 保存过很多次，更早的旧版本没有检查，请重新导出后再上传。");
    } else {
      to_.ObstructPart("这份 PDF 带的批注或者附件太多，没有检查完，请重新导出后再上传。");
    }
  }

  void TakeXml(string_view bytes, bool is_form) {
    std::vector<ImageFact> facts;
    const bool sound = AddXmp(bytes, facts);
    for (const ImageFact& fact : facts) {
      const Sight sight = is_form ? Sight::kFormField : Sight::kProperty;
      to_.Add(earlier_ ? Sight::kEarlierVersion : sight, fact.text, is_form ? "表单" : "属性“" + fact.what + "”");
    }
    if (!sound) to_.ObstructPart("PDF 里的附加信息不完整，可能没有检查全，请重新导出后再上传。");
  }

  /// What is seen of the page whose words are gathered.
  void TellPage() {
    if (page_.empty()) return;
    PdfAnswer answer = ParsePdfAnswer(std::exchange(page_, {}));
    std::string words;
    for (const PdfPage& page : answer.pages) {
      for (const PdfWord& word : page.words) words += WithoutBlanks(word.text);
    }
    characters_ += words.size();
    const std::vector<PdfPage> pages = answer.pages;
    const Limits limits{.blocks = 1'000'000, .cells = 1'000'000, .text_bytes = 64U << 20U};
    const Document document = LayOutPages(std::move(answer.pages), limits);
    std::string told;
    for (const Block& block : document.blocks) TellBlock(block, told);
    if (told.size() < words.size()) TellLeftOut(pages, told);
  }

  void TellBlock(const Block& block, std::string& told) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      told += WithoutBlanks(paragraph->text);
      TellShown(0, 0, 0, paragraph->text, paragraph->place.box);
      return;
    }
    const int table = to_.NewTable();
    int row = 0;
    for (const Row& one : std::get<Table>(block).rows) {
      for (const Cell& cell : one.cells) {
        told += WithoutBlanks(cell.text);
        TellShown(table, row, cell.column, cell.text, cell.place.box);
      }
      ++row;
    }
  }

  void TellShown(int table, int row, int column, const std::string& text, const Box& box) {
    Piece at = At(number_);
    at.table = table;
    at.row = row;
    at.column = column;
    at.box = box;
    to_.Add(std::move(at), Sight::kShown, text, PageInWords(number_));
  }

  /// Page numbers and the like, which a document does without. Words mostly follow one another as they were told.
  void TellLeftOut(const std::vector<PdfPage>& pages, const std::string& told) {
    constexpr std::size_t kNear = 4'096;
    std::size_t last = 0;
    for (const PdfPage& page : pages) {
      for (const PdfWord& word : page.words) {
        const std::string text = WithoutBlanks(word.text);
        std::size_t found = string_view(told).substr(last, kNear).find(text);
        found = found == std::string::npos ? (to_.CheckClock(), told.find(text)) : last + found;
        if (found == std::string::npos) {
          TellShown(0, 0, 0, word.text, word.box);
        } else {
          last = found;
        }
      }
    }
  }

  void TellUnreadable() {
    constexpr std::size_t kFew = 20, kOneIn = 20;
    if (unreadable_ > static_cast<int>(kFew) && static_cast<std::size_t>(unreadable_) * 3 * kOneIn > characters_) {
      to_.ObstructPart("这份 PDF 里有些文字没有可以识读的编码，没有检查全，请由 Word 或 WPS 重新导出后再上传。");
    }
  }

  string_view rest_;
  Gathering& to_;
  std::string page_;  // its lines
  int number_ = 0;
  bool earlier_ = false;
  int unreadable_ = 0;
  std::size_t characters_ = 0;  // bytes of what is seen
  std::string end_;
};

[[noreturn]] void Explain(const std::string& end, const InspectLimits& limits) {
  if (end == "encrypted") throw Stopped(Obstacle::kEncrypted, "这份 PDF 设有密码，没有检查，请去掉密码后再上传。");
  if (end == "pages") {
    throw Stopped(Obstacle::kTooLarge,
                  "这份 PDF 超过 " + std::to_string(limits.pages) + " 页，没有检查，请拆分后再上传。");
  }
  if (end == "crowded") {
    throw Stopped(Obstacle::kTooLarge, "这份 PDF 的画面由太多图形层层叠成，没有检查完，请换用重新导出的 PDF。");
  }
  if (end == "memory") {
    throw Stopped(Obstacle::kTooLarge, "检查这份 PDF 需要的内存超出了限度，没有检查完，请换用重新导出的 PDF。");
  }
  throw Stopped(Obstacle::kDamaged, "这份 PDF 已损坏，没有检查，请重新导出后再上传。");
}

/// A small file does not take long; one that does is a trap.
int SecondsFor(string_view bytes, const InspectLimits& limits) {
  constexpr std::size_t kLeast = 6, kBytesASecond = 50'000;
  return std::min(limits.seconds, static_cast<int>(kLeast + bytes.size() / kBytesASecond));
}

ChildResult RunProgram(string_view bytes, const InspectLimits& limits) {
  const std::optional<std::string> program = FindProgramBeside("gongkai-pdf", "GONGKAI_PDF");
  if (!program) return {};
  ChildCommand command{*program,
                       {"--inspect", "--pages", std::to_string(limits.pages), "--seconds",
                        std::to_string(limits.seconds), "--memory", std::to_string(kMemoryMegabytes)},
                       {}};
  if (limits.was_burnt_here && limits.was_burnt_here(DigestOfFile(bytes))) command.arguments.emplace_back("--burnt");
  return RunWarmChild(command, bytes, {static_cast<double>(SecondsFor(bytes, limits)), kMaxAnswerBytes});
}

void Check(const ChildResult& child, int seconds) {
  switch (child.end) {
    case ChildEnd::kExited:
      return;
    case ChildEnd::kNotStarted:
      throw Stopped(Obstacle::kUnsupported, "检查 PDF 的程序 gongkai-pdf 没有安装好，请联系系统管理员。");
    case ChildEnd::kLost:
      throw Stopped(Obstacle::kUnsupported,
                    "检查 PDF 的程序中断了，没有检查完，请再试一次；还是这样的，请联系系统管理员。");
    case ChildEnd::kTooSlow:
      throw Stopped(Obstacle::kTooSlow, "检查这份 PDF 用时超过 " + std::to_string(seconds) +
                                            " 秒，已停止，请换用重新导出的 PDF 或拆分后再上传。");
    case ChildEnd::kTooMuchOutput:
      throw Stopped(Obstacle::kTooLarge, "这份 PDF 的内容太多，超出了可以检查的限度，请拆分后再上传。");
    case ChildEnd::kSignalled:
      Explain("damaged", {});
  }
}

}  // namespace

InspectAnswer InspectPdf(string_view bytes, const InspectLimits& limits) {
  InspectAnswer answer;
  AnswerSink sink(answer);
  Gathering gathering(sink, limits);
  gathering.BeginElsewhere("PDF");
  try {
    const ChildResult child = RunProgram(bytes, limits);
    Check(child, SecondsFor(bytes, limits));
    const std::string end = PdfPieces(child.output, gathering).Read();
    if (end != "E") Explain(end, limits);
    answer.unpacked = gathering.unpacked();
  } catch (const Stopped& why) {
    Refuse(answer.inspection, why.obstacle, why.message);
    answer.deferred.clear();
  }
  return answer;
}

}  // namespace gongkai::docread

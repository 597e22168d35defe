// The client of gongkai-pdf: sends it the bytes, reads its lines back (their grammar stands at the head of
// pdf_program.cc), and says in plain words what stood in the way. What it answers is not trusted either: it has parsed
// hostile bytes. Next to read: pdf_layout.h.
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "docread/child.h"
#include "docread/pdf_layout.h"
#include "docread/read.h"

namespace gongkai::docread {
namespace {

constexpr int kMemoryMegabytes = 300;
constexpr std::size_t kMaxAnswerBytes = 48U << 20U;
constexpr std::size_t kMaxWords = 400'000;

/// What the program answered.
struct Answer {
  std::string title;
  std::vector<PdfPage> pages;
  std::string end;  // "E", or the word after "X"; empty when it never came to an end
};

/// Numbers separated by blanks at the front of a line.
class Fields {
 public:
  explicit Fields(std::string_view line) : rest_(line) {}
  double Number() {
    constexpr double kFarOut = 1e7;
    double value = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    good_ = good_ && error == std::errc() && std::isfinite(value) && std::fabs(value) <= kFarOut;
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    if (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
    return good_ ? value : 0;
  }
  int Whole() { return static_cast<int>(Number()); }
  std::string_view rest() const { return rest_; }
  bool good() const { return good_; }

 private:
  std::string_view rest_;
  bool good_ = true;
};

std::optional<PdfWord> ParseWord(Fields fields) {
  PdfWord word;
  word.box.left = fields.Number();
  word.box.top = fields.Number();
  word.box.right = fields.Number();
  word.box.bottom = fields.Number();
  word.size = fields.Number();
  word.rotation = fields.Whole() & 3;
  word.mark = fields.Whole();
  word.from = fields.Whole();
  word.to = fields.Whole();
  word.text = fields.rest();
  if (!fields.good() || word.box.right < word.box.left || word.box.bottom < word.box.top) return std::nullopt;
  return word;
}

/// A line that makes no sense is passed over; a word without a page as well.
void TakeLine(Answer& answer, std::string_view line, std::size_t& words) {
  if (line.size() < 2 || line[1] != ' ') return;
  Fields fields(line.substr(2));
  switch (line.front()) {
    case 'T':
      answer.title = fields.rest();
      return;
    case 'X':
      answer.end = fields.rest();
      return;
    case 'P': {
      PdfPage page;
      page.number = fields.Whole();
      page.width = fields.Number();
      page.height = fields.Number();
      answer.pages.push_back(std::move(page));
      return;
    }
    case 'R': {
      PdfRuling ruling{fields.Number(), fields.Number(), fields.Number(), fields.Number()};
      if (fields.good() && !answer.pages.empty()) answer.pages.back().rulings.push_back(ruling);
      return;
    }
    case 'W': {
      std::optional<PdfWord> word = ParseWord(fields);
      if (word && !answer.pages.empty() && ++words <= kMaxWords) answer.pages.back().words.push_back(std::move(*word));
      return;
    }
    default:
      return;
  }
}

Answer ParseAnswer(std::string_view output) {
  Answer answer;
  std::size_t words = 0;
  for (std::size_t begin = 0; begin < output.size();) {
    const std::size_t end = std::min(output.find('\n', begin), output.size());
    const std::string_view line = output.substr(begin, end - begin);
    if (line == "E") answer.end = "E";
    TakeLine(answer, line, words);
    begin = end + 1;
  }
  if (words > kMaxWords) answer.end = "memory";
  return answer;
}

Document Obstructed(Obstacle obstacle, std::string message) {
  return CouldNotRead(Format::kPdf, obstacle, std::move(message));
}

Document Explain(const std::string& end, const Limits& limits) {
  if (end == "encrypted") return Obstructed(Obstacle::kEncrypted, "这份 PDF 设有密码，请去掉密码后再上传。");
  if (end == "no-text") {
    return Obstructed(Obstacle::kNoText,
                      "这份 PDF 里没有文字，多半是扫描件，请换用由 Word 或 WPS 直接导出的 PDF，或上传原文档。");
  }
  if (end == "pages") {
    return Obstructed(Obstacle::kTooLarge,
                      "这份 PDF 超过 " + std::to_string(limits.pages) + " 页，请只上传需要的部分。");
  }
  if (end == "memory")
    return Obstructed(Obstacle::kTooLarge, "读取这份 PDF 需要的内存超出了限度，请换用重新导出的 PDF 或上传原文档。");
  return Obstructed(Obstacle::kDamaged, "这份 PDF 已损坏，无法读取，请重新导出后再上传。");
}

}  // namespace

Document ReadPdf(std::string_view bytes, const Limits& limits) {
  if (bytes.size() > limits.file_bytes) return Obstructed(Obstacle::kTooLarge, "这份 PDF 太大，超出了可以读取的限度。");
  const std::optional<std::string> program = FindProgramBeside("gongkai-pdf", "GONGKAI_PDF");
  const ChildResult child =
      program ? RunChild({*program,
                          {"--pages", std::to_string(limits.pages), "--seconds", std::to_string(limits.seconds),
                           "--memory", std::to_string(kMemoryMegabytes)},
                          {}},
                         bytes, {static_cast<double>(limits.seconds), kMaxAnswerBytes})
              : ChildResult{};
  switch (child.end) {
    case ChildEnd::kNotStarted:
      return Obstructed(Obstacle::kUnsupported, "读取 PDF 的程序 gongkai-pdf 没有安装好，请联系系统管理员。");
    case ChildEnd::kTooSlow:
      return Obstructed(Obstacle::kTooSlow, "读取这份 PDF 用时超过 " + std::to_string(limits.seconds) +
                                                " 秒，已停止，请换用重新导出的 PDF 或上传原文档。");
    case ChildEnd::kTooMuchOutput:
      return Obstructed(Obstacle::kTooLarge, "这份 PDF 的内容太多，超出了可以读取的限度。");
    case ChildEnd::kSignalled:
      return Explain("damaged", limits);
    case ChildEnd::kExited:
      break;
  }
  Answer answer = ParseAnswer(child.output);
  if (answer.end != "E") return Explain(answer.end, limits);
  Document document = LayOutPages(std::move(answer.pages), limits);
  if (document.obstacle == Obstacle::kNone) document.title = answer.title;
  return document;
}

}  // namespace gongkai::docread

// The client of gongkai-pdf: sends it the bytes, has its answer laid out as a Document, and says in plain words what
// stood in the way. Next to read: pdf_answer.h, pdf_layout.h.
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "docread/child.h"
#include "docread/pdf_answer.h"
#include "docread/pdf_layout.h"
#include "docread/read.h"

namespace gongkai::docread {
namespace {

constexpr int kMemoryMegabytes = 270;
constexpr std::size_t kMaxAnswerBytes = 48U << 20U;

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
      program ? RunWarmChild({*program,
                              {"--pages", std::to_string(limits.pages), "--seconds", std::to_string(limits.seconds),
                               "--memory", std::to_string(kMemoryMegabytes)},
                              {}},
                             bytes, {static_cast<double>(limits.seconds), kMaxAnswerBytes})
              : ChildResult{};
  switch (child.end) {
    case ChildEnd::kNotStarted:
      return Obstructed(Obstacle::kUnsupported, "读取 PDF 的程序 gongkai-pdf 没有安装好，请联系系统管理员。");
    case ChildEnd::kLost:
      return Obstructed(Obstacle::kUnsupported,
                        "读取 PDF 的程序中断了，这份 PDF 没有读完，请再试一次；还是这样的，请联系系统管理员。");
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
  PdfAnswer answer = ParsePdfAnswer(child.output);
  if (answer.end != "E") return Explain(answer.end, limits);
  Document document = LayOutPages(std::move(answer.pages), limits);
  if (document.obstacle == Obstacle::kNone) document.title = answer.title;
  return document;
}

}  // namespace gongkai::docread

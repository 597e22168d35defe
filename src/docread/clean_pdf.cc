// A PDF is burnt: drawn page by page by the program gongkai-pdf and written anew as pictures with the text that is
// really seen (docs/adr/0012-burnt-pdf.md). One in which nothing is to go stays as it is, byte for byte.
#include <algorithm>
#include <cstdio>
#include <string>
#include <utility>

#include "docread/burn_orders.h"
#include "docread/child.h"
#include "docread/clean_work.h"

namespace gongkai::docread {
namespace {

constexpr int kMemoryMegabytes = 500;
constexpr std::size_t kMaxAnswerBytes = 256U << 20U;
constexpr int kSlower = 4;  // drawing takes longer than reading

/// Whether something is to go, told with its place.
bool NoteWhatGoes(const Inspection& inspection, CleanWork& work) {
  bool any = false;
  for (const Piece& piece : inspection.pieces) {
    if (piece.sight == Sight::kShown || piece.sight == Sight::kFileName || !work.Removes(piece.sight)) continue;
    work.Note(piece.sight, piece.page > 0 ? "第 " + std::to_string(piece.page) + " 页" : piece.where);
    any = true;
  }
  return any;
}

/// At how many places words that are to change stand: in all, and where they are seen.
struct WordCount {
  std::size_t all = 0, shown = 0;
};
WordCount CountWords(const Inspection& inspection, const CleanWork& work) {
  WordCount count;
  for (const Piece& piece : inspection.pieces) {
    const std::size_t here = work.changes().Find(piece.text).size();
    count.all += here;
    count.shown += piece.sight == Sight::kShown && piece.page > 0 ? here : 0;
  }
  return count;
}

/// As long as its pages and bytes may take; a small file that takes longer is a trap.
int SecondsFor(std::string_view bytes, const Inspection& inspection, const CleanWork& work) {
  constexpr std::size_t kLeast = 20, kBytesASecond = 100'000;
  int pages = 0;
  for (const Piece& piece : inspection.pieces) pages = std::max(pages, piece.page);
  const auto wanted = static_cast<int>(kLeast + bytes.size() / kBytesASecond) + pages / 2;
  return std::min(wanted, work.limits().seconds * kSlower);
}

std::nullopt_t Explain(const ChildResult& child, CleanWork& work) {
  const std::string_view output = child.output;
  if (child.end == ChildEnd::kNotStarted) {
    return work.Refuse(Obstacle::kUnsupported, "处理 PDF 的程序 gongkai-pdf 没有安装好，请联系系统管理员。");
  }
  if (child.end == ChildEnd::kTooSlow) {
    return work.Refuse(Obstacle::kTooSlow, "制作这份 PDF 的副本用时太长，已停止，请拆分后再试。");
  }
  if (child.end == ChildEnd::kTooMuchOutput || output.find("X memory\n") != std::string_view::npos) {
    return work.Refuse(Obstacle::kTooLarge, "制作这份 PDF 的副本需要的内存超出了限度，请拆分后再试。");
  }
  if (output.starts_with("X encrypted")) {
    return work.Refuse(Obstacle::kEncrypted, "这份 PDF 设有密码，请去掉密码后再试。");
  }
  if (output.starts_with("X pages")) {
    return work.Refuse(Obstacle::kTooLarge,
                       "这份 PDF 超过 " + std::to_string(work.limits().pages) + " 页，请拆分后再试。");
  }
  return work.Refuse(Obstacle::kDamaged, "这份 PDF 已损坏，无法制作干净的副本，请重新导出后再试。");
}

BurnOrders OrdersOf(const CleanWork& work) {
  BurnOrders orders;
  for (const TextChange& change : work.order().changes) {
    if (!change.from.empty() && change.from != change.to) orders.changes.emplace_back(change.from, change.to);
  }
  orders.paints_fields = !work.Removes(Sight::kFormField);
  orders.paints_annotations = !work.Removes(Sight::kComment);
  return orders;
}

}  // namespace

std::optional<std::string> CleanPdf(std::string_view bytes, CleanWork& work) {
  const Inspection inspection = work.inspect(bytes, "", work.limits());
  if (inspection.obstacle != Obstacle::kNone) return work.Refuse(inspection.obstacle, inspection.obstacle_message);
  const bool any_goes = NoteWhatGoes(inspection, work);
  const WordCount words = CountWords(inspection, work);
  if (!any_goes && words.all == 0) return std::string(bytes);
  const std::optional<std::string> program = FindProgramBeside("gongkai-pdf", "GONGKAI_PDF");
  const int seconds = SecondsFor(bytes, inspection, work);
  const std::string orders = WriteBurnOrders(OrdersOf(work), bytes.size());
  const std::string_view input[] = {orders, bytes};
  ChildResult child = program
                          ? RunChildOnParts({*program,
                                             {"--burn", "--pages", std::to_string(work.limits().pages), "--seconds",
                                              std::to_string(seconds), "--memory", std::to_string(kMemoryMegabytes)},
                                             {}},
                                            input, {static_cast<double>(seconds), kMaxAnswerBytes})
                          : ChildResult{};
  int pages = 0, changed = 0, blackened = 0, head = 0;
  const bool good = child.end == ChildEnd::kExited && child.exit_code == 0 && child.output.ends_with("%%EOF\n") &&
                    std::sscanf(child.output.c_str(), "burnt %d %d %d\n%n", &pages, &changed, &blackened, &head) == 3 &&
                    head > 0;
  if (!good) return Explain(child, work);
  // A word that was not found in the picture is still to be read there.
  if (changed < 0 || static_cast<std::size_t>(changed) < words.shown) {
    return work.Refuse(Obstacle::kUnsupported,
                       "有要替换的文字在画面上没有找到，没有生成干净的副本，请在原文件里修改后重新导出 PDF。");
  }
  work.Changed(changed);
  child.output.erase(0, static_cast<std::size_t>(child.output.find('\n')) + 1);
  work.Burnt(child.output);
  return std::move(child.output);
}

}  // namespace gongkai::docread

// Pieces of a document burnt beside each other, then put together. Next to read: burn_orders.h, page_pieces.h.
#include "docread/burn.h"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <optional>
#include <span>
#include <utility>

#include "docread/burnt_here.h"
#include "docread/child.h"

namespace gongkai::docread {
namespace {

constexpr int kBurnMegabytes = 500, kJoinMegabytes = 1'200;  // of addresses, of which most is never touched
constexpr std::size_t kMaxAnswerBytes = 256U << 20U;
constexpr int kPiece = 20;  // pages

struct Piece {
  std::string bytes;
  int pages = 0, boxes = 0;
  long peak_kilobytes = 0;
  Obstacle obstacle = Obstacle::kNone;
  std::string message;
};

void Refuse(Piece& piece, Obstacle obstacle, std::string sentence) {
  piece.bytes.clear();
  piece.obstacle = obstacle;
  piece.message = std::move(sentence);
}

void Explain(const ChildResult& child, Piece& piece) {
  const std::string_view output = child.output;
  if (child.end == ChildEnd::kNotStarted) {
    return Refuse(piece, Obstacle::kUnsupported, "处理 PDF 的程序 gongkai-pdf 没有安装好，请联系系统管理员。");
  }
  if (child.end == ChildEnd::kTooSlow) {
    return Refuse(piece, Obstacle::kTooSlow, "制作遮盖后的副本用时太长，已停止，请拆分后再试。");
  }
  if (child.end == ChildEnd::kTooMuchOutput || output.find("X memory\n") != std::string_view::npos) {
    return Refuse(piece, Obstacle::kTooLarge, "制作遮盖后的副本需要的内存超出了限度，请拆分后再试。");
  }
  if (output.starts_with("X encrypted")) {
    return Refuse(piece, Obstacle::kEncrypted, "这份 PDF 设有密码，请去掉密码后再试。");
  }
  Refuse(piece, Obstacle::kDamaged, "这份文件的页面画不出来，没有制作遮盖后的副本，请重新导出后再试。");
}

ChildResult Run(const char* word, std::span<const std::string_view> input, int seconds, int megabytes, int most_pages) {
  const std::optional<std::string> program = FindProgramBeside("gongkai-pdf", "GONGKAI_PDF");
  if (!program) return {};
  return RunChildOnParts({*program,
                          {word, "--pages", std::to_string(most_pages), "--seconds", std::to_string(seconds),
                           "--memory", std::to_string(megabytes)},
                          {}},
                         input, {static_cast<double>(seconds), kMaxAnswerBytes});
}

bool IsWhole(const ChildResult& child) {
  return child.end == ChildEnd::kExited && child.exit_code == 0 && child.output.ends_with("%%EOF\n");
}

Piece BurnPiece(std::string_view pdf, const BurnWish& wish, int first, int last) {
  BurnOrders orders;
  orders.first = first, orders.last = last;
  std::copy_if(wish.boxes.begin(), wish.boxes.end(), std::back_inserter(orders.boxes),
               [&](const BlackBox& box) { return box.page >= first && box.page <= last; });
  constexpr int kLeast = 20, kAPage = 3;
  constexpr std::size_t kBytesASecond = 1U << 20U;
  const int seconds = kLeast + kAPage * (last - first + 1) + static_cast<int>(pdf.size() / kBytesASecond);
  const std::string written = WriteBurnOrders(orders, pdf.size());
  const std::string_view input[] = {written, pdf};
  ChildResult child = Run("--burn", input, seconds, kBurnMegabytes, wish.most_pages);
  Piece piece;
  piece.peak_kilobytes = child.peak_kilobytes;
  int changed = 0, head = 0;
  const bool good =
      IsWhole(child) &&
      std::sscanf(child.output.c_str(), "burnt %d %d %d\n%n", &piece.pages, &changed, &piece.boxes, &head) == 3 &&
      head > 0 && piece.pages == last - first + 1 && static_cast<std::size_t>(piece.boxes) == orders.boxes.size();
  if (!good) {
    Explain(child, piece);
    return piece;
  }
  piece.bytes = std::move(child.output);
  piece.bytes.erase(0, piece.bytes.find('\n') + 1);
  return piece;
}

/// One PDF of all pieces; they are given up.
Piece Join(std::vector<Piece>& pieces, int pages) {
  std::string orders = "join " + std::to_string(pieces.size()) + "\n";
  for (const Piece& piece : pieces) orders.append(std::to_string(piece.bytes.size())) += '\n';
  std::vector<std::string_view> input = {orders};
  for (const Piece& piece : pieces) input.push_back(piece.bytes);
  constexpr int kSeconds = 120;
  ChildResult child = Run("--join", input, kSeconds, kJoinMegabytes, pages);
  for (Piece& piece : pieces) std::string().swap(piece.bytes);
  Piece joined;
  joined.peak_kilobytes = child.peak_kilobytes;
  int head = 0;
  const bool good = IsWhole(child) && std::sscanf(child.output.c_str(), "joined %d\n%n", &joined.pages, &head) == 1 &&
                    head > 0 && joined.pages == pages;
  if (!good) {
    Explain(child, joined);
    return joined;
  }
  joined.bytes = std::move(child.output);
  joined.bytes.erase(0, joined.bytes.find('\n') + 1);
  return joined;
}

Burnt NotBurnt(Obstacle obstacle, std::string message) {
  Burnt burnt;
  burnt.obstacle = obstacle;
  burnt.obstacle_message = std::move(message);
  return burnt;
}

}  // namespace

Burnt BurnPages(std::string_view pdf, const BurnWish& wish) {
  if (wish.pages < 1) return NotBurnt(Obstacle::kDamaged, "这份文件没有页面。");
  std::vector<Piece> pieces(static_cast<std::size_t>((wish.pages + kPiece - 1) / kPiece));
  const PiecesEnd end = InPieces(wish.pages, kPiece, wish.done, [&](int first, int last, int number) {
    Piece& piece = pieces[static_cast<std::size_t>(number)] = BurnPiece(pdf, wish, first, last);
    return piece.obstacle == Obstacle::kNone;
  });
  if (end == PiecesEnd::kStopped) return NotBurnt(Obstacle::kTooSlow, "已停止。");
  Burnt burnt;
  for (Piece& piece : pieces) {
    if (piece.obstacle != Obstacle::kNone) return NotBurnt(piece.obstacle, std::move(piece.message));
    burnt.boxes += piece.boxes;
    burnt.peak_kilobytes = std::max(burnt.peak_kilobytes, piece.peak_kilobytes);
  }
  Piece whole = pieces.size() == 1 ? std::move(pieces.front()) : Join(pieces, wish.pages);
  if (whole.obstacle != Obstacle::kNone) return NotBurnt(whole.obstacle, std::move(whole.message));
  burnt.pages = wish.pages;
  burnt.peak_kilobytes = std::max(burnt.peak_kilobytes, whole.peak_kilobytes);
  burnt.digest = DigestOfFile(whole.bytes);
  burnt.bytes = std::move(whole.bytes);
  return burnt;
}

}  // namespace gongkai::docread

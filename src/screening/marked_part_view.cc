#include "screening/marked_part_view.h"

#include <algorithm>
#include <map>

namespace gongkai::screening {
namespace {

using docread::Piece;
using web::Html;
using web::Markup;

constexpr std::size_t kFewParagraphs = 12;
constexpr std::size_t kMostParagraphs = 2'000, kMostFolded = 200;  // drawn of a block; of one fold

/// Pieces that are drawn together: the cells of a table, or paragraphs that follow one another.
struct Block {
  bool is_table = false, is_seen = false;
  std::vector<std::size_t> pieces;
};

std::vector<Block> BlocksOf(const Part& part) {
  std::vector<Block> blocks;
  std::map<std::pair<int, int>, std::size_t> tables;
  for (std::size_t i = 0; i < part.pieces.size(); ++i) {
    const Piece& piece = part.pieces[i];
    const bool is_seen = IsSeen(piece.sight);
    if (piece.table > 0) {
      const auto [place, is_new] = tables.try_emplace({piece.file, piece.table}, blocks.size());
      if (is_new) blocks.push_back({.is_table = true, .is_seen = false, .pieces = {}});
      Block& block = blocks[place->second];
      block.pieces.push_back(i);
      block.is_seen = block.is_seen || is_seen;
      continue;
    }
    if (blocks.empty() || blocks.back().is_table || blocks.back().is_seen != is_seen) {
      blocks.push_back({.is_table = false, .is_seen = is_seen, .pieces = {}});
    }
    blocks.back().pieces.push_back(i);
  }
  return blocks;
}

/// A paragraph of the text, or an entry of what nobody sees with where it stands.
Html Paragraph(MarkedPieces& pieces, std::size_t part, std::size_t index) {
  const Piece& piece = pieces.shown().parts[part].pieces[index];
  if (IsSeen(piece.sight)) return Markup("<p>{}</p>", pieces.Draw(part, index));
  return Markup(
      "<div class=\"marked-hidden\"><span class=\"badge gk-badge-warning\">{}</span> <span "
      "class=\"gk-soft\">{}</span><div>{}</div></div>",
      NameOf(piece.sight), piece.where, pieces.Draw(part, index));
}

Html Folded(MarkedPieces& pieces, std::size_t part, const std::vector<std::size_t>& block, std::size_t from,
            std::size_t to) {
  Html html = Markup("<details class=\"marked-fold\"><summary>展开 {} 段</summary>", to - from);
  const std::size_t drawn = std::min(to, from + kMostFolded);
  for (std::size_t i = from; i < drawn; ++i) html.Add("{}", Paragraph(pieces, part, block[i]));
  if (drawn < to) html.Add("<p class=\"gk-soft\">其余 {} 段没有查出内容，不在这里列出。</p>", to - drawn);
  return html.Add("</details>");
}

Html Paragraphs(MarkedPieces& pieces, std::size_t part, const std::vector<std::size_t>& block) {
  std::vector<bool> is_hit;
  for (const std::size_t piece : block) is_hit.push_back(pieces.IsHit(part, piece));
  const std::vector<bool> is_open = OpenAround(is_hit, 1, kFewParagraphs);
  Html html;
  std::size_t drawn = 0, left_out = 0;
  for (std::size_t i = 0; i < block.size();) {
    if (is_open[i]) {
      if (drawn++ < kMostParagraphs) {
        html.Add("{}", Paragraph(pieces, part, block[i]));
      } else {
        ++left_out;
      }
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < block.size() && !is_open[end]) ++end;
    if (drawn < kMostParagraphs) html.Add("{}", Folded(pieces, part, block, i, end));
    i = end;
  }
  if (left_out > 0) html.Add("<p class=\"gk-soft\">内容太多，其余 {} 段没有在这里列出。</p>", left_out);
  return html;
}

Html DrawBlocks(MarkedPieces& pieces, std::size_t part, const std::vector<Block>& blocks, bool is_seen) {
  Html html;
  for (const Block& block : blocks) {
    if (block.is_seen != is_seen) continue;
    html.Add("{}",
             block.is_table ? DrawMarkedTable(pieces, part, block.pieces) : Paragraphs(pieces, part, block.pieces));
  }
  return html;
}

Html Obstacles(MarkedPieces& pieces, std::size_t index) {
  const Part& part = pieces.shown().parts[index];
  Html html;
  const Html signs = pieces.Signs(pieces.HitsOnPart(index));
  if (!part.obstacle.empty() || !signs.empty()) {
    html.Add("<div class=\"gk-warned\"><p>{}{}</p></div>", part.obstacle, signs);
  }
  for (const docread::InspectedFile& file : part.files) {
    if (file.obstacle.empty() || file.obstacle == part.obstacle) continue;
    html.Add("<div class=\"gk-warned\"><p>{}：{}</p></div>", file.name.empty() ? part.label : file.name, file.obstacle);
  }
  return html;
}

}  // namespace

std::vector<bool> OpenAround(const std::vector<bool>& is_hit, std::size_t near, std::size_t few) {
  std::vector<bool> is_open(is_hit.size(), is_hit.size() <= few);
  for (std::size_t i = 0; i < is_hit.size(); ++i) {
    if (!is_hit[i]) continue;
    const std::size_t from = i - std::min(i, near), to = std::min(is_hit.size(), i + near + 1);
    for (std::size_t j = from; j < to; ++j) is_open[j] = true;
  }
  return is_open;
}

web::Html DrawPart(MarkedPieces& pieces, std::size_t index) {
  const Part& part = pieces.shown().parts[index];
  const std::vector<Block> blocks = BlocksOf(part);
  Html html = Markup("<section class=\"marked-part\" aria-labelledby=\"part-{}\"><h2 id=\"part-{}\">{}</h2>{}{}", index,
                     index, part.label, Obstacles(pieces, index), DrawBlocks(pieces, index, blocks, true));
  if (const Html hidden = DrawBlocks(pieces, index, blocks, false); !hidden.empty()) {
    html.Add("<h3>看不见、却会随着出去的内容</h3>{}", hidden);
  }
  return html.Add("</section>");
}

}  // namespace gongkai::screening

// Plain text and CSV: nothing in them is hidden, only words are changed. The encoding stays.
#include "docread/clean_work.h"
#include "docread/encoding_out.h"

namespace gongkai::docread {

std::optional<std::string> CleanText(std::string_view bytes, CleanWork& work) {
  if (work.changes().empty()) return std::string(bytes);
  const DecodedText decoded = Decode(bytes);
  std::string text = decoded.utf8;
  if (!work.Change(text)) return std::string(bytes);
  std::optional<std::string> written = decoded.damaged ? std::nullopt : EncodeLike(text, decoded, bytes);
  if (!written)
    return work.Refuse(Obstacle::kDamaged, "文字里有编码不对的地方，不能可靠地替换，请另存为 UTF-8 后再试。");
  return written;
}

}  // namespace gongkai::docread

#include "docread/to_pages.h"

#include <utility>

#include "docread/libre_office.h"
#include "docread/sniff.h"

namespace gongkai::docread {

AsPages ToPages(std::string_view bytes, std::size_t most) {
  if (bytes.size() > most) return {{}, Obstacle::kTooLarge, "文件太大，没有读取，请拆分后再上传。"};
  const Kind kind = SniffClosely(bytes).kind;
  if (kind == Kind::kPdf) return {std::string(bytes), Obstacle::kNone, {}};
  if (kind == Kind::kEncryptedOffice) return {{}, Obstacle::kEncrypted, "这份文件设有密码，请去掉密码后再上传。"};
  if (kind == Kind::kImage) {
    if (std::string page = ImageAsPage(bytes); !page.empty()) return {std::move(page), Obstacle::kNone, {}};
  }
  Converted converted = ToPrintedPages(bytes, most);
  return {std::move(converted.bytes), converted.obstacle, std::move(converted.message)};
}

}  // namespace gongkai::docread

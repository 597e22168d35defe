#include "request/disposal.h"

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::request {

FieldErrors FaultsOfDisposalWords(std::string_view words, std::string_view field, std::string_view what) {
  if (Trim(words).empty()) return {{std::string(field), "请写明" + std::string(what) + "。"}};
  if (Utf8Length(words) > kLongestDisposalWords) {
    return {{std::string(field), std::string(what) + "最多" + std::to_string(kLongestDisposalWords) + "个字。"}};
  }
  return {};
}

}  // namespace gongkai::request

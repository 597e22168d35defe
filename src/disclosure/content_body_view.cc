#include "disclosure/content_body_view.h"

#include "docread/rich_text_reader.h"

namespace gongkai::disclosure {

RichText BodyOf(const Content& content) {
  auto read = docread::ReadRichText(content.body);
  return read ? std::move(read->text) : RichText();
}

}  // namespace gongkai::disclosure

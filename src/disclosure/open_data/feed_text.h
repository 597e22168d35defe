// Feeds as readers of feeds take them: RSS 2.0 and Atom (RFC 4287). Pure. Next to read: feed_pages.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "disclosure/open_data/public_record.h"

namespace gongkai::disclosure {

enum class FeedForm { kRss, kAtom };

/// ".xml", ".atom": how its address ends.
std::string_view EndingOf(FeedForm form);
std::string_view ContentTypeOf(FeedForm form);

struct Feed {
  std::string title{};                  // "澄砚县人民政府政府信息公开：政策文件"
  std::string author{};                 // who publishes
  std::string address{};                // of the feed itself, whole
  std::string page{};                   // where the same is read as a page, whole
  Instant none_since{};                 // told as the last change where there is no entry
  std::vector<PublicRecord> entries{};  // newest first
};

/// UTF-8, well-formed whatever stands in a title.
std::string FeedText(const Feed& feed, FeedForm form);

}  // namespace gongkai::disclosure

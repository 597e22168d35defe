#include "disclosure/open_data/reader_ways_view.h"

#include "account/organ_card_view.h"

namespace gongkai::disclosure {
namespace {

using web::Url;

/// Of an organ, or of a column; of both that of the column would be wrong.
Url FeedAddress(const std::string& organ_code, std::optional<Column> column) {
  if (!organ_code.empty()) return Url::Local("/feeds/organ/{}.xml", organ_code);
  if (column) return Url::Local("/feeds/column/{}.xml", IdOf(*column));
  return Url::Local("/feeds/county.xml");
}

}  // namespace

void AddReaderWays(web::Page& page, db::Session& session, std::optional<OrganId> organ, std::optional<Column> column,
                   const std::string& words) {
  const auto card = organ ? account::OrganCardOf(session, *organ) : std::nullopt;
  const std::string code = card ? card->code : std::string();
  Url subscribe = Url::Local("/subscriptions/ask").With("go", "1");
  if (!code.empty()) subscribe.With("organ", code);
  if (column) subscribe.With("column", IdOf(*column));
  if (!words.empty()) subscribe.With("words", words);
  page.actions.Add("<a class=\"btn\" href=\"{}\">订阅</a><a class=\"btn\" href=\"/open-data\">数据下载</a>", subscribe);
  page.feeds.push_back({page.title + "（RSS）", FeedAddress(code, column)});
}

}  // namespace gongkai::disclosure

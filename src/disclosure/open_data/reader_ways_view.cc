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

/// Short, as it stands in addresses; empty for none.
std::string CodeOf(db::Session& session, std::optional<OrganId> organ) {
  const auto card = organ ? account::OrganCardOf(session, *organ) : std::nullopt;
  return card ? card->code : std::string();
}

void AddNarrowing(Url& url, const OpenQuery& query, const std::string& code) {
  if (!code.empty()) url.With("organ", code);
  if (query.column) url.With("column", IdOf(*query.column));
  if (query.kind) url.With("kind", IdOf(*query.kind));
  if (query.validity) url.With("validity", IdOf(*query.validity));
  if (!query.words.empty()) url.With("words", query.words);
}

}  // namespace

void AddReaderWaysOf(web::Page& page, db::Session& session, const OpenQuery& query, std::optional<int> year) {
  const std::string code = CodeOf(session, query.organ);
  Url subscribe = Url::Local("/subscriptions/ask").With("go", "1"), feed = Url::Local("/feeds/items.xml");
  AddNarrowing(subscribe, query, code);
  AddNarrowing(feed, query, code);
  if (year) feed.With("year", std::to_string(*year));
  page.actions.Add("<a class=\"btn\" href=\"{}\">订阅</a><a class=\"btn\" href=\"{}\">RSS</a>", subscribe, feed);
  page.feeds.push_back({page.title + "（RSS）", feed});
}

void AddReaderWays(web::Page& page, db::Session& session, std::optional<OrganId> organ, std::optional<Column> column) {
  const std::string code = CodeOf(session, organ);
  Url subscribe = Url::Local("/subscriptions/ask").With("go", "1");
  AddNarrowing(subscribe, {.organ = organ, .column = column}, code);
  page.actions.Add("<a class=\"btn\" href=\"{}\">订阅</a><a class=\"btn\" href=\"/open-data\">数据下载</a>", subscribe);
  page.feeds.push_back({page.title + "（RSS）", FeedAddress(code, column)});
}

}  // namespace gongkai::disclosure

// A county of which tests ask what its search finds.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "disclosure/desk_test.h"
#include "disclosure/search/search_view.h"

namespace gongkai::disclosure {

using Ids = std::vector<ItemId>;

struct SearchDesk : ItemDesk {
  using ItemDesk::ItemDesk;

  PersonId su = Hire("suyan", "苏砚", office, PostKind::kSystemAdmin);
  Actor admin = ActorAs(su, PostKind::kSystemAdmin);

  static Content Titled(std::string title, std::string body = "<p>正文。</p>") {
    Content content = Notice();
    content.title = std::move(title);
    content.body = std::move(body);
    return content;
  }
  SearchAsk Ask(std::string typed) { return {.today = today(), .typed = typed, .query = search::ParseQuery(typed)}; }
  std::vector<ItemId> Found(const SearchAsk& ask) {
    db::Reader reader = database->Read();
    std::vector<ItemId> ids;
    for (const FoundLine& line : Search(reader, ask).lines) ids.push_back(line.item.id);
    return ids;
  }
  std::vector<ItemId> Found(const std::string& typed) { return Found(Ask(typed)); }
  std::set<ItemId> FoundAll(const SearchAsk& ask) {
    const auto ids = Found(ask);
    return {ids.begin(), ids.end()};
  }

  ItemId PublishedWith(const Content& content, std::vector<NewFile> files) {
    const auto saved = SaveDraft(desk, drafter, township, {.content = content, .files = std::move(files)});
    REQUIRE(saved);
    REQUIRE(HandInAs(drafter, saved->item));
    LetStand(saved->item);
    SignAll(saved->item);
    return saved->item;
  }
};

}  // namespace gongkai::disclosure

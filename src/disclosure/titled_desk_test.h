// Items that are told apart by their titles, each with a file of its own, and their corrections: for the tests of what
// copies them elsewhere (archive, site).
#pragma once

#include "db/blob_store.h"
#include "disclosure/desk_test.h"

namespace gongkai::disclosure {

struct TitledDesk : ItemDesk {
  using ItemDesk::ItemDesk;

  Content Titled(std::string title) {
    Content made = Notice();
    made.title = std::move(title);
    made.summary = "概述：" + made.title;
    made.body = "<p>正文：" + made.title + "</p>";
    const std::string bytes = "附件：" + made.title;
    db::Transaction act = database->Begin();
    const std::string digest = db::PutBlob(act, db::HashedBytes(bytes));
    act.Commit();
    made.attachments = {{made.title + " 名册.txt", digest, static_cast<std::int64_t>(bytes.size())}};
    return made;
  }

  void Correct(ItemId id, const std::string& title) {
    REQUIRE(BeginCorrection(desk, drafter, id));
    Content fresh = Titled(title);
    fresh.correction = "改了名称。";
    fresh.correction_why = "核对时发现。";
    REQUIRE(SaveDraft(desk, drafter, township, {.item = id, .version = Of(id).version, .content = fresh}));
    REQUIRE(HandInAs(drafter, id));
    SignAll(id);
  }
};

}  // namespace gongkai::disclosure

// How people chose to be told, and the county's defaults: settings named "notice.…".
#pragma once

#include "account/notice.h"
#include "db/database.h"

namespace gongkai::account {

struct KeptChoice {
  NoticeChoice choice;
  std::int64_t version = 0;  // 0: never set; the choice is then that of who stands above: the county, notice.h
};

KeptChoice DefaultNoticeChoice(db::Session& session);
KeptChoice NoticeChoiceOf(db::Session& session, PersonId person);

/// False when another version is there by now.
bool PutNoticeChoice(db::Transaction& act, PersonId person, const NoticeChoice& choice, std::int64_t version);
/// Back to the county's defaults.
void DropNoticeChoice(db::Transaction& act, PersonId person);
void PutDefaultNoticeChoice(db::Transaction& act, const NoticeChoice& choice, std::int64_t version);

}  // namespace gongkai::account

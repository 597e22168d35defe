// Sessions in the database, so that any process of the installation knows them. The cookie's token is nowhere; its SM3
// is.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "account/session.h"
#include "db/database.h"

namespace gongkai::account {

/// 64 hex digits for the cookie; and what is stored of it.
std::string NewSessionToken();
std::string DigestOfToken(std::string_view token);

void AddSession(db::Transaction& act, const Session& session);
std::optional<Session> FindSession(db::Session& session, std::string_view token);
/// Of one person, those not ended, newest first; they may be over by IsAlive.
std::vector<Session> OpenSessions(db::Session& session, PersonId person);
void TouchSession(db::Transaction& act, std::string_view token_digest, Instant now);
/// The session goes on under another token and at another stage, so that a token that was known before the stage was
/// reached opens nothing behind it. False when it was ended or renewed by somebody else in between.
bool RenewSession(db::Transaction& act, std::string_view token_digest, std::string_view new_digest, Stage stage,
                  bool second_factor_done);
void EndSession(db::Transaction& act, std::string_view token_digest, Instant now);
/// All of a person, but for one that may be kept (empty: none).
void EndSessionsOf(db::Transaction& act, PersonId person, std::string_view kept_digest, Instant now);
/// Those that can no longer count and are older than anybody asks for.
void DropSessionsStartedBefore(db::Transaction& act, Instant moment);

}  // namespace gongkai::account

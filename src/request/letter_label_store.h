// Letters that are to go by post and were not put down as delivered. Nothing of them is opened here.
#pragma once

#include <string>
#include <vector>

#include "account/organ.h"
#include "db/database.h"
#include "request/case_store.h"

namespace gongkai::request {

struct LetterToPost {
  CaseId id;
  account::OrganId handler{0};
  CaseLetter letter;
};
/// Of applicants who wished for post, to whichever of these organs; the oldest first. Whether a letter of that kind is
/// theirs is for the caller to ask.
std::vector<LetterToPost> LettersToPost(db::Session& session, const std::vector<account::OrganId>& handlers, int most);

}  // namespace gongkai::request

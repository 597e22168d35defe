// What screening found is taken out of the words of a decision, or out of a file that goes out: masked by the rule of
// its kind, put right, what nobody was to see removed. A file is never changed: a copy of it is put into the case and
// goes out instead. Each is the decision written anew, so that every signature is void, and is screened at once.
//
// Source: 条例第三十七条 (what may not be given is taken out, the rest is given); 个人信息保护法第五十一条.
#pragma once

#include <string>

#include "request/reply_screening_actions.h"

namespace gongkai::request {

struct MaskedReply {
  CaseId id;
  int changed = 0;   // places
  std::string left;  // a sentence about what could not be changed; empty when all was
};
/// What stands in the place of each is what its rule or the list says; of what is hidden in a file everything of that
/// kind goes. Errors: under kVersionField with a sentence; nothing is changed then.
FormResult<MaskedReply> MaskReplyHits(account::Desk& desk, const screening::Tools& tools, const account::Actor& actor,
                                      const SeenCase& seen, const ReplyHitsForm& form);

}  // namespace gongkai::request

// What a decision says of the copies that go with it, and what speaks against their going out: the original never does,
// and a copy only as it was checked, with the outcome and the list of what is withheld that belong to it.
//
// Source: 条例第三十七条 (the rest with its reasons). Next to read: redact.h.
#pragma once

#include <string>

#include "request/redact_store.h"

namespace gongkai::request {

/// The list for the letter, of all copies among the files, in their order: a title and its sentences a line each; empty
/// where no file is such a copy.
PersonalText WithheldIn(db::Session& session, const account::Keys& keys, CaseId id,
                        const std::vector<std::string>& files);

/// Under "files", "outcome". Nothing where no file has to do with a partial release.
FieldErrors AgainstReleased(db::Session& session, const account::Keys& keys, CaseId id, const DecisionText& decision);

/// What its copies ask for: "partly_refused", "partly_no_information"; empty where there is none.
std::string OutcomeAsked(db::Session& session, const account::Keys& keys, CaseId id);

}  // namespace gongkai::request

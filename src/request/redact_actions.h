// What people do with a partial release: begin it with a file of the case, mark what is withheld, hand it to a second
// person, who checks or sends it back. Each is a Deed. What takes long (pages made of a file, the copy burnt and
// searched) follows in redact_work_actions.h.
//
// Source: 条例第三十七条, 第十七条. Next to read: redact.h, redaction/plan.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/deed.h"
#include "redaction/ground.h"
#include "redaction/working_text.h"
#include "request/case_actions.h"
#include "request/redact_store.h"

namespace gongkai::request {

/// Of any file of the case but a copy or what was made for one. Its number. Errors: "source", kVersionField.
FormResult<int> BeginRedaction(account::Desk& desk, const account::Actor& actor, const SeenCase& seen, int source);

/// Ground, reason and layer, as chosen.
struct MarkForm {
  redaction::Layer layer = redaction::Layer::kHandler;
  std::string ground, reason;
};
/// How many marks there are now by it. Errors: "areas", "ground", "reason", "words", kVersionField.
FormResult<int> MarkAreas(account::Desk& desk, const account::Actor& actor, const RedactRef& ref, const MarkForm& form,
                          int page, const std::string& areas);
/// All places where the same words stand, on one page or on all.
FormResult<int> MarkWords(account::Desk& desk, const account::Actor& actor, const RedactRef& ref, const MarkForm& form,
                          const PersonalText& words, std::optional<int> page);
/// Places that screening found; with `like`, all other places of the same words too.
FormResult<int> MarkPlaces(account::Desk& desk, const account::Actor& actor, const RedactRef& ref, const MarkForm& form,
                           const std::vector<redaction::TextRange>& places, bool like);
/// One mark, or all of its series.
FormResult<int> TakeBack(account::Desk& desk, const account::Actor& actor, const RedactRef& ref, std::int64_t number,
                         std::int64_t series);
/// Words that are withheld at one place may be read at others: named by their key (redact_text_view.h). Errors:
/// "reason".
FormResult<int> LetStay(account::Desk& desk, const account::Actor& actor, const RedactRef& ref, const std::string& key,
                        const std::string& reason);

FormResult<int> HandInRedaction(account::Desk& desk, const account::Actor& actor, const RedactRef& ref);
/// Taken back by the organ's handlers while nobody has checked it.
FormResult<int> RecallRedaction(account::Desk& desk, const account::Actor& actor, const RedactRef& ref);
/// By a second person, over exactly the marks that the page showed (`plan`: redaction::DigestOf). What follows is work:
/// StartBurning.
FormResult<int> CheckRedaction(account::Desk& desk, const account::Actor& actor, const RedactRef& ref,
                               const std::string& plan);
/// Errors: "said".
FormResult<int> SendBackRedaction(account::Desk& desk, const account::Actor& actor, const RedactRef& ref,
                                  const std::string& said);
/// It is not used any more; its marks stay to be read.
FormResult<int> DropRedaction(account::Desk& desk, const account::Actor& actor, const RedactRef& ref);

/// Whether who holds that post may check what others marked.
bool MayCheckBy(const account::Actor& actor);

// ---- shared with redact_work_actions.cc

/// "case:18-12/redact/1", for the audit trail.
std::string ObjectOf(const RedactRef& ref);
/// Locked, of a case that is still handled there. Errors: kVersionField.
FormResult<Redaction> RedactionToActOn(account::Deed& deed, const account::Keys& keys, const RedactRef& ref);

}  // namespace gongkai::request

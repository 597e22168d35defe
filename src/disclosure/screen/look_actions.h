// Looking at everything that goes out with an item, outside of any transaction: its text at once, its files in
// children. What a file holds is kept by the digest of its bytes (inspection_store.h), so that one which did not change
// is opened once; the last ones stand in the memory of this process, too.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "account/deed.h"
#include "disclosure/item.h"
#include "screening/run_actions.h"
#include "screening/tools_actions.h"

namespace gongkai::disclosure {

/// How far it has come: files looked at, of so many, and which one comes now.
using LookingOn = std::function<void(std::size_t done, std::size_t of, std::string_view name)>;

/// `item`: what assessments are asked by. Throws what the database throws.
screening::Looked LookAt(account::Desk& desk, const screening::Tools& tools, const screening::Subject& subject,
                         const Content& content, const screening::Screener& screener, const LookingOn& looking = {});

/// The parts of a content as far as they are at hand: its text, and the files of which it is known what they hold.
std::vector<screening::Part> PartsAtHand(db::Session& session, const Content& content);

/// What is known of the attachments of a content, by their digests, without opening any.
std::map<std::string, std::shared_ptr<const docread::Inspection>, std::less<>> InspectionsAtHand(
    db::Session& session, const Content& content);

/// Whether files have to be opened first that are too large, or too many, for somebody to wait.
bool TakesLong(db::Session& session, const Content& content);

screening::Subject SubjectOf(ItemId item);

}  // namespace gongkai::disclosure

// What is public is looked at again when the lists or the rules change: by a timed job that keeps its place, a batch a
// transaction, so that a restart goes on where it stood. What it finds stands on /office/screening, and the people of
// the organ are told once. An item of which nothing was found before and now leaves no row.
//
// First the items, then what stands before the public of topics and questions (participation/entry_screening_view.h).
//
// Source: 国办秘函〔2019〕19号 (表述错误、泄露信息 of what is public are faults); 条例第十七条.
#pragma once

#include <optional>
#include <string>

#include "account/deed.h"
#include "screening/run_actions.h"
#include "screening/tools_actions.h"

namespace gongkai::disclosure {

struct RescanPace {
  int batch = 100;                   // items looked at between two writings of the place
  std::chrono::seconds longest{50};  // of one turn, so that a program which is to stop is not held up
};

/// The timed job; gives a sentence for the page of jobs. Nothing is done while the lists are those of the last time.
std::string RescanPublic(account::Desk& desk, const screening::Tools& tools, const RescanPace& pace = {});

/// How far it is, for the page.
std::optional<screening::Rescan> RescanNow(db::Session& session);

}  // namespace gongkai::disclosure

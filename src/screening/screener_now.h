// The Screener of an organ as of now: compiled once in a process for a state of the lists and of the register of names,
// and shared by its threads, and by all organs that keep no words of their own; each looks from its own place. Other
// processes are followed: the state is read from the database each time it is asked.
//
//   const ScreenerNow now = ScreenerFor(reader, organ, today);
//   const std::vector<Hit> hits = now.screener->Screen(parts, today);   // remember now.version with them
//
// What is done for many texts (a rescan) asks once and keeps it; it stays good while it is held.
#pragma once

#include <cstdint>
#include <memory>

#include "db/database.h"
#include "screening/list.h"
#include "screening/screen.h"

namespace gongkai::screening {

struct ScreenerNow {
  std::shared_ptr<const Screener> screener;
  std::int64_t version = 0;  // of the lists (list_view.h)
};

/// `organ`: that publishes; kCounty: the county's lists alone, and no place. Safe from any thread; who asks for what
/// another is compiling waits for it.
ScreenerNow ScreenerFor(db::Session& session, OrganId organ, Date today);

/// Leaders as the county's list has them with their titles; of an organ's head who is in no list, the name without a
/// title. Organs with their former names.
Register RegisterNow(db::Session& session, OrganId organ, Date today);

}  // namespace gongkai::screening

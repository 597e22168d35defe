#include "screening/screener_now.h"

#include <algorithm>
#include <future>
#include <list>
#include <mutex>
#include <string>

#include "account/names_view.h"
#include "crypto/sm3.h"
#include "screening/list_view.h"

namespace gongkai::screening {
namespace {

using Ready = std::shared_future<std::shared_ptr<const Screener>>;

/// So many states are held at once: one is compiled anew when others took its place.
constexpr std::size_t kMostHeld = 48;

class Held {
 public:
  /// What stands under the key; or, when nothing does, a promise that the caller has to keep.
  struct Place {
    Ready ready;
    std::shared_ptr<std::promise<std::shared_ptr<const Screener>>> to_keep;
  };

  Place Find(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto found = std::ranges::find(entries_, key, &Entry::key);
    if (found != entries_.end()) {
      entries_.splice(entries_.begin(), entries_, found);
      return {found->ready, nullptr};
    }
    auto promise = std::make_shared<std::promise<std::shared_ptr<const Screener>>>();
    entries_.push_front({key, promise->get_future().share()});
    if (entries_.size() > kMostHeld) entries_.pop_back();
    return {entries_.front().ready, promise};
  }

  void Forget(const std::string& key) {
    const std::lock_guard lock(mutex_);
    std::erase_if(entries_, [&](const Entry& entry) { return entry.key == key; });
  }

 private:
  struct Entry {
    std::string key;
    Ready ready;
  };
  std::mutex mutex_;
  std::list<Entry> entries_;  // last asked for first
};

Held& HeldHere() {
  static Held held;
  return held;
}

void Append(std::string& text, std::string_view part) {
  text += part;
  text += '\x1f';
}

/// Of all that the register takes from the organs; the leaders' list is part of the state of the lists.
std::string DigestOf(const std::vector<account::NamedOrgan>& organs) {
  std::string text;
  for (const account::NamedOrgan& organ : organs) {
    Append(text, std::to_string(organ.id.value));
    Append(text, organ.name);
    Append(text, organ.short_name);
    Append(text, organ.place_code);
    for (const std::string& former : organ.former_names) Append(text, former);
    text += '\x1e';
    for (const std::string& leader : organ.leaders) Append(text, leader);
    text += '\x1e';
  }
  return crypto::Sm3Hex(text);
}

std::string PlaceOf(const std::vector<account::NamedOrgan>& organs, OrganId organ) {
  const auto own = std::ranges::find(organs, organ, &account::NamedOrgan::id);
  return own == organs.end() ? std::string() : own->place_code;
}

Register RegisterOf(const std::vector<account::NamedOrgan>& organs, std::vector<Register::Leader> listed) {
  Register names;
  names.leaders = std::move(listed);
  for (const account::NamedOrgan& each : organs) {
    names.organs.push_back({.name = each.name, .short_name = each.short_name, .former_names = each.former_names});
    for (const std::string& leader : each.leaders) {
      const bool is_listed = std::ranges::find(names.leaders, leader, &Register::Leader::name) != names.leaders.end();
      if (!is_listed)
        names.leaders.push_back({.name = leader, .title = "", .organ = each.name, .from = {}, .until = {}});
    }
  }
  return names;
}

/// Organs without words of their own share what is compiled.
std::string ShareOf(db::Session& session, OrganId organ) {
  if (organ == kCounty || WordsFor(session, organ).empty()) return "county";
  return "organ " + std::to_string(organ.value);
}

/// Lists and their version of one moment, also where each statement sees what was committed before it.
KeptLists ListsOfOneMoment(db::Session& session, OrganId organ) {
  while (true) {
    KeptLists lists = ListsNow(session, organ);
    if (ListStateNow(session, organ).version == lists.version) return lists;
  }
}

}  // namespace

Register RegisterNow(db::Session& session, OrganId organ, Date today) {
  const std::vector<account::NamedOrgan> organs = account::NamesInCounty(session, today);
  Register names = RegisterOf(organs, ListsNow(session, organ).leaders);
  names.place_code = PlaceOf(organs, organ);
  return names;
}

ScreenerNow ScreenerFor(db::Session& session, OrganId organ, Date today) {
  const ListState state = ListStateNow(session, organ);
  const std::vector<account::NamedOrgan> organs = account::NamesInCounty(session, today);
  const std::string key = ShareOf(session, organ) + "|" + state.mark + "|" + DigestOf(organs);
  const Held::Place place = HeldHere().Find(key);
  if (place.to_keep) {
    try {
      KeptLists lists = ListsOfOneMoment(session, organ);
      Register names = RegisterOf(organs, std::move(lists.leaders));
      place.to_keep->set_value(std::make_shared<const Screener>(std::move(lists.lists), std::move(names)));
    } catch (...) {
      HeldHere().Forget(key);
      place.to_keep->set_exception(std::current_exception());
    }
  }
  return {std::make_shared<const Screener>(place.ready.get()->From(PlaceOf(organs, organ))), state.version};
}

}  // namespace gongkai::screening

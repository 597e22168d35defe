// A leaflet (折页) or a booklet (政策汇编) of public items, to be printed and handed out: which items in which order,
// of which versions it was made, and which of them may be handed out no more. Pure.
//
// Source: 条例第二十三条、第二十五条 (ways other than the site); 国办发〔2019〕54号. Next to read: booklet_actions.h,
// booklet_paper_view.h.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "account/post.h"
#include "base/field_errors.h"
#include "disclosure/gate.h"

namespace gongkai::disclosure {

enum class BookletKind { kLeaflet, kBooklet };

std::span<const BookletKind> BookletKinds();
std::string_view IdOf(BookletKind kind);
std::string_view NameOf(BookletKind kind);
std::optional<BookletKind> BookletKindFrom(std::string_view id);

/// What one sheet, or what can be stitched, holds.
std::size_t MostEntries(BookletKind kind);

inline constexpr std::size_t kLongestBookletTitle = 60;

struct BookletEntry {
  ItemId item;
  std::int64_t made_version = 0;  // 0: not made yet
  bool operator==(const BookletEntry&) const = default;
};

struct Booklet {
  OrganId organ{0};         // who compiles it (编印)
  std::int64_t number = 0;  // within the organ
  BookletKind kind = BookletKind::kBooklet;
  std::string title;
  std::vector<BookletEntry> entries;
  std::optional<Date> made_on{};
  account::PersonId changed_by{0};
  Instant changed_at{};
  std::int64_t version = 0;  // one more with each change
};

/// "101-3", as that of an item.
std::string ToString(const Booklet& booklet);

/// What is missing or too much, each under its field; a draft may hold no entry.
FieldErrors FaultsOf(const Booklet& booklet);

/// What has become of an item since it was put into the booklet.
enum class EntryState {
  kGood,       // public, in the version that was made (or none was made yet)
  kCorrected,  // public, in another version by now
  kWithdrawn,
  kOver,       // its days are over
  kNotPublic,  // never was, or not yet
};
EntryState StateOf(const Publicity& item, const BookletEntry& entry, Date today);

/// What is told of the third entry of one that was made, or is to be; empty where nothing is to be told.
std::string WordsOf(EntryState state, std::size_t number, bool is_made);

/// By which channels paper is handed out.
std::span<const Channel> HandoutChannels();

/// Copies that went out.
struct Handout {
  std::int64_t number = 0;
  Channel channel = Channel::kServiceHall;
  std::string place;
  int copies = 0;
  Date handed_on{};
  std::string handed_by;
  account::PersonId recorded_by{0};
  Instant recorded_at{};
};

inline constexpr int kMostCopies = 1'000'000;

/// Errors under "channel", "place", "copies", "handed_on", "handed_by".
FieldErrors FaultsOf(const Handout& handout, Date made_on, Date today);

}  // namespace gongkai::disclosure

// A public item as programs read it: what the catalogue tells of it (条例第十二条), and what stands in it. Pure.
// Next to read: feed_text.h, open_item_store.h.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "disclosure/item.h"

namespace gongkai::disclosure {

struct PublicRecord {
  ItemId id{};
  std::string address{};  // of its page, whole
  std::string index_number{}, title{}, summary{};
  std::string organ{}, organ_code{};
  Column column = Column::kOther;
  ItemKind kind = ItemKind::kOther;
  std::optional<Date> formed_on{};
  Date public_from{};
  std::optional<Date> public_until{};
  Instant updated{};       // when what is public became so
  std::string validity{};  // of a document: "现行有效"; else empty
};

/// What stands in one.
struct PublicText {
  struct File {
    std::string name{}, address{};
    std::int64_t size = 0;
  };
  std::vector<std::pair<std::string, std::string>> fields{};  // of its kind: label and words
  std::string text{};                                         // of the body, without any look
  std::string correction{};
  std::vector<File> files{};
};

/// When it could first be read as it is now: signed for a later day, at the beginning of that.
Instant UpdatedAt(Instant published_at, Date public_from);

/// One object on one line, without a line end; `text` may be null.
std::string JsonOf(const PublicRecord& record, const PublicText* text = nullptr);

/// The heads of the columns of CSV, and a record under them; with their line ends.
std::string CsvHead();
std::string CsvOf(const PublicRecord& record);

}  // namespace gongkai::disclosure

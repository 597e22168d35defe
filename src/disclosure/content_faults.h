// What is still wrong or missing with an item before it can be handed in: every fault under its field, all at once.
// A draft may be saved with any of them.
#pragma once

#include <optional>

#include "base/field_errors.h"
#include "disclosure/item.h"

namespace gongkai::disclosure {

/// What is public now and is corrected: it keeps its day.
struct PublicNow {
  Date since{};
  std::optional<Date> comments_until{};  // of a draft for comment
};

/// Fields are named as in the form: "title", "field-document_number", …  `corrected`: none where it is published for
/// the first time or was taken down; else the days for comments are counted from its first day, so that a slip of the
/// pen does not begin them anew.
/// Source: 条例第十条 (who publishes), 第十一条 (agreement of others), 第十二条 (four facts of the catalogue), 第十五条
/// (third parties), 第十四至十六条 (grounds); 重大行政决策程序暂行条例第十五条 (30 days for comments); 立法法第九十三条
/// (which governments make 规章).
FieldErrors FaultsOf(const Content& content, Date today, const std::optional<PublicNow>& corrected = std::nullopt);

/// What is too long to be kept, also as a draft.
FieldErrors TooLong(const Content& content);

/// Of the reason with which something that is not published is looked at again (field "reason"): it stays so, or
/// becomes a draft. Source: 条例第十八条.
FieldErrors FaultsOfLook(std::string_view reason);
inline constexpr std::size_t kLongestLookReason = 500;

}  // namespace gongkai::disclosure

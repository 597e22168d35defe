#include "disclosure/portal/kind_fields_store.h"

#include "base/fold.h"
#include "disclosure/item_columns_store.h"

namespace gongkai::disclosure {
namespace {

#define OF_KIND(narrowed)                                                                                            \
  "SELECT " ITEM_COLUMNS                                                                                             \
  ", (SELECT v.fields FROM item_version v WHERE v.organ_id = item.organ_id AND v.item = item.number AND v.number = " \
  "item.published_version) FROM item WHERE " IS_PUBLIC " AND column_id = ? AND kind = ?" narrowed                    \
  " ORDER BY public_from DESC, organ_id DESC, number DESC LIMIT ?"
constexpr std::string_view kOfKind = OF_KIND("");
constexpr std::string_view kOfKindOfOrgan = OF_KIND(" AND organ_id = ?");

std::string_view FieldIn(const std::map<std::string, std::string, std::less<>>& fields, std::string_view name) {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string_view() : Trim(found->second);
}

}  // namespace

std::optional<Date> ItemOfKind::DateField(std::string_view name) const {
  const auto day = ParseDate(FieldIn(fields, name));
  return day && IsPlausible(*day) ? day : std::nullopt;
}

std::optional<int> ItemOfKind::YearField(std::string_view name) const {
  constexpr std::size_t kDigits = 4;
  const std::string_view text = FieldIn(fields, name);
  if (text.size() != kDigits || text.find_first_not_of("0123456789") != text.npos) return std::nullopt;
  const int year = std::stoi(std::string(text));
  return year >= 1949 && year <= 2199 ? std::optional(year) : std::nullopt;
}

std::vector<ItemOfKind> PublicOfKind(db::Session& session, ItemKind kind, std::optional<OrganId> organ, Date today,
                                     int most) {
  // A kind stands in one column, whose index serves where that of the kind does not.
  const std::string_view column = IdOf(FactsOf(kind).column);
  db::Rows rows = organ ? session.Query(kOfKindOfOrgan, today, today, column, IdOf(kind), organ->value, most)
                        : session.Query(kOfKind, today, today, column, IdOf(kind), most);
  std::vector<ItemOfKind> items;
  while (rows.Next()) {
    const auto fields = rows.row().Get<std::optional<std::string>>(kItemColumns);
    items.push_back({ItemFromRow(rows.row()), FieldsFrom(fields.value_or("{}"))});
  }
  return items;
}

}  // namespace gongkai::disclosure

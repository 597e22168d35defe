#include "disclosure/validity_store.h"

#include <nlohmann/json.hpp>

namespace gongkai::disclosure {
namespace {

constexpr std::string_view kSelect =
    "SELECT v.fields, d.ended_on, d.words FROM item_version v LEFT JOIN document_validity d ON d.organ_id = v.organ_id "
    "AND d.item = v.item WHERE v.organ_id = ? AND v.item = ? AND v.number = ?";

std::optional<Date> DayIn(const nlohmann::json& fields, const char* name) {
  const auto field = fields.find(name);
  if (field == fields.end() || !field->is_string()) return std::nullopt;
  const auto day = ParseDate(field->get<std::string>());
  return day && IsPlausible(*day) ? day : std::nullopt;
}

}  // namespace

ValidityFacts ValidityFactsOf(db::Session& session, ItemId item, std::int64_t version) {
  ValidityFacts facts;
  db::Rows rows = session.Query(kSelect, item.organ.value, item.number, version);
  if (!rows.Next()) return facts;
  const nlohmann::json fields = nlohmann::json::parse(rows.row().Get<std::string_view>(0), nullptr, false);
  if (fields.is_object()) {
    facts.effective_on = DayIn(fields, "effective_on");
    facts.valid_until = DayIn(fields, "valid_until");
  }
  facts.ended_on = rows.row().Get<std::optional<Date>>(1);
  facts.ended_by = rows.row().Get<std::optional<std::string>>(2).value_or("");
  return facts;
}

}  // namespace gongkai::disclosure

#include "disclosure/open_data/public_record.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "disclosure/open_data/csv_text.h"

namespace gongkai::disclosure {
namespace {

using Json = nlohmann::ordered_json;

std::string DayOf(const std::optional<Date>& day) { return day ? ToString(*day) : std::string(); }

Json DayOrNull(const std::optional<Date>& day) { return day ? Json(ToString(*day)) : Json(nullptr); }

/// "2026-03-10T10:00:00+08:00"
std::string StampOf(Instant instant) {
  std::string text = ToBeijingSecond(instant);
  text[10] = 'T';
  return text + "+08:00";
}

Json Named(std::string_view id, std::string_view name) { return {{"id", id}, {"name", name}}; }

void AddText(Json& json, const PublicText& text) {
  Json fields = Json::object();
  for (const auto& [label, words] : text.fields) fields[label] = words;
  json["fields"] = std::move(fields);
  json["text"] = text.text;
  if (!text.correction.empty()) json["correction"] = text.correction;
  Json files = Json::array();
  for (const PublicText::File& file : text.files) {
    files.push_back({{"name", file.name}, {"url", file.address}, {"size", file.size}});
  }
  json["attachments"] = std::move(files);
}

}  // namespace

Instant UpdatedAt(Instant published_at, Date public_from) {
  return std::max(published_at, Instant(std::chrono::sys_days(public_from)) - kBeijingOffset);
}

std::string JsonOf(const PublicRecord& record, const PublicText* text) {
  Json json = {{"id", ToString(record.id)},
               {"index_number", record.index_number},
               {"title", record.title},
               {"summary", record.summary},
               {"organ", {{"code", record.organ_code}, {"name", record.organ}}},
               {"column", Named(IdOf(record.column), NameOf(record.column))},
               {"kind", Named(IdOf(record.kind), NameOf(record.kind))},
               {"formed_on", DayOrNull(record.formed_on)},
               {"public_from", ToString(record.public_from)},
               {"public_until", DayOrNull(record.public_until)},
               {"updated_at", StampOf(record.updated)},
               {"validity", record.validity.empty() ? Json(nullptr) : Json(record.validity)},
               {"url", record.address}};
  if (text != nullptr) AddText(json, *text);
  // What is no UTF-8 must not stop a file in its middle.
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string CsvHead() {
  static const std::array<std::string, 12> kHeads = {"索引号",   "名称",         "内容概述", "发布机构",
                                                     "机构代码", "栏目",         "信息类别", "生成日期",
                                                     "公开日期", "公示截止日期", "效力",     "页面地址"};
  return CsvLine(kHeads);
}

std::string CsvOf(const PublicRecord& record) {
  const std::array<std::string, 12> fields = {record.index_number,
                                              record.title,
                                              record.summary,
                                              record.organ,
                                              record.organ_code,
                                              std::string(NameOf(record.column)),
                                              std::string(NameOf(record.kind)),
                                              DayOf(record.formed_on),
                                              ToString(record.public_from),
                                              DayOf(record.public_until),
                                              record.validity,
                                              record.address};
  return CsvLine(fields);
}

}  // namespace gongkai::disclosure

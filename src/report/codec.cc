// See codec.h.

#include "report/codec.h"

#include <nlohmann/json.hpp>

#include "docread/wire.h"

namespace gongkai::report {
namespace {

using docread::Box;
using nlohmann::json;

// Raised with every change of docread/wire.cc: what another version wrote is then read anew from the original bytes.
constexpr std::string_view kDocumentRecord = "document 2\n";

json ToJson(const Place& place) {
  const Box& box = place.box;
  if (place.page == 0 && box == Box{}) return {place.line, place.column, place.length};
  return {place.line, place.column, place.length, place.page, box.left, box.top, box.right, box.bottom};
}

Place PlaceFrom(const json& from) {
  Place place{.line = from.at(0), .column = from.at(1), .length = from.at(2)};
  if (from.size() == 3) return place;
  place.page = from.at(3);
  place.box = {from.at(4), from.at(5), from.at(6), from.at(7)};
  return place;
}

/// A sum beyond 64 bits is kept as its text.
json ToJson(const std::optional<Number>& number) {
  if (!number) return {};
  const auto narrow = static_cast<std::int64_t>(number->millionths);
  return narrow == number->millionths ? json(narrow) : json(ToString(*number));
}

std::optional<Number> NumberFrom(const json& from) {
  if (from.is_null()) return std::nullopt;
  if (!from.is_string()) return Number{from.get<std::int64_t>()};
  constexpr std::size_t kMostDigits = 18;
  const std::optional<Number> number = ParseNumber(from.get<std::string>(), kMostDigits);
  if (!number) throw std::invalid_argument("number");
  return number;
}

json ToJson(const Finding& finding) {
  json passages = json::array();
  for (const Passage& passage : finding.passages)
    passages.push_back(
        json::array({passage.organ, passage.year, passage.text, passage.own_text, ToJson(passage.place)}));
  const At& at = finding.at;
  return {{"rule", finding.rule},
          {"severity", IdOf(finding.severity)},
          {"at", json::array({at.table, at.section, at.row, at.column, at.group})},
          {"place", ToJson(finding.place)},
          {"left", ToJson(finding.left)},
          {"right", ToJson(finding.right)},
          {"message", finding.message},
          {"advice", finding.advice},
          {"source", finding.source},
          {"passages", std::move(passages)},
          {"fingerprint", finding.fingerprint}};
}

Severity SeverityFrom(const std::string& id) {
  for (const Severity severity : {Severity::kError, Severity::kWarning, Severity::kNotice}) {
    if (IdOf(severity) == id) return severity;
  }
  throw std::invalid_argument("severity " + id);
}

Finding FindingFrom(const json& from) {
  const json& at = from.at("at");
  Finding finding;
  finding.rule = from.at("rule");
  finding.severity = SeverityFrom(from.at("severity"));
  finding.at = {at.at(0), at.at(1), at.at(2), at.at(3), at.at(4)};
  finding.place = PlaceFrom(from.at("place"));
  finding.left = NumberFrom(from.at("left"));
  finding.right = NumberFrom(from.at("right"));
  finding.message = from.at("message");
  finding.advice = from.at("advice");
  finding.source = from.at("source");
  for (const json& p : from.at("passages"))
    finding.passages.push_back({p.at(0), p.at(1), p.at(2), p.at(3), PlaceFrom(p.at(4))});
  finding.fingerprint = from.at("fingerprint");
  return finding;
}

Error Damaged(std::string why) {
  return {ErrorKind::kUnreadable, "保存的核对结果已损坏，请重新核对这份报告。", std::move(why)};
}

}  // namespace

std::string EncodeDocument(const docread::Document& document) {
  return std::string(kDocumentRecord) + docread::ToWire(document);
}

Result<docread::Document> DecodeDocument(std::string_view bytes) {
  if (!bytes.starts_with(kDocumentRecord)) return Damaged("document record of another version");
  auto document = docread::FromWire(bytes.substr(kDocumentRecord.size()));
  if (!document) return Damaged("document record does not parse");
  return std::move(*document);
}

std::string EncodeFinding(const Finding& finding) {
  return ToJson(finding).dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<Finding> DecodeFinding(std::string_view text) {
  try {
    return FindingFrom(json::parse(text));
  } catch (const std::exception& why) {
    return Damaged(why.what());
  }
}

}  // namespace gongkai::report

// Events are read one by one, each just before it is applied: the first fault is told, be it of form or of law.
#include "cli/case_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "cli/json_writer.h"
#include "law/reply_clock.h"
#include "law/reply_explanation.h"

namespace gongkai::cli {
namespace {

using nlohmann::json;

Error Bad(std::string message) { return {ErrorKind::kInvalidInput, std::move(message), ""}; }

/// Null where there is nothing, or null.
const json* Member(const json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

Result<std::optional<Date>> DateMember(const json& object, const char* key) {
  const json* value = Member(object, key);
  if (value == nullptr) return std::optional<Date>();
  const auto date = value->is_string() ? ParseDate(value->get_ref<const std::string&>()) : std::nullopt;
  if (!date) return Bad(fmt::format("{} 应为日期，如 2024-01-31", key));
  return date;
}

Result<std::string> TextMember(const json& object, const char* key) {
  const json* value = Member(object, key);
  if (value == nullptr) return std::string();
  if (!value->is_string()) return Bad(fmt::format("{} 应为文字", key));
  return value->get<std::string>();
}

Result<law::Receipt> ReadReceipt(const json& object) {
  const json* given = Member(object, "receipt");
  if (given == nullptr || !given->is_object()) return Bad("没有 receipt（申请怎样收到）");
  const std::string channel = TRY(TextMember(*given, "channel"));
  if (channel.empty()) return Bad("没有 channel（申请的渠道）");
  law::Receipt receipt;
  const auto known = law::ChannelFrom(channel);
  if (!known) return Bad(fmt::format("没有“{}”这种渠道", channel));
  receipt.channel = *known;
  receipt.submitted = TRY(DateMember(*given, "submitted"));
  receipt.signed_for = TRY(DateMember(*given, "signed"));
  receipt.confirmed = TRY(DateMember(*given, "confirmed"));
  return receipt;
}

Result<std::optional<law::Consulted>> ReadConsulted(const json& object) {
  const std::string with = TRY(TextMember(object, "with"));
  if (with.empty()) return std::optional<law::Consulted>();
  const auto known = law::ConsultedFrom(with);
  if (!known) return Bad(fmt::format("没有“{}”这种被征求意见的人", with));
  return known;
}

Result<std::optional<int>> ReadWorkingDays(const json& object) {
  const json* value = Member(object, "working_days");
  if (value == nullptr) return std::optional<int>();
  if (!value->is_number_integer()) return Bad("working_days 应为整数");
  // Far more than the law allows is as wrong as a little more.
  const bool huge = value->is_number_unsigned() && value->get<std::uint64_t>() > 1000;
  return std::optional<int>(huge ? 1000 : static_cast<int>(std::max<std::int64_t>(value->get<std::int64_t>(), -1)));
}

Result<law::ReplyEvent> ReadEvent(const json& object) {
  using Type = law::ReplyEventType;
  if (!object.is_object()) return Bad("事件应为 JSON 对象");
  const std::string word = TRY(TextMember(object, "type"));
  if (word.empty()) return Bad("事件没有 type（发生了什么）");
  const auto type = law::ReplyEventTypeFrom(word);
  if (!type) return Bad(fmt::format("没有“{}”这种事件", word));
  const auto on = TRY(DateMember(object, "on"));
  if (!on) return Bad("事件没有 on（发生的日期）");
  law::ReplyEvent event{.type = *type, .on = *on};
  event.ref = TRY(TextMember(object, "ref"));
  event.delivered = TRY(DateMember(object, "delivered"));
  if (type == Type::kConsultationSent) event.with = TRY(ReadConsulted(object));
  if (type == Type::kExtended) event.working_days = TRY(ReadWorkingDays(object));
  if (type == Type::kCorrectionRequested) event.until = TRY(DateMember(object, "term_until"));
  if (type == Type::kDelayed) event.until = TRY(DateMember(object, "until"));
  return event;
}

struct Told {
  law::ReplyStatus status;
  std::optional<law::ReplyFault> fault;
};

Result<json> ReadEvents(const json& object) {
  const json* events = Member(object, "events");
  if (events == nullptr) return json::array();
  if (!events->is_array()) return Bad("events 应为列表");
  return *events;
}

/// The state after the events, or the first fault.
Told Fold(const json& object, const law::WorkingCalendar& calendar) {
  const auto receipt_fault = [](Error error) { return Told{{}, law::ReplyFault{std::nullopt, std::move(error)}}; };
  const auto receipt = ReadReceipt(object);
  if (!receipt) return receipt_fault(receipt.error());
  const auto events = ReadEvents(object);
  if (!events) return receipt_fault(events.error());
  auto facts = law::BeginReply(*receipt);
  if (!facts) return receipt_fault(facts.error());
  for (std::size_t i = 0; i < events->size(); ++i) {
    const auto event = ReadEvent((*events)[i]);
    if (!event) return {{}, law::ReplyFault{i, event.error()}};
    const auto applied = law::Apply(*facts, *event, calendar);
    if (!applied) return {{}, law::ReplyFault{i, applied.error()}};
  }
  return {law::StatusOf(*facts, calendar), std::nullopt};
}

void WriteDays(JsonWriter& out, const law::ReplyStatus& status, const law::WorkingCalendar& calendar) {
  out.Key("days").BeginArray();
  if (status.due) {
    for (const law::ReplyDay& day : law::ExplainRun(*status.run, calendar)) {
      out.BeginObject().Key("on").String(ToString(day.on)).Key("counts").Bool(day.Counts());
      if (day.Counts()) out.Key("n").Int(day.number);
      if (const auto why = law::NameOf(day.reason); !why.empty()) out.Key("why").String(why);
      out.EndObject();
    }
  }
  out.EndArray();
}

void WriteStatus(JsonWriter& out, const law::ReplyStatus& status, const law::WorkingCalendar& calendar) {
  out.Key("state").String(law::IdOf(status.state));
  out.Key("due").StringOrNull(status.due ? ToString(*status.due) : "");
  out.Key("provisional").Bool(status.provisional);
  if (status.in_time) out.Key("in_time").Bool(*status.in_time);
  WriteDays(out, status, calendar);
  out.Key("warnings").BeginArray();
  for (const std::string& warning : status.warnings) out.String(warning);
  out.EndArray();
}

void WriteFault(JsonWriter& out, const law::ReplyFault& fault) {
  out.Key("state").String("error").Key("due").Null().Key("error").BeginObject().Key("event");
  if (fault.event) {
    out.Int(static_cast<long long>(*fault.event));
  } else {
    out.String("receipt");
  }
  const std::string& source = fault.error.source;
  out.Key("message").String(source.empty() ? fault.error.message : fault.error.message + "（" + source + "）");
  out.EndObject();
}

/// Ids of other programs: text or a number, given back as it came.
void WriteId(JsonWriter& out, const json& object) {
  out.Key("id");
  const json* id = object.is_object() ? Member(object, "id") : nullptr;
  if (id != nullptr && id->is_string()) {
    out.String(id->get_ref<const std::string&>());
  } else if (id != nullptr && id->is_number()) {
    out.Raw(id->dump());
  } else {
    out.Null();
  }
}

}  // namespace

CaseAnswer AnswerCase(std::string_view line, std::size_t number, const law::WorkingCalendar& calendar) {
  const json object = json::parse(line, nullptr, /*allow_exceptions=*/false);
  JsonWriter out;
  out.BeginObject();
  WriteId(out, object);
  Told told;
  if (object.is_object()) {
    told = Fold(object, calendar);
  } else {
    told.fault = law::ReplyFault{std::nullopt, Bad(fmt::format("第{}行不是 JSON 对象", number))};
  }
  if (told.fault) {
    WriteFault(out, *told.fault);
  } else {
    WriteStatus(out, told.status, calendar);
  }
  out.EndObject();
  return {out.Take(), told.fault || !told.status.warnings.empty()};
}

}  // namespace gongkai::cli

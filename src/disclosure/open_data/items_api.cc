// The open API, version 1: public items, organs, columns as JSON, for everybody and from every page of the web (CORS).
// Described by open_api_text.h. What it answers stays: fields are added, none is renamed or taken away.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "account/portal_view.h"
#include "base/fold.h"
#include "crypto/sm3.h"
#include "disclosure/open_data/open_api_text.h"
#include "disclosure/open_data/open_data_pages.h"
#include "disclosure/open_data/open_list_view.h"
#include "disclosure/open_data/record_view.h"
#include "web/compression.h"

namespace gongkai::disclosure {
namespace {

using web::Request;
using web::Response;
using Json = nlohmann::ordered_json;

constexpr int kPerPage = 20, kMostPerPage = 100;
constexpr std::string_view kParameters[] = {"organ", "column",   "kind",  "from",  "until",
                                            "year",  "validity", "words", "limit", "cursor"};

std::string Text(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// Pages of other sites may read it (GetForPrograms), these headers too.
Response ForPrograms(Response response) {
  response.for_everyone = true;
  response.With("Access-Control-Expose-Headers", "ETag, Retry-After");
  return response;
}

/// 200, or 304 where the program has these very bytes.
Response Sent(const Request& request, std::string json) {
  const std::string tag = web::TagOf(crypto::Sm3Hex(json).substr(0, 24), "");
  Response response = Response::Json(web::HoldsTag(request, tag) ? std::string() : std::move(json));
  if (web::HoldsTag(request, tag)) response.status = 304;
  response.With("ETag", tag).With("Cache-Control", "no-cache");
  return ForPrograms(std::move(response));
}

/// `field`: the parameter that is wrong; may be empty.
Response Wrong(int status, std::string_view message, std::string_view field = {}) {
  Json error = {{"status", status}, {"message", message}};
  if (!field.empty()) error["field"] = field;
  return ForPrograms(Response::Json(Text({{"error", std::move(error)}}), status));
}

/// The same refusal for programs.
Response TooOften(const Response& refused) {
  Response response = Wrong(refused.status, Trim(refused.body));
  for (const auto& [name, value] : refused.headers) response.With(name, value);
  return response;
}

// ---- the list

struct Asked {
  OpenQuery query;
  std::string address;  // with all that narrows, without the cursor
};

/// What nobody described is a typing error: it would be answered with everything.
std::optional<std::string> Unknown(const Request& request) {
  for (const auto& [name, value] : request.query.pairs()) {
    if (std::ranges::find(kParameters, name) == std::ranges::end(kParameters)) return name;
  }
  return std::nullopt;
}

Result<Asked> AskedIn(db::Session& session, const Request& request, Date today) {
  if (auto name = Unknown(request)) return Error{ErrorKind::kInvalidInput, "没有这个参数。", std::move(*name)};
  OpenQuery query = TRY(OpenQueryIn(session, request.query, today));
  Asked asked{.query = std::move(query), .address = "/api/v1/items"};
  asked.query.count = kPerPage;
  if (request.query.Has("limit")) {
    const auto limit = request.query.Int("limit");
    if (!limit || *limit < 1 || *limit > kMostPerPage) {
      return Error{ErrorKind::kInvalidInput, "limit 是 1 到 100 的整数。", "limit"};
    }
    asked.query.count = static_cast<int>(*limit);
  }
  if (const std::string_view cursor = request.query.Get("cursor"); !cursor.empty()) {
    asked.query.after = PlaceOfCursor(cursor);
    if (!asked.query.after) return Error{ErrorKind::kInvalidInput, "cursor 用上一次答复里 next 给出的。", "cursor"};
  }
  char mark = '?';
  for (const std::string_view name : kParameters) {
    const std::string_view value = request.query.Get(name);
    if (value.empty() || name == "cursor") continue;
    asked.address += mark + std::string(name) + "=" + PercentEncode(value);
    mark = '&';
  }
  return asked;
}

Response ListItems(OpenData& open, const Request& request) {
  if (AsksSearch(request.query)) {
    if (auto refused = open.Refused(open.words, request)) return TooOften(*refused);
  }
  db::Reader reader = open.desk.database.Read();
  const auto asked = AskedIn(reader, request, open.today());
  if (!asked) return Wrong(422, asked.error().message, asked.error().source);
  const std::string site = open.SiteFor(request);
  Records records(reader, site, open.today());
  const OpenList found = ListOfQuery(reader, asked->query);
  std::string json = "{\"items\":[";
  for (const OpenDataItem& each : found.items) {
    if (json.back() == '}') json += ',';
    json += JsonOf(records.Of(each));
  }
  Json next;
  if (found.next) {
    const char mark = asked->address.find('?') == std::string::npos ? '?' : '&';
    next = site + asked->address + mark + "cursor=" + CursorOf(*found.next);
  }
  return Sent(request, json + "],\"next\":" + Text(next) + "}");
}

// ---- one item

Response ShowItem(OpenData& open, const Request& request) {
  db::Reader reader = open.desk.database.Read();
  const auto id = ItemIdFrom(request.params.Get("id"));
  const auto item = id ? FindItem(reader, *id) : std::nullopt;
  Records records(reader, open.SiteFor(request), open.today());
  const PublicText text = records.TextOrProblem(item);
  return Sent(request, JsonOf(records.Of({*item, PublishedAt(reader, *item)}), &text));
}

// ---- what is narrowed by

Response ListOrgans(OpenData& open, const Request& request) {
  db::Reader reader = open.desk.database.Read();
  Json organs = Json::array();
  if (const auto county = account::PublicCountyOf(reader, open.today())) {
    for (const account::PublicOrgan& organ : county->organs) {
      organs.push_back({{"code", organ.code}, {"name", organ.name}, {"short_name", organ.short_name}});
    }
  }
  return Sent(request, Text({{"organs", std::move(organs)}}));
}

Response ListColumns(OpenData&, const Request& request) {
  Json columns = Json::array();
  for (const Column column : Columns()) {
    Json kinds = Json::array();
    for (const ItemKind kind : ItemKinds()) {
      if (FactsOf(kind).column == column) kinds.push_back({{"id", IdOf(kind)}, {"name", NameOf(kind)}});
    }
    columns.push_back({{"id", IdOf(column)}, {"name", NameOf(column)}, {"kinds", std::move(kinds)}});
  }
  return Sent(request, Text({{"columns", std::move(columns)}}));
}

/// The same for the live site and its copy.
Response Describe(OpenData& open, const Request& request) { return Sent(request, OpenApiText(open.SiteFor(request))); }

/// Within the hour of the network, and with every refusal as JSON.
web::Handler Answering(const std::shared_ptr<OpenData>& open, Response (*answer)(OpenData&, const Request&)) {
  return [open, answer](const Request& request) {
    try {
      if (auto refused = open->Refused(open->calls, request)) return TooOften(*refused);
      return answer(*open, request);
    } catch (const web::ProblemError& error) {
      return Wrong(error.problem().status, error.problem().sentence);
    }
  };
}

}  // namespace

void AddItemsApi(account::Office& office, const std::shared_ptr<OpenData>& open) {
  const auto get = [&](std::string_view pattern, Response (*answer)(OpenData&, const Request&)) {
    office.router().GetForPrograms(pattern, Answering(open, answer));
  };
  get("/api/v1/items", ListItems);
  get("/api/v1/items/{id}", ShowItem);
  get("/api/v1/organs", ListOrgans);
  get("/api/v1/columns", ListColumns);
  get("/api/v1/openapi.json", Describe);
}

}  // namespace gongkai::disclosure

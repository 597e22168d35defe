#include "disclosure/archive/archived_item.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "disclosure/content_digest.h"

namespace gongkai::disclosure {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kFormat = "gongkai-archived-item-1";

// ---- out

Json DayOf(const std::optional<Date>& day) { return day && day->ok() ? Json(ToString(*day)) : Json(nullptr); }

Json JsonOfFile(const ArchivedFile& file) {
  return {{"path", file.path}, {"name", file.name}, {"sm3", file.digest}, {"size", file.size}};
}

Json JsonOfFiles(const std::vector<ArchivedFile>& files) {
  Json json = Json::array();
  for (const ArchivedFile& file : files) json.push_back(JsonOfFile(file));
  return json;
}

Json FieldsOf(const Content& content) {
  Json fields = Json::object();
  for (const auto& [name, value] : content.fields) fields[name] = value;
  return fields;
}

/// What the names of the fields say to people.
Json LabelsOf(const Content& content) {
  Json labels = Json::object();
  for (const KindField& field : FactsOf(content.kind).fields) {
    if (content.fields.contains(std::string(field.name))) labels[std::string(field.name)] = field.label;
  }
  return labels;
}

Json ChannelsOf(const Content& content) {
  Json channels = Json::array();
  for (const Channel channel : content.channels) channels.push_back(IdOf(channel));
  return channels;
}

Json NamesOf(const Content& content) {
  Json names = Json::array();
  for (const Channel channel : content.channels) names.push_back(NameOf(channel));
  return names;
}

Json JsonOfContent(const ArchivedVersion& version) {
  const Content& c = version.content;
  Json attachments = Json::array();
  for (const Attachment& file : c.attachments) {
    attachments.push_back({{"name", file.name}, {"sm3", file.digest}, {"size", file.size}});
  }
  return {{"kind", IdOf(c.kind)},
          {"kind_name", NameOf(c.kind)},
          {"title", c.title},
          {"summary", c.summary},
          {"body", c.body},
          {"body_plain", version.text},
          {"fields", FieldsOf(c)},
          {"field_labels", LabelsOf(c)},
          {"attribute", IdOf(c.attribute)},
          {"attribute_name", NameOf(c.attribute)},
          {"ground", c.ground ? IdOf(*c.ground) : std::string_view()},
          {"ground_words", c.ground_words},
          {"origin", IdOf(c.origin)},
          {"origin_name", NameOf(c.origin)},
          {"other_organ", KeepsSource(c) ? std::string() : c.other_organ},
          {"other_organ_kept_back", KeepsSource(c)},
          {"is_agreed", c.is_agreed},
          {"formed_on", DayOf(c.formed_on)},
          {"publish_on", DayOf(c.publish_on)},
          {"channels", ChannelsOf(c)},
          {"channel_names", NamesOf(c)},
          {"correction", c.correction},
          {"correction_why", c.correction_why},
          {"attachments", attachments}};
}

/// The questions stand there in full: the letters alone say nothing in fifty years.
Json AnswersOf(const Signature& signature) {
  Json answers = Json::array();
  const auto questions = SecrecyQuestions();
  for (std::size_t i = 0; i < std::min(signature.answers.size(), questions.size()); ++i) {
    answers.push_back({{"question", questions[i].text}, {"answer", signature.answers[i] == 'y' ? "是" : "否"}});
  }
  return answers;
}

Json JsonOfSignature(const Signature& s) {
  Json json = {{"as", IdOf(s.signer)},          {"as_name", NameOf(s.signer)}, {"person", s.person.value},
               {"person_name", s.person_name},  {"digest", s.digest},          {"at", s.at.time_since_epoch().count()},
               {"time", ToBeijingSecond(s.at)}, {"remark", s.remark}};
  if (!s.answers.empty()) json["secrecy_review"] = AnswersOf(s);
  return json;
}

Json JsonOfScreening(const ArchivedScreening& s) {
  return {{"time", ToBeijingSecond(s.at)}, {"by", s.by}, {"lists", s.lists}, {"rules", s.rules}, {"parts", s.parts},
          {"not_looked_into", s.unread}};
}

Json JsonOfSpan(const PublicSpan& span) {
  return {{"published", ToBeijingSecond(span.published_at)},
          {"public_from", ToString(span.from)},
          {"public_until", DayOf(span.until)},
          {"end", IdOf(span.end)},
          {"end_name", NameOf(span.end)},
          {"ended_on", DayOf(span.ended_on)},
          {"reason", span.words}};
}

Json JsonOfVersion(const ArchivedVersion& version) {
  Json json = {{"number", version.span.version}, {"digest", version.digest}, {"publicity", JsonOfSpan(version.span)}};
  if (!version.is_of_year) {
    json["in_package_of"] = static_cast<int>(version.span.from.year());
    return json;
  }
  if (version.held != HeldBack::kNo) {
    json["held_back"] = IdOf(version.held);
    json["held_back_why"] = WhyOf(version.held);
  } else {
    json["content"] = JsonOfContent(version);
    json["files"] = JsonOfFiles(version.attachments);
    json["images"] = JsonOfFiles(version.images);
  }
  json["signatures"] = Json::array();
  for (const Signature& each : version.signatures) json["signatures"].push_back(JsonOfSignature(each));
  json["screenings"] = Json::array();
  for (const ArchivedScreening& each : version.screenings) json["screenings"].push_back(JsonOfScreening(each));
  return json;
}

Json JsonOfPosting(const ArchivedPosting& each) {
  const Posting& p = each.posting;
  return {{"number", p.number},
          {"version", p.version},
          {"channel", NameOf(p.channel)},
          {"posted_on", ToString(p.posted_on)},
          {"posted_until", DayOf(p.posted_until)},
          {"village", each.village},
          {"place", p.place},
          {"posted_by", p.posted_by},
          {"receipt", p.receipt},
          {"taken_down_on", DayOf(p.taken_down_on)},
          {"annulled", p.annulled_words},
          {"recorded", ToBeijingSecond(p.recorded_at)},
          {"photos", JsonOfFiles(each.photos)}};
}

// ---- back

template <class T>
T Known(std::optional<T> value) {
  if (!value) throw std::invalid_argument("unknown");
  return *value;
}

std::optional<Date> DayFrom(const Json& json) {
  if (json.is_null()) return std::nullopt;
  return Known(ParseDate(json.get<std::string>()));
}

std::vector<ArchivedFile> FilesFrom(const Json& json) {
  std::vector<ArchivedFile> files;
  for (const Json& each : json) {
    files.push_back({each.at("path").get<std::string>(), each.at("name").get<std::string>(),
                     each.at("sm3").get<std::string>(), each.at("size").get<std::int64_t>()});
  }
  return files;
}

Content ContentFrom(const Json& json) {
  Content content{.kind = Known(ItemKindFrom(json.at("kind").get<std::string>())),
                  .title = json.at("title").get<std::string>(),
                  .summary = json.at("summary").get<std::string>(),
                  .body = json.at("body").get<std::string>(),
                  .fields = {},
                  .attribute = Known(AttributeFrom(json.at("attribute").get<std::string>())),
                  .ground = GroundFrom(json.at("ground").get<std::string>()),
                  .ground_words = json.at("ground_words").get<std::string>(),
                  .origin = Known(OriginFrom(json.at("origin").get<std::string>())),
                  .other_organ = json.at("other_organ").get<std::string>(),
                  .is_agreed = json.at("is_agreed").get<bool>(),
                  .formed_on = DayFrom(json.at("formed_on")).value_or(Date{}),
                  .publish_on = DayFrom(json.at("publish_on")),
                  .channels = {},
                  .attachments = {},
                  .correction = json.at("correction").get<std::string>(),
                  .correction_why = json.at("correction_why").get<std::string>()};
  for (const auto& [name, value] : json.at("fields").items()) content.fields.emplace(name, value.get<std::string>());
  for (const Json& each : json.at("channels")) {
    content.channels.push_back(Known(ChannelFrom(each.get<std::string>())));
  }
  for (const Json& each : json.at("attachments")) {
    content.attachments.push_back(
        {each.at("name").get<std::string>(), each.at("sm3").get<std::string>(), each.at("size").get<std::int64_t>()});
  }
  return content;
}

Signature SignatureFrom(const Json& json) {
  return {.signer = Known(SignerFrom(json.at("as").get<std::string>())),
          .person = account::PersonId{json.at("person").get<std::int64_t>()},
          .person_name = json.at("person_name").get<std::string>(),
          .digest = json.at("digest").get<std::string>(),
          .at = Instant(std::chrono::seconds(json.at("at").get<std::int64_t>())),
          .answers = {},
          .remark = json.at("remark").get<std::string>()};
}

HeldBack HeldFrom(const Json& json) {
  const std::string held = json.value("held_back", std::string());
  for (const HeldBack each : {HeldBack::kNo, HeldBack::kOffSite, HeldBack::kLeak, HeldBack::kNotAsSigned}) {
    if (IdOf(each) == held) return each;
  }
  throw std::invalid_argument("held back");
}

ArchivedVersion VersionFrom(const Json& json) {
  ArchivedVersion version{.held = HeldFrom(json),
                          .is_of_year = !json.contains("in_package_of"),
                          .digest = json.at("digest").get<std::string>()};
  version.span.version = json.at("number").get<std::int64_t>();
  if (!version.is_of_year) return version;
  for (const Json& each : json.at("signatures")) version.signatures.push_back(SignatureFrom(each));
  if (!version.has_content()) return version;
  version.content = ContentFrom(json.at("content"));
  version.is_source_kept = json.at("content").at("other_organ_kept_back").get<bool>();
  version.attachments = FilesFrom(json.at("files"));
  version.images = FilesFrom(json.at("images"));
  return version;
}

ArchivedItem ItemFrom(const Json& json) {
  if (json.at("format") != kFormat) throw std::invalid_argument("format");
  ArchivedItem item{.id = Known(ItemIdFrom(json.at("item").get<std::string>())),
                    .index_number = json.at("index_number").get<std::string>(),
                    .organ = json.at("organ").get<std::string>()};
  for (const Json& each : json.at("versions")) item.versions.push_back(VersionFrom(each));
  for (const Json& each : json.at("postings")) {
    ArchivedPosting posting;
    posting.posting.number = each.at("number").get<std::int64_t>();
    posting.photos = FilesFrom(each.at("photos"));
    item.postings.push_back(std::move(posting));
  }
  return item;
}

bool NamesSameFiles(const ArchivedVersion& version) {
  return std::ranges::equal(version.content.attachments, version.attachments, {}, &Attachment::digest,
                            &ArchivedFile::digest);
}

}  // namespace

std::string ArchivedItem::title() const {
  const auto newest = std::ranges::find_if(versions.rbegin(), versions.rend(), &ArchivedVersion::has_content);
  return newest == versions.rend() ? std::string() : newest->content.title;
}

bool KeepsSource(const Content& content) {
  return content.origin == Origin::kFromCitizens && !content.other_organ.empty();
}

std::string FolderOf(ItemId id) { return "items/" + ToString(id); }

std::string JsonOf(const ArchivedItem& item) {
  Json json = {{"format", kFormat},        {"item", ToString(item.id)}, {"index_number", item.index_number},
               {"organ", item.organ},      {"title", item.title()},     {"versions", Json::array()},
               {"postings", Json::array()}};
  for (const ArchivedVersion& each : item.versions) json["versions"].push_back(JsonOfVersion(each));
  for (const ArchivedPosting& each : item.postings) json["postings"].push_back(JsonOfPosting(each));
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<ArchivedItem> ParseArchivedItem(std::string_view json) {
  try {
    return ItemFrom(Json::parse(json));
  } catch (const std::exception&) {
    return Error{ErrorKind::kUnreadable, "不是归档包里的一件信息，或者内容已经损坏。", ""};
  }
}

std::vector<std::string> FaultsOf(const ArchivedItem& item) {
  std::vector<std::string> faults;
  for (const ArchivedVersion& version : item.versions) {
    if (!version.is_of_year) continue;
    const std::string which = fmt::format("索引号 {} 第 {} 版", item.index_number, version.span.version);
    const bool can_reckon = version.has_content() && !version.is_source_kept;
    if (can_reckon && DigestOf(version.content, item.index_number) != version.digest) {
      faults.push_back(which + "：内容和签发时的摘要不一致");
    }
    if (version.has_content() && !NamesSameFiles(version)) faults.push_back(which + "：附件和签发的不是同一批");
    if (!IsComplete(ValidOver(version.signatures, version.digest))) {
      faults.push_back(which + "：没有三个人对这一内容的签署和保密审查");
    }
  }
  return faults;
}

}  // namespace gongkai::disclosure

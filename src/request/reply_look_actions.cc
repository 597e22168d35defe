#include "request/reply_look_actions.h"

#include <algorithm>
#include <map>

#include "base/fold.h"
#include "crypto/sm3.h"
#include "disclosure/screen/item_parts.h"
#include "request/decision_form.h"

namespace gongkai::request {
namespace {

using screening::Part;

constexpr std::string_view kNames = "names", kFile = "file:", kWithheld = "withheld", kPlaces = "viewing_place";

struct WordPart {
  std::string_view key;
  PersonalText DecisionText::*text;
  std::string_view DecisionFields::*label;
  std::string_view otherwise;  // what it is called where the outcome has no such field
};
constexpr WordPart kWordParts[] = {
    {"finding", &DecisionText::finding, &DecisionFields::finding, "要告知的内容"},
    {"reasons", &DecisionText::reasons, &DecisionFields::reasons, "理由"},
    {"elsewhere", &DecisionText::elsewhere, &DecisionFields::elsewhere, "负责公开的机关"},
    {"where", &DecisionText::where, &DecisionFields::where, "获取的方式、途径"},
    {"form", &DecisionText::form, &DecisionFields::form, "提供的形式"},
    {kWithheld, &DecisionText::withheld, &DecisionFields::withheld, "没有提供的内容和依据"}};

const WordPart* WordPartOf(std::string_view key) {
  const auto* const found = std::ranges::find(kWordParts, key, &WordPart::key);
  return found == std::end(kWordParts) ? nullptr : found;
}

std::string LabelOf(const WordPart& part, const DecisionText& decision) {
  const law::Outcome* const outcome = law::FindOutcome(decision.outcome);
  const std::string_view label = outcome == nullptr ? std::string_view() : FieldsOf(*outcome).*part.label;
  return std::string(label.empty() ? part.otherwise : label);
}

/// Where it can be read on the spot.
Part PlacesPart(const std::vector<ViewingTime>& viewings) {
  Part part{.key = std::string(kPlaces), .label = "查阅的地点", .pieces = {}, .files = {}, .obstacle = {}};
  for (const ViewingTime& each : viewings) part.pieces.push_back({.text = each.place, .where = "查阅的地点"});
  return part;
}

std::vector<Part> WordPartsOf(const DecisionText& decision) {
  // Compiles as long as these are all there is: who adds words to a decision adds them to kWordParts, and to this line.
  [[maybe_unused]] const auto& [outcome, finding, reasons, elsewhere, where, files, form, viewings, withheld, salt] =
      decision;
  std::vector<Part> parts;
  for (const WordPart& each : kWordParts) {
    const std::string& text = (decision.*each.text).Reveal();
    if (IsBlankText(text)) continue;
    const std::string label = LabelOf(each, decision);
    parts.push_back({.key = std::string(each.key),
                     .label = label,
                     .pieces = {{.text = text, .where = label}},
                     .files = {},
                     .obstacle = {}});
  }
  if (!decision.viewings.empty()) parts.push_back(PlacesPart(decision.viewings));
  return parts;
}

/// A name as it reads: what ties its words together would make one long word of a number and an ending.
std::string NameAsWords(std::string name) {
  std::ranges::replace_if(
      name, [](char c) { return c == '.' || c == '_' || c == '-'; }, ' ');
  return name;
}

Part NamesPart(const std::vector<ReplyFile>& files) {
  Part part{.key = std::string(kNames), .label = "文件的名称", .pieces = {}, .files = {}, .obstacle = {}};
  for (const ReplyFile& file : files) {
    const std::string where = "第 " + std::to_string(part.pieces.size() + 1) + " 个文件的名称";
    part.pieces.push_back({.text = NameAsWords(file.name), .where = where});
  }
  return part;
}

std::vector<ReplyFile> ReleasedFilesOf(db::Session& session, const account::Keys& keys, CaseId id,
                                       const DecisionText& decision) {
  std::vector<ReplyFile> files;
  std::map<std::string, int> seen;
  for (const CaseFile& file : FilesOf(session, id)) {
    const auto& released = decision.released_files;
    if (std::ranges::find(released, file.digest) == released.end()) continue;
    constexpr std::size_t kDigits = 12;
    std::string name = FileNameOf(session, keys, id, file.number).value_or(PersonalText()).Reveal();
    std::string key = std::string(kFile) + crypto::Sm3Hex(name).substr(0, kDigits);
    if (const int times = ++seen[key]; times > 1) key += "-" + std::to_string(times);
    files.push_back({std::move(key), file.number, std::move(name), file.digest, file.bytes});
  }
  return files;
}

docread::Inspection Inspected(account::Desk& desk, const screening::Tools& tools, CaseId id, const ReplyFile& file) {
  std::optional<OpenedFile> opened;
  {
    db::Reader reader = desk.database.Read();
    opened = OpenFile(reader, desk.keys, id, file.number);
  }
  if (opened) return tools.inspect(opened->bytes.Reveal(), file.name, screening::BurntHereIn(desk.database));
  return {.files = {{}},
          .pieces = {},
          .obstacle = docread::Obstacle::kNotOpened,
          .obstacle_message = "存放的文件找不到了，请告诉系统管理员。"};
}

/// A refusal on account of a secret may speak of its mark.
void LetSpeakOfMark(const DecisionText& decision, screening::Looked& looked) {
  if (decision.outcome != "state_secret") return;
  std::erase_if(looked.hits, [&](const screening::Hit& hit) {
    return hit.rule == "S-MARK" && WordPartOf(looked.parts[hit.part].key) != nullptr;
  });
}

/// Letters and digits alone: how a number is cut is no part of it.
std::string Bare(std::string_view text) {
  std::string bare;
  for (const char each : text) {
    if (each == ' ' || each == '-' || each == '\t' || each == '\n' || each == '\r') continue;
    bare += each >= 'a' && each <= 'z' ? static_cast<char>(each - 'a' + 'A') : each;
  }
  return bare;
}

}  // namespace

std::optional<ReplyAtHand> ReplyAtHandOf(db::Session& session, const account::Keys& keys, const Case& held) {
  auto words = OpenWords(session, keys, held.id);
  auto decision = DecisionOf(session, keys, held.id);
  if (!words || !decision) return std::nullopt;
  ReplyAtHand reply{.held = held,
                    .fold = FoldOf(session, held),
                    .words = std::move(*words),
                    .decision = std::move(*decision),
                    .digest = {},
                    .files = {}};
  reply.digest = DigestOf(reply.decision, held, reply.words);
  reply.files = ReleasedFilesOf(session, keys, held.id, reply.decision);
  return reply;
}

screening::Subject ScreenedAs(CaseId id) { return {id.organ, "case", id.number}; }

screening::Tools ToolsOr(const account::Desk& desk, const screening::Tools& given) {
  return given.screener ? given : screening::ToolsForText(desk.now);
}

screening::Looked LookAtReply(account::Desk& desk, const screening::Tools& tools, const ReplyAtHand& reply,
                              const screening::Screener& screener) {
  screening::Looked looked{.parts = WordPartsOf(reply.decision), .hits = {}, .files = {}};
  if (!reply.files.empty()) looked.parts.push_back(NamesPart(reply.files));
  for (const ReplyFile& file : reply.files) {
    const docread::Inspection inspection = Inspected(desk, tools, reply.held.id, file);
    looked.parts.push_back(disclosure::FilePartOf(file.key, "文件“" + file.name + "”", inspection));
    // One that is nothing but pictures was not read at all, and says so.
    if (looked.parts.back().obstacle.empty()) looked.pictures += inspection.pictures;
    looked.files[file.key] = file.digest;
  }
  looked.hits = screener.Screen(looked.parts, BeijingDay(desk.now()));
  LetSpeakOfMark(reply.decision, looked);
  return looked;
}

bool TakesLong(const ReplyAtHand& reply) {
  constexpr std::int64_t kMostBytes = 2 << 20;
  constexpr std::size_t kMostFiles = 4;
  std::int64_t bytes = 0;
  for (const ReplyFile& file : reply.files) bytes += file.bytes;
  return bytes > kMostBytes || reply.files.size() > kMostFiles;
}

std::string LabelOfReplyPart(std::string_view part, const ReplyAtHand& reply) {
  if (const WordPart* const words = WordPartOf(part)) return LabelOf(*words, reply.decision);
  if (part == kNames) return "文件的名称";
  if (part == kPlaces) return "查阅的地点";
  const auto file = std::ranges::find(reply.files, part, &ReplyFile::key);
  return file == reply.files.end() ? std::string("已经换掉的文件") : "文件“" + file->name + "”";
}

PersonalText* WordsOfPart(DecisionText& decision, std::string_view part) {
  // What was withheld is told by the redactions, and changed there.
  const WordPart* const words = part == kWithheld ? nullptr : WordPartOf(part);
  return words == nullptr ? nullptr : &(decision.*words->text);
}

bool IsReplyFile(std::string_view part) { return part.starts_with(kFile); }

std::string FieldOfReplyPart(std::string_view part) {
  return WordPartOf(part) != nullptr || part == kPlaces ? std::string(part) : std::string("files");
}

bool IsOwn(const Applicant& applicant, std::string_view text) {
  const std::string found = Bare(text);
  if (found.empty()) return false;
  const PersonalText* const own[] = {&applicant.number, &applicant.phone, &applicant.email, &applicant.name};
  if (std::ranges::any_of(own, [&](const PersonalText* each) { return Bare(each->Reveal()) == found; })) return true;
  // Of an address a part is written often; one that says where a door is.
  constexpr std::size_t kLeastBytes = 12;
  return found.size() >= kLeastBytes && Bare(applicant.address.Reveal()).find(found) != std::string::npos;
}

}  // namespace gongkai::request

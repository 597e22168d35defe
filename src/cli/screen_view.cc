#include "cli/screen_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "cli/input_files.h"
#include "cli/json_writer.h"
#include "cli/source_excerpt.h"
#include "cli/text_width.h"
#include "screening/rule.h"

namespace gongkai::cli {
namespace {

using screening::Hit;
using screening::Sureness;

constexpr std::size_t kColumns = 96;
constexpr std::string_view kIndent = "      ";
constexpr std::size_t kShownOfARule = 10;  // a list of five hundred numbers is told by ten of them

Ink InkOf(Sureness sureness) {
  switch (sureness) {
    case Sureness::kCertain:
      return Ink::kError;
    case Sureness::kLikely:
      return Ink::kWarning;
    case Sureness::kPossible:
      return Ink::kNotice;
  }
  return Ink::kPlain;
}

std::string Indented(std::string_view name, std::string_view text) {
  return text.empty() ? std::string() : fmt::format("{}{}：{}\n", kIndent, name, Printable(text));
}

/// The line of the piece that holds the place, and the place in its code points.
std::string Excerpt(const ScreenedFile& file, const Hit& hit, Paint paint) {
  const docread::Piece* piece = file.PieceOf(hit);
  if (piece == nullptr) return {};
  const std::string_view text = piece->text;
  const std::size_t from = hit.offset == 0 ? 0 : text.rfind('\n', hit.offset - 1) + 1;
  const std::string_view line = text.substr(from, std::min(text.find('\n', hit.offset), text.size()) - from);
  const std::size_t length = hit.length == 0 ? line.size() : std::min(hit.length, from + line.size() - hit.offset);
  const std::string sight =
      piece->sight == docread::Sight::kShown ? "" : fmt::format("（{}）", docread::NameOf(piece->sight));
  const std::string drawn = DrawMarkedLine(
      Printable(piece->where) + sight + " │ ", line, Utf8Length(line.substr(0, hit.offset - from)),
      Utf8Length(text.substr(hit.offset, length)), kColumns - kIndent.size(), InkOf(hit.sureness), paint);
  std::string out;
  for (std::size_t at = 0; at < drawn.size();) {
    const std::size_t end = drawn.find('\n', at) + 1;
    out += std::string(kIndent) + drawn.substr(at, end - at);
    at = end;
  }
  return out;
}

std::string DrawHit(const ScreenedFile& file, const Hit& hit, std::size_t number, bool first_of_rule, Paint paint) {
  const screening::Rule* rule = screening::FindRule(hit.rule);
  std::string out =
      fmt::format("  {} {} {}\n", paint(InkOf(hit.sureness), fmt::format("[{}] {}", number, NameOf(hit.sureness))),
                  paint(Ink::kFaint, hit.rule), rule != nullptr ? rule->name : "");
  out += fmt::format("{}{}\n", kIndent, Printable(hit.why));
  out += Indented("可以改为", hit.instead);
  if (first_of_rule && rule != nullptr) out += Indented("怎么办", rule->advice) + Indented("依据", rule->source);
  return out + Excerpt(file, hit, paint) + "\n";
}

std::string Heading(const ScreenedFile& file, Paint paint) {
  std::string out = paint(Ink::kBold, "━━ " + Printable(file.path == "-" ? "标准输入" : BaseName(file.path))) + "\n";
  if (!file.kind.empty())
    out += fmt::format("   {}　{} 段文字\n", Printable(file.kind), file.parts.front().pieces.size());
  if (file.pictures > 0) out += fmt::format("   有 {} 幅图片，图片里的字没有看。\n", file.pictures);
  return out + "\n";
}

std::string DrawLists(const ScreenedFile& file) {
  std::string out;
  for (const screening::PersonalList& list : file.lists) {
    out += fmt::format("  人员名单：{} 行，有{}{}{}。公开前做好个人信息保护影响评估（个人信息保护法第五十五条）。\n",
                       list.rows, fmt::join(list.columns, "、"), list.has_minors ? "，涉及未成年人" : "",
                       list.has_health ? "，涉及健康状况" : "");
  }
  return out.empty() ? out : out + "\n";
}

void WriteHit(JsonWriter& json, const ScreenedFile& file, const Hit& hit) {
  const screening::Rule* rule = screening::FindRule(hit.rule);
  const docread::Piece* piece = file.PieceOf(hit);
  json.BeginObject().Key("rule").String(hit.rule);
  if (rule != nullptr) json.Key("category").String(IdOf(rule->category));
  json.Key("sureness").String(IdOf(hit.sureness));
  if (piece != nullptr) {
    json.Key("where").String(piece->where).Key("sight").String(docread::IdOf(piece->sight));
    json.Key("piece").Int(static_cast<long long>(hit.piece));
    if (hit.piece < file.at.size()) json.Key("at").Int(static_cast<long long>(file.at[hit.piece] + hit.offset));
  }
  json.Key("offset").Int(static_cast<long long>(hit.offset)).Key("length").Int(static_cast<long long>(hit.length));
  json.Key("text").String(screening::TextOf(hit, file.parts));
  json.Key("instead").StringOrNull(hit.instead).Key("why").String(hit.why).EndObject();
}

void WriteList(JsonWriter& json, const screening::PersonalList& list) {
  json.BeginObject().Key("table").Int(list.table).Key("rows").Int(list.rows).Key("columns").BeginArray();
  for (const std::string& column : list.columns) json.String(column);
  json.EndArray().Key("minors").Bool(list.has_minors).Key("health").Bool(list.has_health).EndObject();
}

}  // namespace

std::string DrawScreened(const ScreenedFile& file, Paint paint) {
  std::string out = Heading(file, paint);
  if (file.hits.empty()) return out + paint(Ink::kGood, "  没有发现问题") + "\n\n";
  std::map<std::string_view, std::size_t> seen;
  std::size_t number = 0;
  for (const Hit& hit : file.hits) {
    const std::size_t of_rule = ++seen[hit.rule];
    ++number;
    if (of_rule <= kShownOfARule) out += DrawHit(file, hit, number, of_rule == 1, paint);
  }
  for (const auto& [id, count] : seen) {
    const screening::Rule* rule = screening::FindRule(id);
    if (count > kShownOfARule && rule != nullptr) {
      out += fmt::format("  {} {}：同类的还有 {} 处。\n\n", paint(Ink::kFaint, id), rule->name, count - kShownOfARule);
    }
  }
  return out + DrawLists(file);
}

std::string ScreenedLine(const ScreenedFile& file) {
  JsonWriter json;
  json.BeginObject()
      .Key("file")
      .String(file.path == "-" ? "-" : BaseName(file.path))
      .Key("kind")
      .StringOrNull(file.kind);
  json.Key("obstacle").StringOrNull(file.parts.front().obstacle).Key("pictures").Int(file.pictures);
  json.Key("hits").BeginArray();
  for (const Hit& hit : file.hits) WriteHit(json, file, hit);
  json.EndArray().Key("lists").BeginArray();
  for (const screening::PersonalList& list : file.lists) WriteList(json, list);
  json.EndArray().EndObject();
  return json.Take();
}

}  // namespace gongkai::cli

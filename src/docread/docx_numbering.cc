#include "docread/docx_numbering.h"

#include <algorithm>
#include <string_view>

#include "docread/counting.h"
#include "docread/docx_xml.h"

namespace gongkai::docread {
namespace {

constexpr int kMost = 1'000'000;  // so that a hostile start cannot overflow

/// A number that ends in a Chinese mark ("一、") needs no gap.
bool RunsIntoText(std::string_view number) {
  return !number.empty() && static_cast<unsigned char>(number.back()) < 0x80;
}

}  // namespace

DocxNumbering::Level DocxNumbering::ReadLevel(pugi::xml_node node) {
  Level level;
  level.start = ToInt(ChildValue(node, "start"), 0);
  level.format = ChildValue(node, "numFmt");
  if (level.format.empty()) level.format = "decimal";
  level.text = ChildValue(node, "lvlText");
  level.all_decimal = IsOn(node, "isLgl");
  return level;
}

void DocxNumbering::ReadPattern(pugi::xml_node node) {
  Levels levels;
  for (const pugi::xml_node child : node) {
    if (LocalName(child) != "lvl") continue;
    const int index = ToInt(Attribute(child, "ilvl"), -1);
    if (index >= 0 && index < kLevels) levels[static_cast<std::size_t>(index)] = ReadLevel(child);
  }
  patterns_.insert_or_assign(ToInt(Attribute(node, "abstractNumId"), -1), std::move(levels));
}

void DocxNumbering::ReadList(pugi::xml_node node) {
  List list;
  list.pattern = ToInt(ChildValue(node, "abstractNumId"), -1);
  for (const pugi::xml_node child : node) {
    if (LocalName(child) != "lvlOverride") continue;
    const int index = ToInt(Attribute(child, "ilvl"), -1);
    if (index < 0 || index >= kLevels) continue;
    if (const pugi::xml_node level = Child(child, "lvl")) list.levels[index] = ReadLevel(level);
    if (Child(child, "startOverride")) list.starts[index] = ToInt(ChildValue(child, "startOverride"), 1);
  }
  lists_.insert_or_assign(ToInt(Attribute(node, "numId"), -1), std::move(list));
}

void DocxNumbering::Read(const pugi::xml_document& numbering) {
  for (const pugi::xml_node node : numbering.document_element()) {
    if (LocalName(node) == "abstractNum") ReadPattern(node);
    if (LocalName(node) == "num") ReadList(node);
  }
}

const DocxNumbering::Level& DocxNumbering::LevelOf(const List& list, int level) const {
  const auto own = list.levels.find(level);
  return own != list.levels.end() ? own->second : patterns_.at(list.pattern)[static_cast<std::size_t>(level)];
}

void DocxNumbering::Restart(int list_id, const List& list, Counters& counters) {
  if (list.starts.empty() || !restarted_.insert(list_id).second) return;
  for (const auto& [level, start] : list.starts) {
    counters.value[static_cast<std::size_t>(level)] = std::clamp(start, 0, kMost) - 1;
    counters.begun[static_cast<std::size_t>(level)] = true;
  }
}

void DocxNumbering::Advance(const List& list, int level, Counters& counters) const {
  const auto index = static_cast<std::size_t>(level);
  // The levels above count from their start even when none of their paragraphs came first.
  for (std::size_t i = 0; i <= index; ++i) {
    if (counters.begun[i]) continue;
    counters.begun[i] = true;
    counters.value[i] = std::clamp(LevelOf(list, static_cast<int>(i)).start, 0, kMost) - (i == index ? 1 : 0);
  }
  counters.value[index] = std::min(counters.value[index], kMost - 1) + 1;
  for (std::size_t i = index + 1; i < kLevels; ++i) counters.begun[i] = false;
}

std::string DocxNumbering::Show(const List& list, int level, const Counters& counters) const {
  const Level& own = LevelOf(list, level);
  std::string shown;
  for (std::size_t i = 0; i < own.text.size(); ++i) {
    const char digit = own.text[i] == '%' && i + 1 < own.text.size() ? own.text[i + 1] : '\0';
    if (digit < '1' || digit > '9') {
      shown += own.text[i];
      continue;
    }
    ++i;
    const int which = digit - '1';
    if (which > level) continue;
    const bool decimal = own.all_decimal && which < level;
    shown += Count(counters.value[static_cast<std::size_t>(which)],
                   decimal ? std::string_view("decimal") : std::string_view(LevelOf(list, which).format));
  }
  return shown;
}

std::string DocxNumbering::Next(int list_id, int level) {
  const auto found = lists_.find(list_id);
  if (found == lists_.end() || level < 0 || level >= kLevels || !patterns_.contains(found->second.pattern)) return {};
  const List& list = found->second;
  Counters& counters = counters_[list.pattern];
  Restart(list_id, list, counters);
  Advance(list, level, counters);
  if (LevelOf(list, level).format == "bullet") return {};
  std::string shown = Show(list, level, counters);
  if (RunsIntoText(shown) && shown.back() != ' ') shown += ' ';
  return shown;
}

}  // namespace gongkai::docread

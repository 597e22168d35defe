// Automatic numbers of docx paragraphs. Word shows "一、" before a heading although no "一、" stands in its text;
// whoever looks for the first section must find it. Source: ISO/IEC 29500-1, 17.9. Next to read: counting.h,
// docx_body.h.
#pragma once

#include <pugixml.hpp>

#include <array>
#include <map>
#include <set>
#include <string>

namespace gongkai::docread {

class DocxNumbering {
 public:
  void Read(const pugi::xml_document& numbering);

  /// The number of the next paragraph of this list at this level, as it is shown ("（三）"), with a blank behind it
  /// where it would run into the text. Empty for bullets and unknown lists.
  std::string Next(int list, int level);

 private:
  static constexpr int kLevels = 9;

  struct Level {
    int start = 1;
    std::string format = "decimal";
    std::string text;  // "%1、"
    bool all_decimal = false;
  };
  using Levels = std::array<Level, kLevels>;

  struct List {
    int pattern = -1;             // abstractNumId
    std::map<int, Level> levels;  // replaced wholly
    std::map<int, int> starts;    // level to the number it starts anew with
  };

  struct Counters {
    std::array<int, kLevels> value{};
    std::array<bool, kLevels> begun{};
  };

  static Level ReadLevel(pugi::xml_node node);
  void ReadPattern(pugi::xml_node node);
  void ReadList(pugi::xml_node node);
  const Level& LevelOf(const List& list, int level) const;
  void Restart(int list_id, const List& list, Counters& counters);
  void Advance(const List& list, int level, Counters& counters) const;
  std::string Show(const List& list, int level, const Counters& counters) const;

  std::map<int, Levels> patterns_;
  std::map<int, List> lists_;
  std::map<int, Counters> counters_;  // by pattern: lists of one pattern count on together
  std::set<int> restarted_;           // lists whose new start has been used
};

}  // namespace gongkai::docread

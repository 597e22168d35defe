#include "docread/slide_shapes.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "docread/docx_xml.h"
#include "docread/mixed_text.h"

namespace gongkai::docread {
namespace {

using std::string_view;
using Event = XmlReader::Event;

struct Rect {
  double left = 0, top = 0, right = 0, bottom = 0;
  bool Holds(const Rect& other) const {
    constexpr double kSlack = 25'400;
    return left <= other.left + kSlack && top <= other.top + kSlack && right >= other.right - kSlack &&
           bottom >= other.bottom - kSlack;
  }
  bool Meets(const Rect& other) const {
    return left < other.right && right > other.left && top < other.bottom && bottom > other.top;
  }
};

/// From the coordinates of a group to those of the slide.
struct Transform {
  double scale_x = 1, scale_y = 1, move_x = 0, move_y = 0;
  Rect operator()(const Rect& from) const {
    return {from.left * scale_x + move_x, from.top * scale_y + move_y, from.right * scale_x + move_x,
            from.bottom * scale_y + move_y};
  }
};

struct Line {
  MixedText text;
  int row = -1, column = -1;
  int table = 0;
  bool covered = false;  // under a merged cell
};

struct Shape {
  std::optional<Rect> rect;
  std::optional<Behind> fill;  // nothing: it has none of its own
  bool picture = false;        // covers, and nobody knows what it shows
  bool hidden = false;
  bool clear = false;  // said to have no fill, whatever its style has
  bool placeholder = false;
  bool opaque = true;
  std::vector<Line> lines;
  std::optional<Colour> colour;  // of its text, where all of it is told
};

double Number(string_view text) { return std::strtod(std::string(text).c_str(), nullptr); }

/// What a theme calls its colours, as nearly all themes have them; the others are not known.
std::optional<Colour> SchemeColour(string_view name) {
  if (name == "bg1" || name == "lt1") return kWhite;
  if (name == "tx1" || name == "dk1") return 0x000000;
  return std::nullopt;
}

class ShapeReader {
 public:
  ShapeReader(XmlReader& xml, const SlidePlace& place, const SlideSize& size, SlideGround& ground, Gathering& to)
      : xml_(xml), place_(place), size_(size), ground_(ground), to_(to) {}

  void Read() {
    for (Event event = xml_.Next(); event != Event::kFinished; event = xml_.Next()) {
      if (event == Event::kStart) Start();
      if (event == Event::kText) Text();
      if (event == Event::kEnd) End();
    }
    for (std::size_t i = 0; i < shapes_.size(); ++i) Tell(i);
    const auto draws = [](const Shape& shape) { return shape.fill || shape.picture; };
    if (place_.template_text && std::any_of(shapes_.begin(), shapes_.end(), draws)) ground_.behind = {false, kWhite};
  }

 private:
  static bool IsShape(string_view name) {
    return name == "sp" || name == "pic" || name == "graphicFrame" || name == "cxnSp" || name == "contentPart";
  }

  void Start() {
    const string_view name = xml_.name(), parent = xml_.Ancestor(1);
    if (IsShape(name)) {
      constexpr std::size_t kMost = 200'000;
      if (shapes_.size() >= kMost) throw Stopped(Obstacle::kTooLarge, "幻灯片上的图形太多，没有检查。");
      shapes_.emplace_back().picture = name == "pic";
      in_shape_ = true;
    } else if (name == "grpSp") {
      groups_.push_back(groups_.empty() ? Transform{} : groups_.back());
    } else if (name == "cNvPr") {
      for (const string_view attribute : {"descr", "title"}) {
        to_.Add(At(), Sight::kAlternativeText, xml_.Attribute(attribute), place_.words + "的图形");
      }
      if (in_shape_) shapes_.back().hidden = xml_.Attribute("hidden") == "1" || xml_.Attribute("hidden") == "true";
    } else if (name == "ph") {
      if (in_shape_) shapes_.back().placeholder = true;
    } else if (name == "hlinkClick" || name == "hlinkHover") {
      to_.Add(At(), Sight::kAlternativeText, xml_.Attribute("tooltip"), place_.words + "的链接");
    } else if (name == "bg") {
      ground_.behind = {false, kWhite};
    } else if (name == "bgRef") {
      plain_ground_ = xml_.Attribute("idx") == "1001";
    } else if (parent == "xfrm") {
      StartOfPlace();
    } else if (name == "srgbClr" || name == "schemeClr" || name == "sysClr") {
      StartOfColour();
    } else if (name == "blip") {
      to_.CountPicture();
      if (in_shape_ && parent == "blipFill" && xml_.Ancestor(2) == "spPr") shapes_.back().picture = true;
    } else if (name == "noFill") {
      if (in_shape_ && parent == "spPr") shapes_.back().clear = true;
    } else if (name == "fillRef") {
      if (!in_shape_) return;
      Shape& shape = shapes_.back();
      if (!shape.fill && !shape.clear && xml_.Attribute("idx") != "0") shape.fill = Behind{false, kWhite};
    } else if (name == "gradFill" || name == "pattFill" || name == "blipFill") {
      if (in_shape_ && parent == "spPr") shapes_.back().fill = Behind{false, kWhite};
    } else if (name == "alpha") {
      if (in_shape_ && Number(xml_.Attribute("val")) < 95'000 && xml_.Ancestor(3) == "spPr")
        shapes_.back().opaque = false;
    } else {
      StartOfText();
    }
  }

  void StartOfPlace() {
    const string_view name = xml_.name(), owner = xml_.Ancestor(2);
    const double x = Number(xml_.Attribute("x")), y = Number(xml_.Attribute("y"));
    const double width = Number(xml_.Attribute("cx")), height = Number(xml_.Attribute("cy"));
    if (owner == "grpSpPr") {
      if (name == "off") group_ = {x, y, x, y};
      if (name == "ext") group_.right = group_.left + width, group_.bottom = group_.top + height;
      if (name == "chOff") inner_ = {x, y, x, y};
      if (name == "chExt" && !groups_.empty()) EnterGroup(width, height);
    } else if (in_shape_) {
      if (name == "off") at_ = {x, y, x, y};
      if (name == "ext") {
        at_.right = at_.left + width;
        at_.bottom = at_.top + height;
        shapes_.back().rect = groups_.empty() ? at_ : groups_.back()(at_);
      }
    }
  }

  void EnterGroup(double width, double height) {
    const double scale_x = width > 0 ? (group_.right - group_.left) / width : 1;
    const double scale_y = height > 0 ? (group_.bottom - group_.top) / height : 1;
    Transform own{scale_x, scale_y, group_.left - inner_.left * scale_x, group_.top - inner_.top * scale_y};
    const Transform& outer = groups_.back();
    groups_.back() = {own.scale_x * outer.scale_x, own.scale_y * outer.scale_y,
                      own.move_x * outer.scale_x + outer.move_x, own.move_y * outer.scale_y + outer.move_y};
  }

  void StartOfColour() {
    const string_view parent = xml_.Ancestor(1), owner = xml_.Ancestor(2);
    const auto colour = xml_.name() == "schemeClr" ? SchemeColour(xml_.Attribute("val"))
                        : xml_.name() == "sysClr"  ? ParseColour(xml_.Attribute("lastClr"))
                                                   : ParseColour(xml_.Attribute("val"));
    const Behind behind{colour.has_value(), colour.value_or(kWhite)};
    if (parent == "bgRef") {
      ground_.behind = plain_ground_ ? behind : Behind{false, kWhite};
    } else if (parent != "solidFill") {
      return;
    } else if (owner == "bgPr") {
      ground_.behind = behind;
    } else if (owner == "spPr" && in_shape_) {
      shapes_.back().fill = behind;
    } else if (owner == "rPr") {
      run_colour_ = colour;
    }
  }

  void StartOfText() {
    const string_view name = xml_.name();
    if (!in_shape_) return;
    Shape& shape = shapes_.back();
    if (name == "tbl") {
      table_ = to_.NewTable();
      row_ = -1;
    } else if (name == "tr") {
      ++row_;
      column_ = -1;
    } else if (name == "tc") {
      ++column_;
      covered_ = xml_.Attribute("hMerge") == "1" || xml_.Attribute("vMerge") == "1" ||
                 xml_.Attribute("hMerge") == "true" || xml_.Attribute("vMerge") == "true";
    } else if (name == "p") {
      Line line;
      line.table = table_;
      line.row = row_;
      line.column = column_;
      line.covered = covered_ && table_ > 0;
      shape.lines.push_back(std::move(line));
    } else if (name == "r" || name == "fld") {
      run_colour_.reset();
      run_size_ = 1800;
    } else if (name == "rPr") {
      run_size_ = ToInt(xml_.Attribute("sz"), 1800);
    } else if (name == "br" && !shape.lines.empty()) {
      shape.lines.back().text.Append(Sight::kShown, "\n");
    }
  }

  void Text() {
    if (xml_.Ancestor(0) != "t" || !in_shape_ || shapes_.back().lines.empty()) return;
    constexpr int kSmallest = 200;  // of 100 a point
    Sight sight = run_size_ < kSmallest ? Sight::kPale : Sight::kShown;
    if (sight == Sight::kShown && run_colour_) {
      const Behind behind = BehindShape(shapes_.size() - 1);
      if (IsPale(*run_colour_, behind)) sight = Sight::kPale;
    }
    shapes_.back().lines.back().text.Append(sight, xml_.text());
  }

  /// The shape's own fill; what lies under it, where that is one thing; the ground, where nothing does.
  Behind BehindShape(std::size_t index) const {
    const Shape& shape = shapes_[index];
    if (table_ > 0) return {false, kWhite};  // its style may colour it
    if (shape.fill) return *shape.fill;
    if (!shape.rect) return {false, kWhite};
    for (std::size_t i = index; i-- > 0;) {
      const Shape& below = shapes_[i];
      if (!below.rect || !below.rect->Meets(*shape.rect) || (!below.fill && !below.picture)) continue;
      if (below.picture || !below.rect->Holds(*shape.rect)) return {false, kWhite};
      return *below.fill;
    }
    return ground_.behind;
  }

  void End() {
    if (IsShape(xml_.name())) {
      in_shape_ = false;
      table_ = 0;
      covered_ = false;
      row_ = column_ = -1;
    } else if (xml_.name() == "grpSp" && !groups_.empty()) {
      groups_.pop_back();
    }
  }

  Piece At() const {
    Piece at;
    at.page = place_.page;
    return at;
  }

  Sight SightOf(std::size_t index) const {
    const Shape& shape = shapes_[index];
    if (place_.sight != Sight::kShown) return place_.sight;
    if (shape.hidden) return Sight::kHiddenText;
    if (place_.template_text && shape.placeholder) return Sight::kHiddenText;
    if (!shape.rect) return Sight::kShown;
    if (!shape.rect->Meets({0, 0, size_.width, size_.height}) && shape.rect->right > shape.rect->left) {
      return Sight::kOutsidePage;
    }
    for (std::size_t i = index + 1; i < shapes_.size(); ++i) {
      const Shape& above = shapes_[i];
      if (above.rect && above.opaque && !above.hidden && (above.fill || above.picture) &&
          above.rect->Holds(*shape.rect)) {
        return Sight::kCovered;
      }
    }
    return Sight::kShown;
  }

  void Tell(std::size_t index) {
    const Shape& shape = shapes_[index];
    if (shape.lines.empty()) return;
    to_.Tick();
    const Sight of_shape = SightOf(index);
    for (const Line& line : shape.lines) {
      for (const MixedText::Part& part : line.text.Parts()) {
        if (place_.template_text && shape.placeholder && IsPrompt(part.text)) continue;
        Piece at = At();
        if (line.table > 0) {
          at.table = line.table;
          at.row = std::max(line.row, 0);
          at.column = std::max(line.column, 0);
        }
        Sight sight = of_shape != Sight::kShown ? of_shape : part.sight;
        if (sight == Sight::kShown && line.covered) sight = Sight::kCovered;
        to_.Add(std::move(at), sight, part.text, place_.words);
      }
    }
  }

  XmlReader& xml_;
  const SlidePlace& place_;
  const SlideSize& size_;
  SlideGround& ground_;
  Gathering& to_;
  std::vector<Shape> shapes_;
  std::vector<Transform> groups_;
  Rect at_, group_, inner_;
  bool in_shape_ = false, plain_ground_ = false, covered_ = false;
  int table_ = 0, row_ = -1, column_ = -1, run_size_ = 1800;
  std::optional<Colour> run_colour_;
};

}  // namespace

bool IsPrompt(string_view text) {
  constexpr std::array<string_view, 14> kWords = {"单击",  "点击", "编辑", "级",      "Click", "click", "Level",
                                                  "level", "样式", "‹#›",  "Outline", "大纲",  "添加",  "格式"};
  return std::any_of(kWords.begin(), kWords.end(),
                     [text](string_view word) { return text.find(word) != string_view::npos; });
}

void ReadShapes(XmlReader& xml, const SlidePlace& place, const SlideSize& size, SlideGround& ground, Gathering& to) {
  ShapeReader(xml, place, size, ground, to).Read();
}

}  // namespace gongkai::docread

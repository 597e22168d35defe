// pptx: slide by slide in the order in which they are shown, each with its notes and comments, then masters and
// layouts, then whatever is left (office_rest.cc).
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "docread/docx_xml.h"
#include "docread/inspectors.h"
#include "docread/office_parts.h"
#include "docread/slide_shapes.h"

namespace gongkai::docread {
namespace {

using std::string_view;
using Event = XmlReader::Event;

void ReadSlideComments(XmlReader& xml, const SlidePlace& place, Gathering& to) {
  std::string text;
  Piece at;
  at.page = place.page;
  for (Event event = xml.Next(); event != Event::kFinished; event = xml.Next()) {
    if (event == Event::kText && (xml.Ancestor(0) == "text" || xml.Ancestor(0) == "t")) text += xml.text();
    if (event == Event::kEnd && (xml.name() == "cm" || xml.name() == "reply" || xml.name() == "txBody")) {
      to.Add(at, Sight::kComment, text, place.words + "的批注");
      text.clear();
    }
  }
}

class PptxInspector {
 public:
  PptxInspector(const ZipArchive& archive, Gathering& to) : parts_(archive, to), to_(to) {}

  void Inspect() {
    const std::string main = parts_.MainPart("ppt/presentation.xml");
    if (!parts_.Has(main)) throw Obstructed(Obstacle::kDamaged, "演示文稿已损坏，没有检查，请重新保存后再上传。");
    std::vector<std::string> slides;
    parts_.Read(main, [&](XmlReader& xml) { slides = Slides(xml, main); });
    ReadMasters();
    for (std::size_t i = 0; i < slides.size(); ++i) ReadSlide(slides[i], static_cast<int>(i) + 1);
    ReadLostSlides();
    parts_.AddLinks(main, "演示文稿");
    parts_.ReadRest();
  }

 private:
  std::vector<std::string> Slides(XmlReader& xml, const std::string& main) {
    std::map<std::string, std::string> targets;
    for (PartRelation& relation : parts_.RelationsOf(main)) targets[relation.id] = std::move(relation.target);
    std::vector<std::string> slides;
    for (Event event = xml.Next(); event != Event::kFinished; event = xml.Next()) {
      if (event != Event::kStart) continue;
      if (xml.name() == "sldId") {
        for (const XmlReader::Pair& pair : xml.Attributes()) {
          if (pair.name.ends_with(":id")) slides.push_back(targets[std::string(pair.value)]);
        }
      } else if (xml.name() == "sldSz") {
        size_.width = ToInt(xml.Attribute("cx"), 12'192'000);
        size_.height = ToInt(xml.Attribute("cy"), 6'858'000);
      } else if (xml.name() == "section") {
        to_.Add(Sight::kProperty, xml.Attribute("name"), "节的名称");
      }
    }
    if (slides.size() > static_cast<std::size_t>(to_.limits().pages)) {
      throw Stopped(Obstacle::kTooLarge, "幻灯片超过 " + std::to_string(to_.limits().pages) + " 张，没有检查。");
    }
    return slides;
  }

  void ReadMasters() {
    struct Folder {
      string_view part, words;
    };
    constexpr Folder kFolders[] = {{"ppt/slideMasters/", "母版"},
                                   {"ppt/slideLayouts/", "版式"},
                                   {"ppt/notesMasters/", "备注母版"},
                                   {"ppt/handoutMasters/", "讲义母版"}};
    for (const Folder& folder : kFolders) {
      for (const std::string& name : parts_.Names()) {
        if (!name.starts_with(folder.part) || name.find("/_rels/") != std::string::npos) continue;
        const SlidePlace place{std::string(folder.words) + " " + std::to_string(NumberOfPart(name)), 0, Sight::kShown,
                               true};
        SlideGround ground = GroundOf(name);
        parts_.Read(name, [&](XmlReader& xml) { ReadShapes(xml, place, size_, ground, to_); });
        grounds_[name] = ground;
        parts_.AddLinks(name, place.words);
      }
    }
  }

  /// A slide has that of its layout, a layout that of its master; what else they draw nobody has compared.
  SlideGround GroundOf(const std::string& part) {
    for (const char* type : {"slideLayout", "slideMaster"}) {
      const std::string below = parts_.TargetOf(part, type);
      if (const auto found = grounds_.find(below); found != grounds_.end()) return found->second;
    }
    return {};
  }

  void ReadSlide(const std::string& part, int number) {
    SlidePlace place{"第 " + std::to_string(number) + " 张幻灯片", number, Sight::kShown, false};
    SlideGround ground = GroundOf(part);
    parts_.Read(part, [&](XmlReader& xml) {
      xml.EnterRoot();
      const string_view show = xml.Attribute("show");
      if (show == "0" || show == "false") place.sight = Sight::kHiddenSlide;
      ReadShapes(xml, place, size_, ground, to_);
    });
    parts_.AddLinks(part, place.words);
    for (const PartRelation& relation : parts_.RelationsOf(part)) {
      if (relation.type == "notesSlide") ReadNotes(relation.target, place);
      if (relation.type == "comments") {
        parts_.Read(relation.target, [&](XmlReader& xml) { ReadSlideComments(xml, place, to_); });
      }
    }
  }

  void ReadNotes(const std::string& part, const SlidePlace& slide) {
    const SlidePlace place{slide.words + "的备注", slide.page, Sight::kNotes, false};
    SlideGround ground;
    parts_.Read(part, [&](XmlReader& xml) { ReadShapes(xml, place, size_, ground, to_); });
    parts_.AddLinks(part, place.words);
  }

  /// Slides, notes and comments that nothing leads to.
  void ReadLostSlides() {
    for (const std::string& name : parts_.Names()) {
      if (name.find("/_rels/") != std::string::npos || !name.ends_with(".xml")) continue;
      SlidePlace place{"放映里没有的“" + std::string(FileNameOf(name)) + "”", 0, Sight::kHiddenSlide, false};
      SlideGround ground;
      if (name.starts_with("ppt/slides/") || name.starts_with("ppt/notesSlides/")) {
        parts_.Read(name, [&](XmlReader& xml) { ReadShapes(xml, place, size_, ground, to_); });
      } else if (name.starts_with("ppt/comments/")) {
        parts_.Read(name, [&](XmlReader& xml) { ReadSlideComments(xml, place, to_); });
      }
    }
  }

  OfficeParts parts_;
  Gathering& to_;
  SlideSize size_;
  std::map<std::string, SlideGround> grounds_;
};

}  // namespace

void InspectPptx(const ZipArchive& archive, Gathering& to) { PptxInspector(archive, to).Inspect(); }

}  // namespace gongkai::docread

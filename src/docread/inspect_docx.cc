// docx: the body first, then the other stories (docx_story.h), each part told by the name of its root, so that a part
// that nothing refers to is looked into as well; then whatever is left (office_rest.cc).
#include <string>
#include <string_view>

#include "docread/docx_looks.h"
#include "docread/docx_story.h"
#include "docread/inspectors.h"
#include "docread/office_parts.h"

namespace gongkai::docread {
namespace {

using std::string_view;
using Event = XmlReader::Event;

struct StoryKind {
  string_view root, label;
  Sight sight;
  bool numbered;  // by its part: there may be several
};

constexpr StoryKind kStories[] = {{"document", "", Sight::kShown, false},
                                  {"footnotes", "脚注", Sight::kShown, false},
                                  {"endnotes", "尾注", Sight::kShown, false},
                                  {"hdr", "页眉", Sight::kShown, true},
                                  {"ftr", "页脚", Sight::kShown, true},
                                  {"comments", "批注", Sight::kComment, false},
                                  {"glossaryDocument", "文档部件", Sight::kHiddenText, false}};

const StoryKind* StoryOf(string_view root) {
  for (const StoryKind& kind : kStories) {
    if (kind.root == root) return &kind;
  }
  return nullptr;
}

class DocxInspector {
 public:
  DocxInspector(const ZipArchive& archive, Gathering& to) : parts_(archive, to), to_(to) {}

  void Inspect() {
    const std::string main = parts_.MainPart("word/document.xml");
    if (!parts_.Has(main)) {
      throw Obstructed(Obstacle::kDamaged, "Word 文档里缺少正文，文件可能已损坏，请重新保存后再上传。");
    }
    const std::string folder = main.substr(0, main.rfind('/') + 1);
    parts_.Read(folder + "styles.xml", [&](XmlReader& xml) { looks_.Read(xml); });
    ReadPart(main);
    for (const StoryKind& kind : kStories) {
      for (const std::string& name : parts_.Names()) {
        if (name.starts_with(folder) && name.ends_with(".xml") && name != main && name.find("/_rels/") == name.npos &&
            RootOf(name) == kind.root) {
          ReadPart(name);
        }
      }
    }
    parts_.Read(folder + "settings.xml", [&](XmlReader& xml) { Settings(xml); });
    parts_.Read(folder + "numbering.xml", [&](XmlReader& xml) { Numbering(xml); });
    parts_.ReadRest();
  }

 private:
  /// Asked once: every part is opened for it.
  const std::string& RootOf(const std::string& name) {
    const auto found = roots_.find(name);
    return found != roots_.end() ? found->second : roots_[name] = parts_.RootOf(name);
  }

  void ReadPart(const std::string& name) {
    parts_.Read(name, [&](XmlReader& xml) {
      xml.EnterRoot();
      const StoryKind* kind = StoryOf(xml.name());
      if (kind == nullptr) return InspectSharedPart(xml, name, to_);
      std::string label(kind->label);
      if (const int number = kind->numbered ? NumberOfPart(name) : 0; number > 0) label += " " + std::to_string(number);
      DocxStory(looks_, to_, label, kind->sight).Read(xml);
    });
    parts_.AddLinks(name, StoryLabel(name));
  }

  std::string StoryLabel(const std::string& name) {
    const StoryKind* kind = StoryOf(RootOf(name));
    return kind == nullptr || kind->label.empty() ? "正文" : std::string(kind->label);
  }

  /// Variables and sources of data, which a document keeps from earlier uses.
  void Settings(XmlReader& xml) {
    for (Event event = xml.Next(); event != Event::kFinished; event = xml.Next()) {
      if (event != Event::kStart) continue;
      const string_view name = xml.name();
      if (name == "docVar") {
        to_.Add(Sight::kProperty, xml.Attribute("val"), "文档变量“" + std::string(xml.Attribute("name")) + "”");
      } else if (xml.Ancestor(1) == "mailMerge" || xml.Ancestor(1) == "odso") {
        if (name == "connectString" || name == "query" || name == "udl" || name == "table" || name == "mailSubject") {
          to_.Add(Sight::kLinkTarget, xml.Attribute("val"), "邮件合并");
        }
      }
    }
  }

  /// Words in front of numbers: "内部资料 %1".
  void Numbering(XmlReader& xml) {
    for (Event event = xml.Next(); event != Event::kFinished; event = xml.Next()) {
      if (event != Event::kStart || xml.name() != "lvlText") continue;
      std::string text(xml.Attribute("val"));
      for (std::size_t at = text.find('%'); at != std::string::npos; at = text.find('%', at)) text.erase(at, 2);
      constexpr std::size_t kFewCharacters = 6;  // "第条", "（）"
      if (text.size() > kFewCharacters) to_.Add(Sight::kShown, text, "编号");
    }
  }

  OfficeParts parts_;
  Gathering& to_;
  DocxLooks looks_;
  std::map<std::string, std::string> roots_;
};

}  // namespace

void InspectDocx(const ZipArchive& archive, Gathering& to) { DocxInspector(archive, to).Inspect(); }

}  // namespace gongkai::docread

// The parts of Office files that no inspector of a format has read: whatever stands in them is told, too. XML without a
// meaning known here is text that nobody sees; what is no XML is a picture, a macro or a file within.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/fold.h"
#include "base/utf8.h"
#include "docread/image_facts.h"
#include "docread/inspectors.h"
#include "docread/metafile_text.h"
#include "docread/office_parts.h"
#include "docread/ole_names.h"

namespace gongkai::docread {
namespace {

using std::string_view;
using Event = XmlReader::Event;

template <class Use>
void EachEvent(XmlReader& xml, const Use& use) {
  for (Event event = xml.Next(); event != Event::kFinished; event = xml.Next()) use(event);
}

/// The names that Office gives to properties, in Chinese; empty for counts and versions, which say nothing of anybody.
std::optional<string_view> PropertyName(string_view element) {
  constexpr std::array<std::pair<string_view, string_view>, 24> kNames = {{{"creator", "作者"},
                                                                           {"lastModifiedBy", "最后修改者"},
                                                                           {"title", "标题"},
                                                                           {"subject", "主题"},
                                                                           {"description", "备注"},
                                                                           {"keywords", "关键词"},
                                                                           {"category", "类别"},
                                                                           {"contentStatus", "状态"},
                                                                           {"identifier", "标识"},
                                                                           {"language", "语言"},
                                                                           {"created", "创建时间"},
                                                                           {"modified", "修改时间"},
                                                                           {"lastPrinted", "打印时间"},
                                                                           {"contentType", "内容类型"},
                                                                           {"version", "版本"},
                                                                           {"Company", "单位"},
                                                                           {"Manager", "经理"},
                                                                           {"Template", "模板"},
                                                                           {"HyperlinkBase", "链接基础"},
                                                                           {"PresentationFormat", "放映格式"},
                                                                           {"lpstr", "各部分的标题"},
                                                                           {"lpwstr", "各部分的标题"},
                                                                           {"i4", ""},
                                                                           {"Application", ""}}};
  for (const auto& [name, chinese] : kNames) {
    if (name == element) return chinese;
  }
  return std::nullopt;
}

/// A count, a version; what is longer is the number of somebody or something.
bool IsNumberOrSwitch(string_view text) {
  constexpr std::size_t kLongest = 10;
  if (text == "true" || text == "false") return true;
  return text.size() <= kLongest && text.find_first_not_of("0123456789.") == string_view::npos;
}

/// "Microsoft Office Word", "WPS Office_11.1.0.10314": a program, not what somebody wrote in its place.
bool IsNameOfProgram(string_view text) {
  constexpr std::size_t kLongest = 80;
  const auto is_plain = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  return text.size() <= kLongest && std::ranges::all_of(text, is_plain) &&
         std::ranges::any_of(text, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
}

/// docProps/core.xml, app.xml and custom.xml.
void Properties(XmlReader& xml, Gathering& to) {
  std::string custom;
  EachEvent(xml, [&](Event event) {
    if (event == Event::kStart && xml.name() == "property") custom = xml.Attribute("name");
    if (event == Event::kEnd && xml.name() == "property") custom.clear();
    if (event != Event::kText) return;
    const string_view element = xml.Ancestor(0);
    if (!custom.empty()) return to.Add(Sight::kProperty, xml.text(), "自定义属性“" + custom + "”");
    const std::optional<string_view> name = PropertyName(element);
    const bool usual =
        IsNumberOrSwitch(xml.text()) ? !name || name->empty() : name && name->empty() && IsNameOfProgram(xml.text());
    if (usual) return;
    to.Add(Sight::kProperty, xml.text(), "属性“" + std::string(name && !name->empty() ? *name : element) + "”");
  });
}

/// Everything that is written in it, in elements and attributes.
void CustomXml(XmlReader& xml, const std::string& name, Gathering& to) {
  const std::string where = "自定义 XML 数据“" + std::string(FileNameOf(name)) + "”";
  const auto take = [&](Event event) {
    if (event == Event::kText) to.Add(Sight::kProperty, xml.text(), where);
    if (event != Event::kStart) return;
    for (const XmlReader::Pair& pair : xml.Attributes()) {
      const bool address = pair.name.starts_with("xmlns") || pair.value.starts_with("http://schemas.");
      if (!address && !IsNumberOrSwitch(pair.value)) to.Add(Sight::kProperty, pair.value, where);
    }
  };
  take(Event::kStart);  // the root
  EachEvent(xml, take);
}

/// The attributes that name a person.
void People(XmlReader& xml, Gathering& to) {
  EachEvent(xml, [&](Event event) {
    if (event != Event::kStart) return;
    for (const string_view attribute : {"author", "displayName", "name", "userId", "initials"}) {
      if (xml.name() == "presenceInfo" && attribute == "name") continue;
      to.Add(Sight::kProperty, xml.Attribute(attribute), "批注和修订的人员");
    }
  });
}

/// Paragraph by paragraph.
void DrawnText(XmlReader& xml, std::string_view where, Gathering& to) {
  std::string paragraph;
  EachEvent(xml, [&](Event event) {
    if (event == Event::kText) {
      if (xml.Ancestor(0) == "t" || xml.Ancestor(0) == "v") paragraph += xml.text();
    } else if (event == Event::kEnd && (xml.name() == "p" || xml.name() == "v")) {
      to.Add(Sight::kShown, std::exchange(paragraph, {}), where);
    } else if (event == Event::kStart && xml.name().ends_with("NvPr")) {
      for (const string_view attribute : {"descr", "title"}) {
        to.Add(Sight::kAlternativeText, xml.Attribute(attribute), where);
      }
    }
  });
}

void Control(XmlReader& xml, Gathering& to) {
  EachEvent(xml, [&](Event event) {
    if (event != Event::kStart || xml.name() != "ocxPr") return;
    const string_view name = xml.Attribute("name");
    for (const string_view wanted : {"Value", "Caption", "Text", "GroupName"}) {
      if (name == wanted) to.Add(Sight::kFormField, xml.Attribute("value"), "表单控件");
    }
  });
}

void Tags(XmlReader& xml, Gathering& to) {
  EachEvent(xml, [&](Event event) {
    if (event == Event::kStart && xml.name() == "tag") {
      to.Add(Sight::kProperty, xml.Attribute("val"), "标签“" + std::string(xml.Attribute("name")) + "”");
    }
  });
}

/// Digests and keys are left out: nobody has written them.
void Signature(XmlReader& xml, Gathering& to) {
  EachEvent(xml, [&](Event event) {
    if (event != Event::kText) return;
    for (const string_view plain :
         {"X509IssuerName", "SignatureText", "SignatureComments", "CommitmentTypeQualifier"}) {
      if (xml.Ancestor(0) == plain) to.Add(Sight::kProperty, xml.text(), "数字签名");
    }
  });
}

void VectorPicture(XmlReader& xml, const std::string& name, Gathering& to) {
  const std::string where = "图片“" + std::string(FileNameOf(name)) + "”";
  to.CountPicture();
  EachEvent(xml, [&](Event event) {
    if (event != Event::kText) return;
    const string_view inside = xml.Ancestor(0);
    if (inside == "style") return;
    to.Add(inside == "script"                      ? Sight::kScript
           : inside == "title" || inside == "desc" ? Sight::kAlternativeText
                                                   : Sight::kShown,
           xml.text(), where);
  });
}

/// In old drawings; the anchors of comments are numbers.
void OldDrawing(XmlReader& xml, Gathering& to) {
  std::string text;
  EachEvent(xml, [&](Event event) {
    if (event == Event::kStart && xml.name() == "ClientData") return xml.Skip();
    if (event == Event::kStart) {
      to.Add(Sight::kShown, xml.name() == "textpath" ? xml.Attribute("string") : string_view{}, "艺术字");
      to.Add(Sight::kAlternativeText, xml.Attribute("alt"), "图形");
    }
    if (event == Event::kText) text += xml.text();
    if (event == Event::kEnd && xml.name() == "textbox") to.Add(Sight::kShown, std::exchange(text, {}), "文本框");
  });
}

void Unknown(XmlReader& xml, const std::string& name, Gathering& to) {
  EachEvent(xml, [&](Event event) {
    if (event == Event::kText) to.Add(Sight::kHiddenText, xml.text(), "文件里的“" + name + "”");
  });
}

void Relations(XmlReader& xml, Gathering& to) {
  EachEvent(xml, [&](Event event) {
    if (event == Event::kStart && xml.Attribute("TargetMode") == "External") {
      to.Add(Sight::kLinkTarget, xml.Attribute("Target"), "链接");
    }
  });
}

bool IsFont(string_view name) {
  for (const string_view end : {".odttf", ".fntdata", ".ttf", ".otf"}) {
    if (name.ends_with(end)) return true;
  }
  return false;
}

/// [MS-RPRN] DEVMODE begins with the name of the printer, 32 units of UTF-16.
std::string PrinterOf(string_view settings) {
  std::string name;
  for (std::size_t i = 0; i + 1 < std::min<std::size_t>(settings.size(), 64); i += 2) {
    const auto unit = static_cast<char32_t>(static_cast<unsigned char>(settings[i]) |
                                            static_cast<unsigned char>(settings[i + 1]) << 8U);
    if (unit == 0) break;
    AppendUtf8(name, unit);
  }
  return name;
}

void Picture(const std::string& bytes, const std::string& name, Gathering& to) {
  to.CountPicture();
  if (name.find("thumbnail") != std::string::npos) {
    to.Add(Sight::kProperty, FileNameOf(name), "缩略图（首页的图片，可能是以前的样子）");
  }
  if (HasImageFacts(bytes)) to.LookInto(bytes, std::string(FileNameOf(name)));
}

}  // namespace

void InspectSharedPart(XmlReader& xml, const std::string& name, Gathering& to) {
  const string_view root = xml.name();
  if (name.starts_with("customXml/")) return root == "datastoreItem" ? void() : CustomXml(xml, name, to);
  if (root == "coreProperties" || root == "Properties") return Properties(xml, to);
  if (root == "Relationships") return Relations(xml, to);
  if (root == "people" || root == "personList" || root == "authorLst" || root == "cmAuthorLst") return People(xml, to);
  if (root == "chartSpace") return DrawnText(xml, "图表", to);
  if (root == "dataModel") return DrawnText(xml, "图形", to);
  if (root == "wsDr" || root == "userShapes" || root == "drawing") return DrawnText(xml, "图形", to);
  if (root == "ocx") return Control(xml, to);
  if (root == "tagLst") return Tags(xml, to);
  if (root == "Signature") return Signature(xml, to);
  if (root == "svg") return VectorPicture(xml, name, to);
  if (root == "xml") return OldDrawing(xml, to);
  if (root == "Types") return;
  Unknown(xml, name, to);
}

void OfficeParts::ReadRestOf(std::size_t index, const std::string& name) {
  char opening[8] = {};
  ZipStream stream(archive_, index);
  const string_view start(opening, stream.Read(opening, sizeof opening));
  const bool markup = start.starts_with('<') || start.starts_with("\xEF\xBB\xBF<") ||
                      start.starts_with(string_view("\xFF\xFE<\0", 4)) || start.starts_with("\xFE\xFF");
  const bool named = name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".vml");
  const bool page = name.ends_with(".htm") || name.ends_with(".html");
  if (named || (markup && !page)) return ReadXml(index, name);
  if (!start.empty()) ReadBinary(index, name);
}

/// Parts that nothing refers to may be malformed: then they are files within, whatever they are.
void OfficeParts::ReadXml(std::size_t index, const std::string& name) {
  ReadEntry(index, [&](XmlReader& xml) {
    xml.EnterRoot();
    InspectSharedPart(xml, name, to_);
  });
}

void OfficeParts::ReadBinary(std::size_t index, const std::string& name) {
  std::string bytes;
  const ZipEnd end = archive_.Unpack(index, to_.UnpackedLeft(), bytes);
  if (end == ZipEnd::kTooLarge) to_.SpendUnpacked(to_.UnpackedLeft() + 1);
  if (end == ZipEnd::kEncrypted) throw Obstructed(Obstacle::kEncrypted, "文件设有密码，请去掉密码后再上传。");
  if (end != ZipEnd::kRead) throw XmlDamaged();
  to_.SpendUnpacked(bytes.size());
  if (IsFont(name) && SniffClosely(bytes).kind == Kind::kOther) return;  // and no other file under the name of one
  const string_view file = FileNameOf(name);
  if (file.starts_with("printerSettings")) return to_.Add(Sight::kProperty, PrinterOf(bytes), "打印机");
  if (IsMetafile(bytes)) {
    to_.CountPicture();
    for (const std::string& text : TextOfMetafile(bytes)) {
      to_.Add(Sight::kShown, text, "图片“" + std::string(file) + "”里的文字");
    }
    return;
  }
  if (SniffClosely(bytes).kind == Kind::kImage || file.ends_with(".wdp")) return Picture(bytes, name, to_);
  if (IsOleFile(bytes) && file.starts_with("vba")) {
    to_.Add(Sight::kScript, file, "宏");
    return InspectOle(bytes, to_);
  }
  to_.Add(Sight::kEmbedded, file, "嵌入的文件");
  to_.LookInto(bytes, std::string(file));
}

}  // namespace gongkai::docread

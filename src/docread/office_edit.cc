#include "docread/office_edit.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <utility>
#include <vector>

#include "docread/docx_xml.h"

namespace gongkai::docread {
namespace {

using std::string_view;

// By the last segment of the type of a relationship. Source: ISO/IEC 29500-1 clauses 11 to 15; [MS-DOCX], [MS-XLSX],
// [MS-PPTX].
constexpr string_view kOfTheDocument[] = {"officeDocument",
                                          "styles",
                                          "stylesWithEffects",
                                          "numbering",
                                          "settings",
                                          "fontTable",
                                          "font",
                                          "theme",
                                          "themeOverride",
                                          "header",
                                          "footer",
                                          "footnotes",
                                          "endnotes",
                                          "image",
                                          "chart",
                                          "chartEx",
                                          "chartStyle",
                                          "chartColorStyle",
                                          "chartUserShapes",
                                          "diagramData",
                                          "diagramLayout",
                                          "diagramColors",
                                          "diagramQuickStyle",
                                          "diagramDrawing",
                                          "worksheet",
                                          "chartsheet",
                                          "sharedStrings",
                                          "drawing",
                                          "vmlDrawing",
                                          "table",
                                          "slide",
                                          "slideLayout",
                                          "slideMaster",
                                          "presProps",
                                          "tableStyles",
                                          "hdphoto"};

struct HiddenKind {
  string_view kind;
  Sight sight;
};
constexpr HiddenKind kHiddenKinds[] = {{"comments", Sight::kComment},
                                       {"commentsExtended", Sight::kComment},
                                       {"commentsIds", Sight::kComment},
                                       {"commentsExtensible", Sight::kComment},
                                       {"threadedComment", Sight::kComment},
                                       {"commentAuthors", Sight::kProperty},
                                       {"authors", Sight::kProperty},
                                       {"person", Sight::kProperty},
                                       {"people", Sight::kProperty},
                                       {"core-properties", Sight::kProperty},
                                       {"extended-properties", Sight::kProperty},
                                       {"custom-properties", Sight::kProperty},
                                       {"thumbnail", Sight::kProperty},
                                       {"customXml", Sight::kProperty},
                                       {"customXmlProps", Sight::kProperty},
                                       {"customProperty", Sight::kProperty},
                                       {"tags", Sight::kProperty},
                                       {"printerSettings", Sight::kProperty},
                                       {"webSettings", Sight::kProperty},
                                       {"glossaryDocument", Sight::kHiddenText},
                                       {"attachedTemplate", Sight::kLinkTarget},
                                       {"mailMergeSource", Sight::kLinkTarget},
                                       {"mailMergeHeaderSource", Sight::kLinkTarget},
                                       {"recipientData", Sight::kCache},
                                       {"viewProps", Sight::kProperty},
                                       {"xmlMaps", Sight::kProperty},
                                       {"usernames", Sight::kProperty},
                                       {"revisionHeaders", Sight::kDeleted},
                                       {"revisionLog", Sight::kDeleted},
                                       {"notesSlide", Sight::kNotes},
                                       {"notesMaster", Sight::kNotes},
                                       {"handoutMaster", Sight::kNotes},
                                       {"vbaProject", Sight::kScript},
                                       {"wordVbaData", Sight::kScript},
                                       {"control", Sight::kScript},
                                       {"activeXControlBinary", Sight::kScript},
                                       {"ctrlProp", Sight::kFormField},
                                       {"xlMacrosheet", Sight::kScript},
                                       {"xlIntlMacrosheet", Sight::kScript},
                                       {"dialogsheet", Sight::kScript},
                                       {"pivotTable", Sight::kCache},
                                       {"pivotCacheDefinition", Sight::kCache},
                                       {"pivotCacheRecords", Sight::kCache},
                                       {"externalLink", Sight::kCache},
                                       {"connections", Sight::kCache},
                                       {"queryTable", Sight::kCache},
                                       {"calcChain", Sight::kCache},
                                       {"hyperlink", Sight::kLinkTarget},
                                       {"slicer", Sight::kCache},
                                       {"slicerCache", Sight::kCache}};

/// What is dropped as soon as anything is: nobody misses it, and nobody vouches for it.
bool GoesAnyway(string_view kind) {
  return kind == "calcChain" || kind == "printerSettings" || kind == "webSettings" || kind == "thumbnail";
}

bool IsKnown(string_view kind) {
  return std::find(std::begin(kOfTheDocument), std::end(kOfTheDocument), kind) != std::end(kOfTheDocument) ||
         std::any_of(std::begin(kHiddenKinds), std::end(kHiddenKinds),
                     [&](const HiddenKind& hidden) { return hidden.kind == kind; });
}

/// What a reference needs no name for in the tree of the part that has it.
bool NeedsNoName(string_view kind) {
  constexpr string_view kImplicit[] = {"styles",
                                       "stylesWithEffects",
                                       "numbering",
                                       "settings",
                                       "fontTable",
                                       "theme",
                                       "themeOverride",
                                       "footnotes",
                                       "endnotes",
                                       "sharedStrings",
                                       "slideLayout",
                                       "presProps",
                                       "tableStyles",
                                       "chartStyle",
                                       "chartColorStyle",
                                       "diagramDrawing",
                                       "comments",
                                       "vbaProject",
                                       "notesSlide",
                                       "people",
                                       "commentsExtended",
                                       "commentsIds",
                                       "commentsExtensible",
                                       "commentAuthors",
                                       "customXml",
                                       "customXmlProps",
                                       "printerSettings",
                                       "viewProps",
                                       "webSettings",
                                       "glossaryDocument",
                                       "calcChain",
                                       "connections",
                                       "person",
                                       "threadedComment",
                                       "notesMaster",
                                       "pivotTable",
                                       "authors",
                                       "pivotCacheDefinition",
                                       "slideMaster",
                                       "slide",
                                       "wordVbaData",
                                       "queryTable",
                                       "xmlMaps"};
  return std::find(std::begin(kImplicit), std::end(kImplicit), kind) != std::end(kImplicit);
}

int CountComments(const std::string& bytes) {
  int count = 0;
  for (const string_view name : {"comment ", "cm ", "threadedComment "}) {
    for (std::size_t at = bytes.find(name); at != std::string::npos; at = bytes.find(name, at + 1)) {
      const char before = at == 0 ? ' ' : bytes[at - 1];
      count += before == '<' || before == ':' ? 1 : 0;
    }
  }
  return std::max(count, 1);
}

string_view PlaceOfKind(string_view kind, Sight sight) {
  if (kind == "customXml" || kind == "customXmlProps") return "自定义 XML";
  if (kind == "thumbnail") return "缩略图";
  if (kind == "printerSettings") return "打印设置";
  if (kind == "externalLink") return "外部链接的缓存";
  if (kind.starts_with("pivot")) return "数据透视表";
  return sight == Sight::kProperty ? "文件属性" : "文件";
}

bool Drops(const PartLink& link, CleanWork& work) {
  const string_view kind = link.kind();
  if (link.external && kind != "hyperlink") return work.RemovesAnything();  // nothing is fetched from elsewhere
  const std::optional<Sight> sight = SightOfKind(kind);
  if (!sight) return false;
  if (work.Removes(*sight)) return true;
  if (kind == "people" || kind == "person" || kind == "commentAuthors" || kind == "authors") {
    return work.RemovesAny({Sight::kComment, Sight::kInserted, Sight::kDeleted});
  }
  return work.RemovesAnything() && (GoesAnyway(kind) || !IsKnown(kind));
}

void NoteDropped(const PartLink& link, OfficeRewrite& parts, CleanWork& work) {
  const std::optional<Sight> sight = SightOfKind(link.kind());
  // Links are told where they stand.
  if (!sight || !work.Removes(*sight) || link.kind() == "calcChain" || link.kind() == "hyperlink") return;
  const bool counts = *sight == Sight::kComment && !link.external && parts.Has(link.target);
  work.Note(*sight, PlaceOfKind(link.kind(), *sight), counts ? CountComments(parts.Bytes(link.target)) : 1);
}

/// An attribute that holds words rather than measures, ids and switches.
bool HoldsWords(string_view name, string_view value, string_view from) {
  constexpr string_view kWords[] = {"descr",  "title", "name",     "alt",    "author", "initials", "tooltip", "display",
                                    "Target", "url",   "location", "string", "text",   "prompt",   "val"};
  const bool is_wordy = std::find(std::begin(kWords), std::end(kWords), LocalName(name)) != std::end(kWords);
  const bool is_word = from.size() >= 7 || std::any_of(from.begin(), from.end(), [](char c) { return c < 0; });
  return is_word || (is_wordy && value.size() > from.size());
}

void ChangeAttributes(pugi::xml_node node, CleanWork& work) {
  for (pugi::xml_attribute attribute : node.attributes()) {
    std::string value = attribute.value();
    const std::vector<WordChanges::Match> found = work.changes().Find(value);
    const bool words = std::any_of(found.begin(), found.end(), [&](const WordChanges::Match& match) {
      return HoldsWords(attribute.name(), value, string_view(value).substr(match.at, match.length));
    });
    if (words && work.Change(value)) attribute.set_value(value.c_str());
  }
}

/// One text of a paragraph: of an element that holds characters, or an element that is one.
struct RunText {
  pugi::xml_node node;
  bool is_mark = false;  // a tab or line break, which goes when its character goes
};

std::optional<string_view> MarkText(string_view name) {
  if (name == "tab") return "\t";
  if (name == "br" || name == "cr") return "\n";
  if (name == "noBreakHyphen") return "-";
  return std::nullopt;
}

/// What stands in a paragraph, but not in paragraphs within it (text boxes). `text` is the name of what holds text.
void GatherRuns(pugi::xml_node node, string_view text, std::vector<RunText>& runs) {
  for (const pugi::xml_node child : node) {
    const string_view name = LocalName(child);
    if (name == "p" || name == "tabs") continue;
    if (name == text) {
      runs.push_back({child});
    } else if (text == "t" && MarkText(name) && LocalName(node) == "r") {
      runs.push_back({child, true});
    } else {
      GatherRuns(child, text, runs);
    }
  }
}

std::string TextOf(pugi::xml_node node) {
  std::string text;
  for (const pugi::xml_node child : node) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) text += child.value();
  }
  return text;
}

void SetText(pugi::xml_node node, const std::string& text) {
  node.remove_children();
  node.append_child(pugi::node_pcdata).set_value(text.c_str());
  if (string_view(node.name()).starts_with("w:") && node.attribute("xml:space").empty()) {
    node.append_attribute("xml:space") = "preserve";
  }
}

void ChangeParagraph(pugi::xml_node paragraph, string_view text_name, CleanWork& work) {
  std::vector<RunText> runs;
  GatherRuns(paragraph, text_name, runs);
  std::vector<std::string> texts;
  for (const RunText& run : runs) {
    texts.push_back(run.is_mark ? std::string(*MarkText(LocalName(run.node))) : TextOf(run.node));
  }
  const std::vector<std::string> before = texts;
  work.Changed(work.changes().ApplyAcross(texts));
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (texts[i] == before[i]) continue;
    if (!runs[i].is_mark) {
      SetText(runs[i].node, texts[i]);
    } else {
      if (pugi::xml_node beside = i > 0 ? runs[i - 1].node : pugi::xml_node(); beside && !texts[i].empty()) {
        SetText(beside, TextOf(beside) + texts[i]);
      }
      Remove(runs[i].node);
    }
  }
}

void GatherIds(pugi::xml_node node, std::set<std::string>& ids) {
  for (const pugi::xml_attribute attribute : node.attributes()) {
    // "r:id", "r:embed", "r:link", "r:pict", "o:relid", "relId" …
    if (std::char_traits<char>::length(attribute.value()) <= 64) ids.insert(attribute.value());
  }
  for (const pugi::xml_node child : node) GatherIds(child, ids);
}

}  // namespace

std::optional<Sight> SightOfKind(string_view kind) {
  if (std::find(std::begin(kOfTheDocument), std::end(kOfTheDocument), kind) != std::end(kOfTheDocument)) {
    return std::nullopt;
  }
  for (const HiddenKind& hidden : kHiddenKinds) {
    if (hidden.kind == kind) return hidden.sight;
  }
  return Sight::kEmbedded;
}

void DropOrderedLinks(OfficeRewrite& parts, CleanWork& work) {
  std::vector<std::string> sources = parts.Reachable();
  sources.emplace_back("");
  for (const std::string& source : sources) {
    parts.DropLinks(source, [&](const PartLink& link) {
      const bool drops = Drops(link, work);
      if (drops) NoteDropped(link, parts, work);
      return drops;
    });
  }
  parts.DropUnreachable();
}

void DropUnnamedLinks(OfficeRewrite& parts, const std::string& part) {
  std::string text = parts.Bytes(part);
  pugi::xml_document xml;
  if (!ParsePart(text, xml)) return;
  std::set<std::string> ids;
  GatherIds(xml, ids);
  parts.DropLinks(part, [&](const PartLink& link) { return !NeedsNoName(link.kind()) && !ids.contains(link.id); });
}

void ChangeParagraphs(pugi::xml_node root, CleanWork& work) {
  if (work.changes().empty()) return;
  FromBelow(root, [&](pugi::xml_node node) {
    if (LocalName(node) != "p") return;
    ChangeParagraph(node, "t", work);
    ChangeParagraph(node, "delText", work);
    ChangeParagraph(node, "instrText", work);
  });
}

void ChangeTexts(pugi::xml_node root, CleanWork& work) {
  if (work.changes().empty()) return;
  FromBelow(root, [&](pugi::xml_node node) {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
      if (std::string text = node.value(); work.Change(text)) node.set_value(text.c_str());
    } else {
      ChangeAttributes(node, work);
    }
  });
  ChangeAttributes(root, work);
}

void ChangeWordsOfPart(OfficeRewrite& parts, const std::string& part, CleanWork& work) {
  if (work.changes().empty() || !(part.ends_with(".xml") || part.ends_with(".vml"))) return;
  std::string text = parts.Bytes(part);
  pugi::xml_document xml;
  if (!ParsePart(text, xml)) return;  // told when it is inspected
  ChangeParagraphs(xml, work);
  ChangeTexts(xml, work);
  parts.Bytes(part) = WritePart(xml);
}

void Unwrap(pugi::xml_node node) {
  pugi::xml_node parent = node.parent();
  while (const pugi::xml_node child = node.first_child()) parent.insert_move_before(child, node);
  parent.remove_child(node);
}

bool HoldsText(pugi::xml_node node) {
  if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
    return string_view(node.value()).find_first_not_of(" \t\r\n") != string_view::npos;
  }
  return std::any_of(node.begin(), node.end(), [](pugi::xml_node child) { return HoldsText(child); });
}

bool CleanFilesWithin(OfficeRewrite& parts, CleanWork& work) {
  for (const std::string& part : parts.Names()) {
    const std::string& type = parts.ContentType(part);
    const bool is_image = type.starts_with("image/") || part.find("/media/") != std::string::npos;
    // What is no file of Office by itself (an OLE object) stays as it is, and the inspection tells of it.
    const bool is_file = part.find("/embeddings/") != std::string::npos && parts.Bytes(part).starts_with("PK");
    if (!is_image && !is_file) continue;
    const CleanWork::Within within(work, part.substr(part.rfind('/') + 1));
    if (within.TooDeep()) {
      work.Refuse(Obstacle::kTooLarge, "文件嵌套的层数太多，没有制作干净的副本。");
      return false;
    }
    const std::string& bytes = parts.Bytes(part);
    std::optional<std::string> cleaned = is_image ? CleanImage(bytes, work) : CleanAny(bytes, part, work);
    if (!cleaned) return false;
    parts.Bytes(part) = *std::move(cleaned);
  }
  return true;
}

void LevelNames(OfficeRewrite& parts, CleanWork& work) {
  constexpr std::pair<string_view, string_view> kTypes[] = {
      {"application/vnd.ms-word.document.macroEnabled.main+xml",
       "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"},
      {"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
       "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"},
      {"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
       "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"}};
  if (work.Removes(Sight::kScript)) {
    for (const auto& [from, to] : kTypes) {
      if (parts.ContentType(parts.Main()) == from) parts.ContentType(parts.Main()) = to;
    }
  }
  int number = 0;
  for (const std::string& part : parts.Names()) {
    if (!work.changes().Occurs(part)) continue;
    const std::size_t dot = part.rfind('.');
    parts.Rename(part, part.substr(0, part.find('/') + 1) + "renamed" + std::to_string(++number) +
                           (dot == std::string::npos ? "" : part.substr(dot)));
    work.Changed(1);
  }
}

}  // namespace gongkai::docread

// SPDX-License-Identifier: GPL-2.0-or-later
#include "docread/pdf_carried.h"

#include <Outline.h>
#include <Page.h>
#include <Stream.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::pdf_program {
namespace {

using std::string_view;

constexpr std::size_t kMostBytes = PdfTold::kMostBytes;
constexpr int kDeepest = 12;

std::string BytesOf(Stream* stream, std::size_t most) {
  std::string bytes;
  stream->reset();
  unsigned char buffer[16'384];
  while (bytes.size() < most) {
    const int got = stream->doGetChars(sizeof buffer, buffer);
    if (got <= 0) break;
    bytes.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(got));
  }
  stream->close();
  bytes.resize(std::min(bytes.size(), most));
  return bytes;
}

/// A text, or a stream of text.
std::string TextOf(const Object& object) {
  if (object.isString()) return FromPdfText(object.getString()->toStr());
  if (object.isStream()) return FromPdfText(BytesOf(object.getStream(), kMostBytes));
  if (object.isName()) return object.getName();
  return {};
}

std::string TextIn(const Object& dict, const char* key) { return TextOf(dict.dictLookup(key)); }

/// The text of rich text, which is XML.
std::string WithoutTags(string_view markup) {
  std::string text;
  bool inside = false;
  for (const char c : markup) {
    if (c == '<') inside = true;
    if (!inside) text += c;
    if (c == '>') inside = false;
  }
  return text;
}

/// A file by its name, or a dictionary that has one.
std::string FileNameIn(const Object& file) {
  if (!file.isDict()) return TextOf(file);
  for (const char* key : {"UF", "F", "Unix", "DOS", "Mac"}) {
    std::string name = TextIn(file, key);
    if (!name.empty()) return name;
  }
  return {};
}

class Carried {
 public:
  explicit Carried(PdfTold& told) : told_(told) {}

  void Note(const Object& note, int page) {
    const std::string type = TextIn(note, "Subtype");
    if (type == "Link") {
      told_.Tell('t', page, "链接", TextIn(note, "Contents"));
    } else if (type != "Widget") {
      told_.Tell('a', page, "批注", TextIn(note, "Contents"));
      told_.Tell('a', page, "批注", WithoutTags(TextIn(note, "RC")));
      told_.Tell('a', page, "批注", TextIn(note, "Subj"));
      if (type != "Popup") told_.Tell('p', page, "批注的作者", TextIn(note, "T"));
    }
    Action(note.dictLookup("A"), page, 0);
    Field(note, page);
  }

  void Visit(const Object& object, int depth) {
    if (depth > kDeepest) return;
    if (object.isArray()) {
      for (int i = 0; i < object.arrayGetLength(); ++i) VisitChild(object.arrayGetNF(i), depth);
    } else if (object.isDict()) {
      Dictionary(object, *object.getDict());
      for (int i = 0; i < object.dictGetLength(); ++i) VisitChild(object.dictGetValNF(i), depth);
    } else if (object.isStream()) {
      StreamObject(object);
    }
  }

  void Action(const Object& action, int page, int depth) {
    if (!action.isDict() || depth > kDeepest) return;
    const std::string type = TextIn(action, "S");
    if (type == "URI") told_.Tell('l', page, "链接", TextIn(action, "URI"));
    if (type == "Launch" || type == "GoToR" || type == "GoToE" || type == "SubmitForm" || type == "ImportData") {
      told_.Tell('l', page, type == "Launch" ? "打开的程序或文件" : "链接", FileNameIn(action.dictLookup("F")));
    }
    told_.Tell('s', page, "脚本", TextIn(action, "JS"));
    const Object next = action.dictLookup("Next");
    if (next.isDict()) Action(next, page, depth + 1);
  }

  /// Every one in a file; what it was typed into and what it offers.
  void Field(const Object& field, int page) {
    const Object type = field.dictLookup("FT");
    if (!type.isName() && TextIn(field, "Subtype") != "Widget") return;
    const std::string where = "表单域“" + TextIn(field, "T") + "”";
    for (const char* key : {"V", "DV"}) {
      const Object value = field.dictLookup(key);
      if (value.isArray()) {
        for (int i = 0; i < value.arrayGetLength(); ++i) told_.Tell('f', page, where, TextOf(value.arrayGet(i)));
      } else if (!value.isName()) {  // whether a box is ticked
        told_.Tell('f', page, where, TextOf(value));
      }
    }
    told_.Tell('f', page, where, WithoutTags(TextIn(field, "RV")));
    told_.Tell('t', page, where + "的提示", TextIn(field, "TU"));
    const Object options = field.dictLookup("Opt");
    for (int i = 0; options.isArray() && i < options.arrayGetLength(); ++i) {
      const Object option = options.arrayGet(i);
      if (!option.isArray()) told_.Tell('f', page, where + "的选项", TextOf(option));
      for (int j = 0; option.isArray() && j < option.arrayGetLength(); ++j) {
        told_.Tell('f', page, where + "的选项", TextOf(option.arrayGet(j)));
      }
    }
  }

 private:
  /// What stands in objects of its own is visited there.
  void VisitChild(const Object& child, int depth) {
    if (child.isDict() || child.isArray()) Visit(child, depth + 1);
  }

  void Dictionary(const Object& object, Dict& dict) {
    const std::string type = TextIn(object, "Type");
    if (type == "Annot") Note(object, 0);
    if (dict.hasKey("FT")) Field(object, 0);
    if (dict.hasKey("S")) Action(object, 0, 0);
    if (dict.hasKey("JS")) told_.Tell('s', 0, "脚本", TextIn(object, "JS"));
    if (dict.hasKey("EF")) EmbeddedFile(object);
    if (type == "OCG") told_.Tell('p', 0, "图层的名称", TextIn(object, "Name"));
    if (type == "Sig") {
      for (const char* key : {"Name", "Reason", "Location", "ContactInfo"}) {
        told_.Tell('p', 0, "数字签名", TextIn(object, key));
      }
    }
    if (type == "StructElem" || (dict.hasKey("S") && dict.hasKey("P"))) {
      for (const char* key : {"Alt", "ActualText", "E", "T"}) told_.Tell('t', 0, "标记", TextIn(object, key));
    }
  }

  void EmbeddedFile(const Object& file) {
    const std::string name = FileNameIn(file);
    told_.Tell('p', 0, "附件的说明", TextIn(file, "Desc"));
    const Object streams = file.dictLookup("EF");
    for (const char* key : {"UF", "F", "Unix", "DOS", "Mac"}) {
      const Object stream = streams.isDict() ? streams.dictLookup(key) : Object(objNull);
      if (stream.isStream()) told_.TellBytes('e', name, BytesOf(stream.getStream(), kMostBytes));
    }
  }

  void StreamObject(const Object& object) {
    Dict& dict = *object.getStream()->getDict();
    const auto named = [&dict](const char* key) {
      const Object value = dict.lookup(key);
      return value.isName() ? std::string(value.getName()) : std::string();
    };
    if (named("Type") == "Metadata" || named("Subtype") == "XML") {
      told_.TellBytes('x', "XMP", BytesOf(object.getStream(), kMostBytes));
    } else if (named("Type") == "EmbeddedFile") {
      told_.TellBytes('e', "附件", BytesOf(object.getStream(), kMostBytes));
    } else if (named("Subtype") == "Image" && object.getStream()->getKind() == strDCT) {
      Photo(object.getStream());
    }
  }

  /// As the camera wrote it, with all that it wrote.
  void Photo(Stream* stream) {
    Stream* packed = stream->getNextStream();
    if (packed == nullptr) return;
    const std::string bytes = BytesOf(packed, kMostBytes);
    const string_view head = string_view(bytes).substr(0, 256U << 10U);
    for (const string_view mark : {string_view("Exif\0", 5), string_view("http://ns.adobe.com/xap"),
                                   string_view("Photoshop 3.0"), string_view("\xFF\xFE\0", 3)}) {
      if (head.find(mark) != string_view::npos) return told_.TellBytes('m', "图片", bytes);
    }
  }

  PdfTold& told_;
};

/// What a property is called in Chinese; as it is where it is a person's own.
std::string PropertyName(string_view key) {
  constexpr std::pair<string_view, string_view> kNames[] = {{"Title", "标题"},
                                                            {"Author", "作者"},
                                                            {"Subject", "主题"},
                                                            {"Keywords", "关键词"},
                                                            {"Creator", "软件"},
                                                            {"Producer", "软件"},
                                                            {"CreationDate", "创建时间"},
                                                            {"ModDate", "修改时间"},
                                                            {"Company", "单位"},
                                                            {"SourceModified", "源文件修改时间"}};
  for (const auto& [name, chinese] : kNames) {
    if (name == key) return "属性“" + std::string(chinese) + "”";
  }
  return "属性“" + std::string(key) + "”";
}

void TellOutline(const std::vector<OutlineItem*>* items, PdfTold& told, int depth, int& left) {
  for (std::size_t i = 0; items != nullptr && i < items->size() && left > 0; ++i, --left) {
    OutlineItem* item = (*items)[i];
    std::string title;
    for (int j = 0; j < item->getTitleLength(); ++j) AppendCodePoint(item->getTitle()[j], title);
    told.Tell('o', 0, "书签", title);
    if (depth < kDeepest) {
      item->open();
      TellOutline(item->getKids(), told, depth + 1, left);
    }
  }
}

}  // namespace

void TellProperties(PDFDoc& document, PdfTold& told) {
  const Object info = document.getDocInfo();
  for (int i = 0; info.isDict() && i < info.dictGetLength(); ++i) {
    const Object value = info.dictGetVal(i);
    if (value.isString()) told.Tell('p', 0, PropertyName(info.dictGetKey(i)), TextOf(value));
  }
}

void TellNotes(PDFDoc& document, int page, PdfTold& told) {
  Page* const on = document.getPage(page);
  if (on == nullptr) return;
  const Object notes = on->getAnnotsObject();
  constexpr int kMost = 100'000;
  if (notes.isArray() && notes.arrayGetLength() > kMost) told.TellLeftOut("notes");
  for (int i = 0; notes.isArray() && i < std::min(notes.arrayGetLength(), kMost); ++i) {
    const Object note = notes.arrayGet(i);
    if (note.isDict()) Carried(told).Note(note, page);
  }
}

void TellOutlines(PDFDoc& document, PdfTold& told) {
  Outline* const outline = document.getOutline();
  int left = 100'000;
  if (outline != nullptr) TellOutline(outline->getItems(), told, 0, left);
  if (left <= 0) told.TellLeftOut("notes");
}

void TellObjects(PDFDoc& document, PdfTold& told) {
  XRef* const all = document.getXRef();
  constexpr int kMost = 2'000'000;
  Carried carried(told);
  std::vector<Ref> files;  // after all that gives them names
  for (int i = 0; i < std::min(all->getNumObjects(), kMost); ++i) {
    const XRefEntry* entry = all->getEntry(i, false);
    if (entry == nullptr || (entry->type != xrefEntryUncompressed && entry->type != xrefEntryCompressed)) continue;
    const Ref ref{i, entry->type == xrefEntryCompressed ? 0 : entry->gen};
    const Object object = all->fetch(ref);
    if (object.isStream() && object.streamGetDict()->lookup("Type").isName("EmbeddedFile")) {
      files.push_back(ref);
    } else {
      carried.Visit(object, 0);
    }
  }
  for (const Ref& ref : files) carried.Visit(all->fetch(ref), 0);
  const Object* const form = document.getCatalog()->getAcroForm();
  if (form == nullptr || !form->isDict()) return;
  const Object parts = form->dictLookup("XFA");
  std::string xml;
  if (parts.isStream()) xml = BytesOf(parts.getStream(), kMostBytes);
  for (int i = 0; parts.isArray() && i < parts.arrayGetLength() && xml.size() < kMostBytes; ++i) {
    const Object part = parts.arrayGet(i);
    if (part.isStream()) xml += BytesOf(part.getStream(), kMostBytes);
  }
  told.TellBytes('f', "XFA", xml);
}

}  // namespace gongkai::pdf_program

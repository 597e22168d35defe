#include "docread/xlsx_parts.h"

#include <algorithm>
#include <utility>

#include "docread/docx_xml.h"
#include "docread/inspect_sheet.h"
#include "docread/xlsx_text.h"

namespace gongkai::docread {
namespace {

using std::string_view;
using Event = XmlReader::Event;

template <class Use>
void EachEvent(XmlReader& xml, const Use& use) {
  for (Event event = xml.Next(); event != Event::kFinished; event = xml.Next()) use(event);
}

bool IsPivotValue(string_view name) {
  return name.size() == 1 && string_view("snbdem").find(name[0]) != string_view::npos;
}

}  // namespace

void ReadCellComments(XmlReader& xml, const std::string& words, Gathering& to) {
  std::string text, at;
  EachEvent(xml, [&](Event event) {
    const string_view name = event == Event::kText ? xml.Ancestor(0) : xml.name();
    const bool comment = name == "comment" || name == "threadedComment";
    if (event == Event::kStart && comment) {
      at = xml.Attribute("ref");
      text.clear();
    } else if (event == Event::kText) {
      if (name == "author") to.Add(Sight::kProperty, xml.text(), "批注的作者");
      if (name == "t" || name == "text") text += xml.text();
    } else if (event == Event::kEnd && comment) {
      to.Add(Sight::kComment, CleanText(text), words + at + " 的批注");
    }
  });
}

void ReadSheetDrawing(XmlReader& xml, const std::string& words, Sight sight, Gathering& to) {
  std::string paragraph;
  bool hidden = false;
  EachEvent(xml, [&](Event event) {
    if (event == Event::kText) {
      if (xml.Ancestor(0) == "t") paragraph += xml.text();
    } else if (event == Event::kEnd && xml.name() == "p") {
      const Sight seen = hidden && sight == Sight::kShown ? Sight::kHiddenText : sight;
      to.Add(seen, std::exchange(paragraph, {}), words + "的文本框");
    } else if (event == Event::kStart && xml.name() == "cNvPr") {
      hidden = xml.Attribute("hidden") == "1" || xml.Attribute("hidden") == "true";
      for (const string_view attribute : {"descr", "title"}) {
        to.Add(Sight::kAlternativeText, xml.Attribute(attribute), words + "的图形");
      }
    }
  });
}

void ReadChart(XmlReader& xml, const std::string& words, Sight sight, Gathering& to) {
  std::string text;
  EachEvent(xml, [&](Event event) {
    if (event == Event::kText && (xml.Ancestor(0) == "t" || xml.Ancestor(0) == "v")) text += xml.text();
    if (event == Event::kEnd && (xml.name() == "p" || xml.name() == "v")) {
      to.Add(sight, std::exchange(text, {}), words + "的图表");
    }
  });
}

void ReadPivotFields(XmlReader& xml, PivotFields& fields, Gathering& to) {
  std::size_t items = 0;
  EachEvent(xml, [&](Event event) {
    if (event != Event::kStart) return;
    const string_view name = xml.name();
    if (name == "pivotCacheDefinition") {
      to.Add(Sight::kProperty, xml.Attribute("refreshedBy"), "刷新数据透视表的人");
    } else if (name == "worksheetSource") {
      to.Add(Sight::kCache, xml.Attribute("sheet"), "数据透视表的来源");
    } else if (name == "cacheField") {
      fields.push_back({std::string(xml.Attribute("name")), {}, {}});
    } else if (IsPivotValue(name) && xml.Ancestor(1) == "sharedItems" && !fields.empty()) {
      if (++items > to.limits().pieces) throw Stopped(Obstacle::kTooLarge, "数据透视表的缓存太大，没有检查。");
      fields.back().items.emplace_back(xml.Attribute("v"));
      fields.back().used.push_back(false);
    }
  });
}

void ReadPivotRecords(XmlReader& xml, PivotFields& fields, int table, Gathering& to) {
  const auto add = [&](int row, std::size_t column, string_view text) {
    Piece at;
    at.table = table;
    at.row = row;
    at.column = static_cast<int>(column);
    to.Add(std::move(at), Sight::kCache, text,
           "数据透视表缓存第 " + std::to_string(row) + " 行“" + fields[column].name + "”");
  };
  for (std::size_t i = 0; i < fields.size(); ++i) add(0, i, fields[i].name);
  int row = 0;
  std::size_t column = 0;
  EachEvent(xml, [&](Event event) {
    if (event != Event::kStart) return;
    if (xml.name() == "r") {
      ++row;
      column = 0;
    } else if (xml.Ancestor(1) == "r" && column < fields.size()) {
      PivotField& field = fields[column];
      const string_view value = xml.Attribute("v");
      const auto index = static_cast<std::size_t>(std::max(ToInt(value, 0), 0));
      if (xml.name() != "x") {
        add(row, column, value);
      } else if (index < field.items.size()) {
        field.used[index] = true;
        add(row, column, field.items[index]);
      }
      ++column;
    }
  });
}

void AddUnusedPivotItems(const PivotFields& fields, Gathering& to) {
  for (const PivotField& field : fields) {
    for (std::size_t i = 0; i < field.items.size(); ++i) {
      if (!field.used[i]) to.Add(Sight::kCache, field.items[i], "数据透视表缓存“" + field.name + "”");
    }
  }
}

void ReadExternalBook(XmlReader& xml, Gathering& to) {
  std::string at;
  int table = 0, sheet = -1;
  EachEvent(xml, [&](Event event) {
    if (event == Event::kStart) {
      const string_view name = xml.name();
      if (name == "sheetData") {
        table = to.NewTable();
        ++sheet;
      }
      if (name == "sheetName") to.Add(Sight::kCache, xml.Attribute("val"), "外部工作簿的工作表");
      if (name == "definedName") to.Add(Sight::kCache, xml.Attribute("refersTo"), "外部工作簿的名称");
      if (name == "cell") at = xml.Attribute("r");
      if (name == "ddeLink") to.Add(Sight::kLinkTarget, xml.Attribute("ddeTopic"), "外部数据");
    } else if (event == Event::kText && (xml.Ancestor(0) == "v" || xml.Ancestor(0) == "val")) {
      Piece piece;
      if (const auto cell = ParseCell(at)) {
        piece.table = table;
        piece.row = cell->row;
        piece.column = cell->column;
      }
      to.Add(std::move(piece), Sight::kCache, CleanText(xml.text()), "外部工作簿的缓存 " + at);
    }
  });
}

void ReadConnections(XmlReader& xml, Gathering& to) {
  EachEvent(xml, [&](Event event) {
    if (event != Event::kStart) return;
    for (const string_view attribute : {"connection", "command", "url", "sourceFile", "odcFile", "description"}) {
      to.Add(Sight::kLinkTarget, xml.Attribute(attribute), "数据来源");
    }
  });
}

void ReadChangeLog(XmlReader& xml, Gathering& to) {
  EachEvent(xml, [&](Event event) {
    if (event == Event::kStart) to.Add(Sight::kProperty, xml.Attribute("userName"), "修订的作者");
    if (event != Event::kText) return;
    bool old = false;
    for (std::size_t i = 0; i < xml.depth(); ++i) old = old || xml.Ancestor(i) == "oc" || xml.Ancestor(i) == "undo";
    to.Add(old ? Sight::kDeleted : Sight::kInserted, xml.text(), "共享工作簿的修订记录");
  });
}

void ReadMacroSheet(XmlReader& xml, Gathering& to) {
  EachEvent(xml, [&](Event event) {
    if (event == Event::kText) to.Add(Sight::kScript, xml.text(), "宏表");
  });
}

}  // namespace gongkai::docread

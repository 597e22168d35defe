// What a workbook carries beside its cells: comments, drawings, charts, caches of pivot tables and of other workbooks,
// sources of data, logs of shared workbooks, old macros. Source: ISO/IEC 29500-1 18.7, 18.10, 18.11, 18.14. Next to
// read: inspect_xlsx.cc (who calls).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "docread/gathering.h"
#include "docread/xml_events.h"

namespace gongkai::docread {

/// `words` says where: "工作表“明细”".
void ReadCellComments(XmlReader& xml, const std::string& words, Gathering& to);
void ReadSheetDrawing(XmlReader& xml, const std::string& words, Sight sight, Gathering& to);
void ReadChart(XmlReader& xml, const std::string& words, Sight sight, Gathering& to);

struct PivotField {
  std::string name;
  std::vector<std::string> items;
  std::vector<bool> used;  // by a record
};
using PivotFields = std::vector<PivotField>;
void ReadPivotFields(XmlReader& xml, PivotFields& fields, Gathering& to);
void ReadPivotRecords(XmlReader& xml, PivotFields& fields, int table, Gathering& to);
void AddUnusedPivotItems(const PivotFields& fields, Gathering& to);

void ReadExternalBook(XmlReader& xml, Gathering& to);
void ReadConnections(XmlReader& xml, Gathering& to);
void ReadChangeLog(XmlReader& xml, Gathering& to);
void ReadMacroSheet(XmlReader& xml, Gathering& to);

}  // namespace gongkai::docread

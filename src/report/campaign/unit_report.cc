#include "report/campaign/unit_report.h"

namespace gongkai::report {

std::string_view NameOf(ReportSource source) {
  switch (source) {
    case ReportSource::kCompiled:
      return "本系统编制";
    case ReportSource::kHandedIn:
      return "文件报送";
    case ReportSource::kImported:
      return "批量导入";
  }
  return {};
}

PackedReport PackedOf(const UnitReport& report) {
  return {.unit = report.unit,
          .year = report.year,
          .version = report.version,
          .source = report.source,
          .is_checked = report.is_checked,
          .errors = report.errors,
          .warnings = report.warnings,
          .figures = PackFigures(report.figures)};
}

}  // namespace gongkai::report

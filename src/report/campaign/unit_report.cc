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

}  // namespace gongkai::report

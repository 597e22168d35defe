#include "disclosure/annual_hold_store.h"

#include "disclosure/content_digest.h"

namespace gongkai::disclosure {
namespace {

constexpr std::string_view kYear = "SELECT year FROM annual_report WHERE organ_id = ? AND item = ?";
constexpr std::string_view kAsFrozen =
    "SELECT COUNT(*) FROM annual_version v WHERE v.organ_id = ? AND v.year = ? AND v.title = ? AND v.body = ? AND "
    "v.files = ? AND "
    "v.number = (SELECT MAX(o.number) FROM annual_version o WHERE o.organ_id = v.organ_id AND o.year = v.year)";

}  // namespace

std::string AgainstAnnual(db::Session& session, const ItemVersion& version) {
  const OrganId organ = version.item.organ;
  const auto year = session.First<std::int64_t>(kYear, organ.value, version.item.number);
  if (!year) return {};
  const Content& content = version.content;
  if (session.One<std::int64_t>(kAsFrozen, organ.value, *year, content.title, content.body, FilesText(content)) > 0)
    return {};
  return "年度报告的内容在“年度报告”里改，改好以后在那里定稿送审。";
}

}  // namespace gongkai::disclosure

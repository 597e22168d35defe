#include "docread/inspection.h"

#include <array>
#include <cstddef>

namespace gongkai::docread {
namespace {

struct SightName {
  Sight sight;
  std::string_view id, name;
};

constexpr std::array<SightName, 25> kNames = {{{Sight::kShown, "shown", "看得见的内容"},
                                               {Sight::kFileName, "file-name", "文件名"},
                                               {Sight::kHiddenSheet, "hidden-sheet", "隐藏的工作表"},
                                               {Sight::kHiddenRow, "hidden-row", "隐藏的行"},
                                               {Sight::kHiddenColumn, "hidden-column", "隐藏的列"},
                                               {Sight::kCovered, "covered", "被遮住的内容"},
                                               {Sight::kHiddenText, "hidden-text", "隐藏的文字"},
                                               {Sight::kPale, "pale", "与底色相同或小得看不见的文字"},
                                               {Sight::kOutsidePage, "outside-page", "页面以外的内容"},
                                               {Sight::kInvisible, "invisible", "不着色的文字"},
                                               {Sight::kUnprovenLayer, "unproven-layer", "没有制作记录的文字层"},
                                               {Sight::kOtherLayer, "other-layer", "关闭的图层"},
                                               {Sight::kHiddenSlide, "hidden-slide", "隐藏的幻灯片"},
                                               {Sight::kNotes, "notes", "演讲者备注"},
                                               {Sight::kComment, "comment", "批注"},
                                               {Sight::kDeleted, "deleted", "修订：删除的内容"},
                                               {Sight::kInserted, "inserted", "修订：插入的内容"},
                                               {Sight::kFormField, "form-field", "表单域"},
                                               {Sight::kAlternativeText, "alternative-text", "替代文字"},
                                               {Sight::kLinkTarget, "link-target", "链接地址"},
                                               {Sight::kDefinedName, "defined-name", "定义的名称和引用"},
                                               {Sight::kCache, "cache", "缓存的数据"},
                                               {Sight::kProperty, "property", "文件属性"},
                                               {Sight::kEmbedded, "embedded", "嵌入的文件"},
                                               {Sight::kScript, "script", "宏或脚本"}}};
constexpr SightName kEarlier = {Sight::kEarlierVersion, "earlier-version", "以前的版本"};

const SightName& Named(Sight sight) {
  const auto index = static_cast<std::size_t>(sight);
  return index < kNames.size() ? kNames[index] : kEarlier;
}

constexpr bool AreInOrder() {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (static_cast<std::size_t>(kNames[i].sight) != i) return false;
  }
  return static_cast<std::size_t>(kEarlier.sight) == kNames.size();
}
static_assert(AreInOrder());

}  // namespace

std::string_view NameOf(Sight sight) { return Named(sight).name; }

std::string_view IdOf(Sight sight) { return Named(sight).id; }

std::string PathOf(const std::vector<InspectedFile>& files, int file) {
  std::string path;
  for (int at = file; at > 0 && static_cast<std::size_t>(at) < files.size();) {
    const InspectedFile& one = files[static_cast<std::size_t>(at)];
    path.insert(0, "文件“" + one.name + "”：");
    at = one.inside < at ? one.inside : 0;  // each stands after the one that holds it
  }
  return path;
}

}  // namespace gongkai::docread

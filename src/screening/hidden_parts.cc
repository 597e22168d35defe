#include "screening/hidden_parts.h"

#include <algorithm>
#include <string>

#include "screening/person_names.h"
#include "screening/rule_groups.h"
#include "screening/text_window.h"

namespace gongkai::screening {
namespace {

using docread::Sight;

constexpr std::size_t kMostOfAKind = 200;  // hits of a kind in a part

constexpr std::string_view kLaw = "保守国家秘密法实施条例第四十二条；个人信息保护法第五十一条；条例第十七条";
constexpr std::string_view kTakeOut = "公开前从文件里去掉，用清理过的副本。";

constexpr Rule kRules[] = {
    {"H-HIDDEN-SHEET", Category::kHidden, "隐藏的工作表", "工作簿里隐藏的工作表，含深度隐藏的", kLaw, kTakeOut,
     "[hidden-sheet]备用名单", "备用名单"},
    {"H-HIDDEN-ROW", Category::kHidden, "隐藏的行", "隐藏、被筛选掉、折叠或行高为0的行", kLaw, kTakeOut,
     "[hidden-row]未通过人员", "未通过人员"},
    {"H-HIDDEN-COLUMN", Category::kHidden, "隐藏的列", "隐藏、折叠或列宽为0的列", kLaw, kTakeOut,
     "[hidden-column]联系方式", "联系方式"},
    {"H-COVERED", Category::kHidden, "被遮盖的内容", "合并单元格、图片、色块下面的文字：盖住不等于删去", kLaw, kTakeOut,
     "[covered]王某某的住址", "住址（略）"},
    {"H-HIDDEN-TEXT", Category::kHidden, "隐藏的文字", "设成隐藏、不显示的文字", kLaw, kTakeOut,
     "[hidden-text]内部意见", "公开意见"},
    {"H-PALE", Category::kHidden, "看不见的文字", "与底色相同或者小得看不见的文字", kLaw, kTakeOut, "[pale]白底白字",
     "黑字"},
    {"H-OUTSIDE-PAGE", Category::kHidden, "页面以外的内容", "版面边缘以外、被裁掉的内容", kLaw, kTakeOut,
     "[outside-page]裁掉的一行", "版心内的一行"},
    {"H-INVISIBLE", Category::kHidden, "不显示的文字层", "PDF里没有画出来的文字，例如扫描件的文字层", kLaw,
     "核对文字层与画面是否一致；遮盖过的，重新扫描或者去掉文字层。", "[invisible]扫描件文字层", "文字"},
    {"H-OTHER-LAYER", Category::kHidden, "关闭的图层", "PDF里关闭了的图层", kLaw, kTakeOut, "[other-layer]批注图层",
     "底图"},
    {"H-HIDDEN-SLIDE", Category::kHidden, "隐藏的幻灯片", "放映时不显示的幻灯片", kLaw, kTakeOut,
     "[hidden-slide]备用页", "首页"},
    {"H-NOTES", Category::kHidden, "演讲者备注", "幻灯片的备注", kLaw, kTakeOut, "[notes]这里少讲", "正文"},
    {"H-COMMENT", Category::kHidden, "批注", "Word、Excel、PPT、PDF里的批注", kLaw, kTakeOut, "[comment]这个数要再核",
     "正文"},
    {"H-DELETED", Category::kHidden, "修订中删除的内容", "修订状态下删除、但还留在文件里的内容", kLaw,
     "接受修订后再公开，用清理过的副本。", "[deleted]原定名单", "现定名单"},
    {"H-INSERTED", Category::kHidden, "没有接受的修订", "修订状态下插入、还没有接受的内容", kLaw, "接受修订后再公开。",
     "[inserted]新增一条", "新增一条"},
    {"H-FORM-FIELD", Category::kHidden, "表单里的内容", "填在表单域里的内容和没有显示的选项", kLaw, kTakeOut,
     "[form-field]选项二", "选项"},
    {"H-DEFINED-NAME", Category::kHidden, "定义的名称、外部引用", "工作簿里定义的名称、引用其他文件的公式", kLaw,
     kTakeOut, "[defined-name]台账.xlsx", "台账"},
    {"H-CACHE", Category::kHidden, "缓存的数据", "数据透视表、外部链接的缓存：里面有表上看不到的行", kLaw, kTakeOut,
     "[cache]王某某 500", "合计 500"},
    {"H-PROPERTY", Category::kHidden, "文件属性", "写着人员、单位、设备、地点的文件属性和照片信息", kLaw, kTakeOut,
     "[property]作者：王建国", "[property]标题：公示名单"},
    {"H-EMBEDDED", Category::kHidden, "嵌入的文件", "文件里嵌着的另一个文件", kLaw, "另存后单独审查；不需要的，去掉。",
     "[embedded]工作簿1.xlsx", "见附件"},
    {"H-SCRIPT", Category::kHidden, "宏和脚本", "文件里的宏、脚本和动作", kLaw, kTakeOut, "[script]Sub AutoOpen()",
     "正文"},
    {"H-EARLIER-VERSION", Category::kHidden, "留在文件里的旧版本", "PDF增量保存后留下的旧内容", kLaw, kTakeOut,
     "[earlier-version]旧名单", "新名单"},
    {"H-OBSTACLE", Category::kHidden, "没能检查的文件", "加密、损坏或不认识的文件：没有检查过，不等于没有问题", kLaw,
     "换成能打开的文件再检查，或者请保密审查员打开逐项核对。", "[obstacle]文件有密码。", "文件可以打开。"},
};

struct Kind {
  Sight sight;
  std::string_view rule;
  Sureness sureness;
  std::string_view why;
};

constexpr Kind kKinds[] = {
    {Sight::kHiddenSheet, "H-HIDDEN-SHEET", Sureness::kCertain, "在隐藏的工作表里，打开文件看不到，下载的人能看到。"},
    {Sight::kHiddenRow, "H-HIDDEN-ROW", Sureness::kCertain, "在隐藏的行里，打开文件看不到，下载的人能看到。"},
    {Sight::kHiddenColumn, "H-HIDDEN-COLUMN", Sureness::kCertain, "在隐藏的列里，打开文件看不到，下载的人能看到。"},
    {Sight::kCovered, "H-COVERED", Sureness::kCertain, "被盖住的文字，复制出来就能看到。"},
    {Sight::kHiddenText, "H-HIDDEN-TEXT", Sureness::kCertain, "设成了隐藏的文字，下载的人能看到。"},
    {Sight::kPale, "H-PALE", Sureness::kCertain, "与底色相同或太小，看不见，复制出来就能看到。"},
    {Sight::kOutsidePage, "H-OUTSIDE-PAGE", Sureness::kCertain, "在页面以外，看不见，复制出来就能看到。"},
    {Sight::kInvisible, "H-INVISIBLE", Sureness::kPossible, "没有画出来的文字，复制出来就能看到。"},
    {Sight::kUnprovenLayer, "H-INVISIBLE", Sureness::kPossible,
     "像是重做过的 PDF 的文字层，但是没有制作这个文件的记录，不能证明它和画面一致；复制出来就能看到。"},
    {Sight::kOtherLayer, "H-OTHER-LAYER", Sureness::kCertain, "在关闭的图层里，打开图层就能看到。"},
    {Sight::kHiddenSlide, "H-HIDDEN-SLIDE", Sureness::kCertain, "在隐藏的幻灯片里，下载的人能看到。"},
    {Sight::kNotes, "H-NOTES", Sureness::kCertain, "是演讲者备注，下载的人能看到。"},
    {Sight::kComment, "H-COMMENT", Sureness::kCertain, "是批注，下载的人能看到。"},
    {Sight::kDeleted, "H-DELETED", Sureness::kCertain, "是修订中删除的内容，还留在文件里。"},
    {Sight::kInserted, "H-INSERTED", Sureness::kCertain, "是还没有接受的修订。"},
    {Sight::kFormField, "H-FORM-FIELD", Sureness::kLikely, "是表单里的内容。"},
    {Sight::kDefinedName, "H-DEFINED-NAME", Sureness::kLikely, "是定义的名称或对其他文件的引用。"},
    {Sight::kCache, "H-CACHE", Sureness::kCertain, "是缓存的数据，表上看不到，下载的人能取出来。"},
    {Sight::kProperty, "H-PROPERTY", Sureness::kLikely, "文件属性里有人员、单位、设备或地点。"},
    {Sight::kEmbedded, "H-EMBEDDED", Sureness::kCertain, "文件里嵌着另一个文件，会一同公开。"},
    {Sight::kScript, "H-SCRIPT", Sureness::kCertain, "文件里有宏、脚本或动作。"},
    {Sight::kEarlierVersion, "H-EARLIER-VERSION", Sureness::kCertain, "是文件以前的内容，还留在文件里。"},
};

/// A property matters when it names who, of where, by what device, or at what place; the title and the day do not.
bool PropertyTells(const docread::Piece& piece) {
  const std::string both = Tight(piece.where) + "|" + Tight(piece.text);
  if (HasOne(both, {"作者",    "创建者",         "修改者",         "修改人",   "保存者",    "单位",    "公司",
                    "经理",    "所有者",         "拥有者",         "版权",     "设备",      "相机",    "型号",
                    "厂商",    "序列号",         "位置",           "经度",     "纬度",      "坐标",    "地点",
                    "GPS",     "Author",         "author",         "Creator",  "creator",   "Manager", "Company",
                    "company", "Artist",         "Owner",          "owner",    "Copyright", "Make",    "Model",
                    "Serial",  "LastModifiedBy", "lastModifiedBy", "Latitude", "Longitude", "批注者",  "审阅者"})) {
    return true;
  }
  const std::size_t colon = std::max(piece.text.rfind(":") + 1,
                                     piece.text.rfind("：") == std::string::npos ? 0 : piece.text.rfind("：") + kHan);
  const std::string_view value = std::string_view(piece.text).substr(colon);
  if (IsPersonName(value)) return true;
  return EndsInOne(value, {"局", "委员会", "政府", "办公室", "公司", "中心", "厅", "部", "院", "所", "办"}) ||
         HasOne(value, {":\\Users", "/Users/", "/home/", "\\\\"});
}

}  // namespace

std::span<const Rule> HiddenPartRules() { return kRules; }

void HiddenParts::Next(const PieceView& view, HitSink& out) {
  const Sight sight = view.piece().sight;
  const auto* const kind = std::ranges::find(kKinds, sight, &Kind::sight);
  if (kind == std::end(kKinds) || (sight == Sight::kProperty && !PropertyTells(view.piece()))) return;
  Seen& seen = seen_[sight];
  if (++seen.count > kMostOfAKind) return;
  out.Add(view, kind->rule, 0, 0, {kind->sureness, std::string(kind->why), {}});
}

void HiddenParts::Close(std::span<const Part> parts, std::size_t part, HitSink& out) {
  const PieceView whole{parts, part, parts[part].pieces.size()};
  for (const auto& [sight, seen] : seen_) {
    if (seen.count <= kMostOfAKind) continue;
    const auto* const kind = std::ranges::find(kKinds, sight, &Kind::sight);
    // Of the part as a whole: who leaves it leaves this file, and no other one that begins the same.
    out.Add(whole, kind->rule, 0, 0,
            {kind->sureness,
             std::string(kind->why) + "没有逐处列出的还有" + std::to_string(seen.count - kMostOfAKind) + "处。",
             {}});
  }
}

void FindObstacles(std::span<const Part> parts, std::size_t part, HitSink& out) {
  const PieceView whole{parts, part, parts[part].pieces.size()};
  if (!parts[part].obstacle.empty()) out.Add(whole, "H-OBSTACLE", 0, 0, {Sureness::kCertain, parts[part].obstacle, {}});
  for (const docread::InspectedFile& file : parts[part].files) {
    if (file.obstacle.empty() || file.obstacle == parts[part].obstacle) continue;
    out.Add(whole, "H-OBSTACLE", 0, 0, {Sureness::kCertain, file.obstacle, {}});
  }
}

}  // namespace gongkai::screening

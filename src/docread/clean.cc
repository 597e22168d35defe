// Chooses the cleaner by what the bytes are, and afterwards looks whether what was ordered is really gone.
#include "docread/clean.h"

#include <algorithm>
#include <utility>

#include "docread/clean_check.h"
#include "docread/clean_work.h"
#include "docread/libre_office.h"
#include "docread/sniff.h"

namespace gongkai::docread {
namespace {

std::optional<std::string> CleanOld(std::string_view bytes, std::string_view name, CleanWork& work) {
  Converted converted = ToNewOffice(bytes, work.limits().file_bytes);
  if (converted.obstacle != Obstacle::kNone) return work.Refuse(converted.obstacle, std::move(converted.message));
  if (!IsNewOffice(SniffClosely(converted.bytes).kind)) {
    return work.Refuse(Obstacle::kDamaged, "旧版文件没有能够转换，无法制作干净的副本。");
  }
  std::optional<std::string> cleaned = CleanAny(converted.bytes, name, work);
  if (cleaned) work.as = EndOfNewOffice(SniffClosely(*cleaned).kind);
  return cleaned;
}

std::nullopt_t Unsupported(CleanWork& work, std::string_view what) {
  return work.Refuse(Obstacle::kUnsupported, (what.empty() ? std::string("这种文件") : std::string(what)) +
                                                 "不能制作干净的副本，请另存为 docx、xlsx、pptx 或 PDF 后再试。");
}

}  // namespace

bool IsNewOffice(Kind kind) { return kind == Kind::kDocx || kind == Kind::kXlsx || kind == Kind::kPptx; }

bool IsOldOffice(Kind kind) {
  return kind == Kind::kOldWord || kind == Kind::kRtf || kind == Kind::kWordXml || kind == Kind::kOldExcel ||
         kind == Kind::kOldPowerPoint || kind == Kind::kOpenDocument;
}

std::string EndOfNewOffice(Kind kind) {
  return kind == Kind::kDocx ? "docx" : kind == Kind::kXlsx ? "xlsx" : kind == Kind::kPptx ? "pptx" : "";
}

std::optional<std::string> CleanAny(std::string_view bytes, std::string_view name, CleanWork& work) {
  const Sniffed sniffed = SniffClosely(bytes);
  if (IsOldOffice(sniffed.kind) || sniffed.kind == Kind::kPdf) {
    if (!work.may_start_programs) return Unsupported(work, "文件里面的 PDF 或旧版 Office 文件");
    return sniffed.kind == Kind::kPdf ? CleanPdf(bytes, work) : CleanOld(bytes, name, work);
  }
  switch (sniffed.kind) {
    case Kind::kEmpty:
      return std::string();
    case Kind::kText:
      return CleanText(bytes, work);
    case Kind::kHtml:
      return CleanHtml(bytes, work);
    case Kind::kDocx:
      return CleanDocx(bytes, work);
    case Kind::kXlsx:
      return CleanXlsx(bytes, work);
    case Kind::kPptx:
      return CleanPptx(bytes, work);
    case Kind::kImage:
      return CleanImage(bytes, work);
    case Kind::kZip:
      return CleanZip(bytes, work);
    case Kind::kEncryptedOffice:
      return work.Refuse(Obstacle::kEncrypted, "文件设有密码，请去掉密码后再试。");
    case Kind::kMhtml:
      return Unsupported(work, "单个文件的网页（mht）");
    default:
      return Unsupported(work, sniffed.name);
  }
}

Cleaned CheckedCopy(Cleaned cleaned, std::string_view name, const CleanOrder& order, const InspectLimits& limits,
                    InspectCopy inspect) {
  if (cleaned.obstacle != Obstacle::kNone) return cleaned;
  InspectLimits knowing = limits;
  knowing.was_burnt_here = [&](const std::string& digest) {
    return std::find(cleaned.burnt.begin(), cleaned.burnt.end(), digest) != cleaned.burnt.end() ||
           (limits.was_burnt_here && limits.was_burnt_here(digest));
  };
  std::string fault = WhatIsLeft(inspect(cleaned.bytes, name, knowing), order);
  if (fault.empty()) return cleaned;
  Cleaned refused;
  refused.obstacle = Obstacle::kUnsupported;
  refused.obstacle_message = std::move(fault);
  return refused;
}

std::string WhatIsLeft(const Inspection& inspection, const CleanOrder& order) {
  if (inspection.obstacle != Obstacle::kNone) {
    return "清理后的文件没有能够再检查一遍，没有生成干净的副本：" + inspection.obstacle_message;
  }
  for (const InspectedFile& file : inspection.files) {
    if (!file.obstacle.empty())
      return "里面的文件“" + file.name + "”没有能够检查，没有生成干净的副本：" + file.obstacle;
  }
  const WordChanges changes(order.changes);
  for (const Piece& piece : inspection.pieces) {
    const bool stays = piece.sight == Sight::kShown || piece.sight == Sight::kFileName;
    if (!stays && order.remove.contains(piece.sight)) {
      return "“" + std::string(NameOf(piece.sight)) + "”没有能够全部去除（" + piece.where +
             "），没有生成干净的副本，请在原文件里删除后重新上传。";
    }
    if (changes.Remains(piece.text)) {
      return "要替换的文字没有能够全部替换（" + piece.where + "），没有生成干净的副本，请在原文件里修改后重新上传。";
    }
  }
  return {};
}

Cleaned Clean(std::string_view bytes, std::string_view name, const CleanOrder& order, const InspectLimits& limits) {
  CleanWork work(order, limits);
  if (bytes.size() > limits.file_bytes) {
    work.Refuse(Obstacle::kTooLarge, "文件太大，没有制作干净的副本。");
    return work.Take(std::nullopt);
  }
  std::optional<std::string> cleaned = CleanAny(bytes, name, work);
  return CheckedCopy(work.Take(std::move(cleaned)), name, order, limits, &Inspect);
}

}  // namespace gongkai::docread

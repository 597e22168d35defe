#include "request/case_file_actions.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"
#include "request/sealed_case_store.h"

namespace gongkai::request {
namespace {

using account::Deed;

constexpr std::size_t kLongestName = 120;

FieldErrors Refused(std::string why) { return {{std::string(kVersionField), std::move(why)}}; }

FieldErrors FaultsOf(const std::vector<NewCaseFile>& files) {
  FieldErrors errors;
  if (files.empty()) errors.push_back({"files", "请选择文件。"});
  if (files.size() > kMostAtOnce) errors.push_back({"files", "一次最多6个文件。"});
  for (const NewCaseFile& file : files) {
    if (file.bytes.empty()) errors.push_back({"files", "“" + file.name + "”是空的。"});
    if (file.bytes.size() > kLargestCaseFile) errors.push_back({"files", "“" + file.name + "”超过20 MB。"});
  }
  return errors;
}

std::string Tidy(std::string_view name) {
  const std::string clean = WithoutInvisible(Trim(name));
  return clean.empty() ? "未命名" : Ellipsis(clean, kLongestName);
}

/// Why files cannot be put into it now.
FieldErrors Against(Deed& deed, const SeenCase& seen, std::size_t count) {
  const auto& post = deed.actor().post;
  if (!post || account::ReachOf(*post, account::Act::kHandleCases) == account::Reach::kNone) {
    return Refused("您现在的岗位不能办理申请。");
  }
  const auto held = LockedCase(deed.transaction(), seen.id);
  if (!held || held->handler != seen.handler) return Refused("没有这一件申请，或者已经转给别的机关。");
  if (held->is_archived || held->is_erased) return Refused("本件已经归档，不能再放入材料。");
  const auto put = std::ranges::count_if(FilesOf(deed.transaction(), seen.id),
                                         [](const CaseFile& each) { return each.kind != FileKind::kWorking; });
  if (static_cast<std::size_t>(put) + count > kMostCaseFiles) {
    return {{"files", "一件最多40份材料。"}};
  }
  return {};
}

/// Before the write lock, which all others wait for. Nothing where the case is not there, or was erased.
std::optional<SealedFiles> Sealed(account::Desk& desk, CaseId id, const std::vector<NewCaseFile>& files) {
  std::optional<SealedFiles> ready;
  {
    db::Reader reader = desk.database.Read();
    ready = SealedFiles::BehindThoseOf(reader, desk.keys, id);
  }
  if (!ready) return ready;
  for (const NewCaseFile& file : files) ready->Add(file.kind, PersonalText(Tidy(file.name)), file.bytes);
  return ready;
}

}  // namespace

FormResult<CaseId> AddCaseFiles(account::Desk& desk, const account::Actor& actor, const SeenCase& seen,
                                const std::vector<NewCaseFile>& files) {
  if (FieldErrors errors = FaultsOf(files); !errors.empty()) return errors;
  const auto ready = Sealed(desk, seen.id, files);
  return account::RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<CaseId> {
    if (deed.done_before()) return deed.Earlier(CaseIdFrom);
    if (FieldErrors errors = Against(deed, seen, files.size()); !errors.empty()) return errors;
    const bool is_put = ready && ready->Put(deed.transaction(), seen.id, deed.now());
    for (const NewCaseFile& file : files) {
      if (is_put) break;
      AddFile(deed.transaction(), desk.keys, seen.id, file.kind, PersonalText(Tidy(file.name)), deed.now(), file.bytes);
    }
    deed.Record(seen.handler, "case.file_add", CaseObjectOf(seen.id), {{"files", std::to_string(files.size())}});
    deed.Commit(ToString(seen.id));
    return seen.id;
  });
}

}  // namespace gongkai::request

// /office/requests/{case}/files: what lies in a case. Each file that is taken away stands in the trail.

#include "account/sight_actions.h"
#include "request/case_file_actions.h"
#include "request/case_pages.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kFilesAct = "case.files", kFileAct = "case.file";
constexpr web::BodyLimits kLimits{.file_bytes = kLargestCaseFile + 1,
                                  .total_bytes = (kMostAtOnce + 1) * kLargestCaseFile,
                                  .text_bytes = 64 << 10,
                                  .files = kMostAtOnce + 1,
                                  .is_personal = true};
constexpr FileKind kKinds[] = {FileKind::kReleased,   FileKind::kOriginal,    FileKind::kConsultation,
                               FileKind::kCorrection, FileKind::kApplication, FileKind::kIdentity,
                               FileKind::kProof,      FileKind::kAuthority,   FileKind::kOther};

std::string SizeOf(std::int64_t bytes) {
  constexpr std::int64_t kKilo = 1'024;
  if (bytes < kKilo * kKilo) return std::to_string((bytes + kKilo - 1) / kKilo) + " KB";
  return std::to_string((bytes + kKilo * kKilo / 2) / (kKilo * kKilo)) + " MB";
}

Html RowOf(db::Session& session, const Desk& desk, const Case& held, const CaseFile& file) {
  const auto name = FileNameOf(session, desk.keys, held.id, file.number);
  if (!name) return Markup("<li>{}：已经销毁</li>", NameOf(file.kind));
  return Markup("<li>{}：<a href=\"{}\">{}</a>　<span class=\"gk-soft\">{}，{}</span></li>", NameOf(file.kind),
                Url::Local(PathOf(held.id) + "/files/" + std::to_string(file.number)), name->Reveal(),
                SizeOf(file.bytes), ToBeijingMinute(file.at));
}

Html AddPart(const Case& held, const Request& request, const FieldErrors& errors) {
  std::vector<web::Choice> kinds;
  for (const FileKind kind : kKinds) kinds.push_back({std::string(IdOf(kind)), std::string(NameOf(kind))});
  Html says;
  if (const FieldError* error = ErrorOf(errors, "files")) says.Add("<p class=\"gk-fault\">{}</p>", error->message);
  return Markup(
      "<section class=\"card item-part\"><h2>放入材料</h2><form method=\"post\" action=\"{}\" "
      "enctype=\"multipart/form-data\" class=\"gk-plain-form\" novalidate>{}{}<div class=\"gk-field\"><label "
      "class=\"form-label\" for=\"files\">文件</label><input class=\"form-control\" type=\"file\" id=\"files\" "
      "name=\"files\" multiple aria-describedby=\"files-says\"><div class=\"gk-says\" id=\"files-says\">{}<p "
      "class=\"form-hint\">一次最多 6 个，一个不超过 20 "
      "MB；加密保存。要提供给申请人的选“{}”，拟写答复时勾选。</p></div>"
      "</div><div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">放入</button></div></form></section>",
      Url::Local(PathOf(held.id) + "/files"), CaseFormKeys(request, held),
      web::ChoiceField(
          {.name = "kind", .label = "是什么", .value = std::string(request.form.Get("kind")), .required = true}, kinds,
          errors),
      says, NameOf(FileKind::kReleased));
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const Case seen = [&] {
    db::Reader reader = desk.database.Read();
    return CaseIn(reader, request, visitor);
  }();
  account::RecordTaken(desk, visitor, seen.handler, kFilesAct, CaseObjectOf(seen.id));
  db::Reader reader = desk.database.Read();
  const Case held = CaseIn(reader, request, visitor);
  web::Page page = CaseFrame(visitor, "材料", held);
  Html rows;
  for (const CaseFile& file : FilesOf(reader, held.id)) {
    if (file.kind != FileKind::kWorking) rows.Add("{}", RowOf(reader, desk, held, file));
  }
  page.body.Add("{}<section class=\"card item-part\"><h2>已有的材料</h2>{}</section>",
                web::FaultList(errors, "没有放入"),
                rows.empty() ? Markup("<p>还没有材料。</p>") : Markup("<ul>{}</ul>", rows));
  page.body.Add(
      "<p>有的内容不能给的，不用退回整份：<a class=\"btn\" href=\"{}\">遮盖一部分再提供</a>　<span "
      "class=\"gk-soft\">条例第三十七条</span></p>",
      Url::Local(PathOf(held.id) + "/redact"));
  const bool may_add = visitor.May(Act::kHandleCases, held.handler) && !held.is_archived && !held.is_erased;
  if (may_add) page.body.Add("{}", AddPart(held, request, errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response Add(Desk& desk, const Request& request, const Visitor& visitor) {
  const SeenCase seen = SeenIn(desk, request, visitor);
  const account::Actor actor = CaseActor(visitor, Act::kHandleCases, seen.handler, request);
  const auto kind = FileKindFrom(request.form.Get("kind"));
  std::vector<NewCaseFile> files;
  for (const web::Upload& upload : request.files) {
    if (upload.field != "files" || upload.file_name.empty()) continue;
    files.push_back({kind.value_or(FileKind::kOther), upload.file_name, upload.Read()});
  }
  FieldErrors errors;
  if (!kind) errors.push_back({"kind", "请选择是什么材料。"});
  if (errors.empty()) {
    const auto added = AddCaseFiles(desk, actor, seen, files);
    if (added) return Response::SeeOther(Url::Local(PathOf(seen.id) + "/files"));
    errors = added.errors();
  }
  return Show(desk, request, visitor, web::WithFilesToChoose(request, "files", std::move(errors)));
}

Response Send(Desk& desk, const Request& request, const Visitor& visitor) {
  const auto number = request.params.Int("number").value_or(0);
  const auto [held, opened] = [&] {
    db::Reader reader = desk.database.Read();
    const Case found = CaseIn(reader, request, visitor);
    return std::pair(found, number < 1 || number > 1'000'000
                                ? std::nullopt
                                : OpenFile(reader, desk.keys, found.id, static_cast<int>(number)));
  }();
  if (!opened) throw web::ProblemError({404, "没有这份材料", "没有这份材料，或者已经销毁。"});
  account::RecordTaken(desk, visitor, held.handler, kFileAct, CaseObjectOf(held.id) + "/" + std::to_string(number));
  return Response::Download(opened->name.Reveal(), "application/octet-stream", opened->bytes.Reveal());
}

}  // namespace

void AddCaseFilePages(account::Office& office) {
  office.Get(
      "/office/requests/{case}/files", Act::kSeeCases,
      [&office](const Request& request, const Visitor& visitor) { return Show(office.desk(), request, visitor, {}); });
  office.Post("/office/requests/{case}/files", Act::kHandleCases, account::WithDesk(office, Add), kLimits);
  office.Get("/office/requests/{case}/files/{number}", Act::kSeeCases, account::WithDesk(office, Send));
}

}  // namespace gongkai::request

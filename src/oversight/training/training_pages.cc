// /office/trainings/{id}: one training, its material, what happened to it, and what may be done now.

#include "oversight/training/training_pages.h"

#include <algorithm>

#include "account/sight_actions.h"
#include "db/blob_store.h"
#include "oversight/training/attendance_store.h"
#include "oversight/training/quiz_store.h"
#include "oversight/training/training_actions.h"
#include "oversight/training/training_view.h"

namespace gongkai::oversight {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

// A file that is too large is told beside its field, so it is let in.
constexpr web::BodyLimits kLimits{
    .file_bytes = 5 * kLargestMaterial, .total_bytes = 5 * kLargestMaterial, .text_bytes = 64 << 10, .files = 2};

Html Row(std::string_view label, const Html& value) {
  return Markup("<div><dt>{}</dt><dd>{}</dd></div>", label, value);
}
Html Row(std::string_view label, std::string_view value) {
  return value.empty() ? Html() : Row(label, Markup("{}", value));
}

Html FactsOf(db::Session& session, const Training& training) {
  return Markup("<section class=\"card item-part\"><dl class=\"gk-facts\">{}{}{}{}{}{}{}{}</dl>{}</section>",
                Row("状态", StateBadge(training)), Row("举办的机关", NameOfOrgan(session, training.id.organ)),
                Row("时间", ToString(training.on) + " " + training.starts), Row("学时", ToString(training.hours)),
                Row("地点", training.place), Row("主讲", training.teacher), Row("给谁培训", NameOf(training.audience)),
                Row("取消的原因", training.why), Paragraphs(training.content));
}

// ---- who came, and the test

Html PeoplePart(db::Session& session, const Training& training, bool is_own) {
  int verified = 0, unverified = 0;
  for (const Attendance& each : AttendancesOf(session, training.id)) {
    if (each.struck_words.empty()) ++(each.is_verified ? verified : unverified);
  }
  const auto quiz = QuizOf(session, training.id);
  const std::size_t questions = quiz ? quiz->questions.size() : 0;
  Html links = Markup("<a class=\"btn\" href=\"{}\">看名单{}</a>", Url::Local(PathOf(training.id) + "/people"),
                      is_own ? std::string_view("、登记") : std::string_view());
  if (is_own) links.Add(" <a class=\"btn\" href=\"{}\">测试题</a>", Url::Local(PathOf(training.id) + "/quiz"));
  return Markup("<section class=\"card item-part\"><h2>签到和测试</h2><p>已核对 {} 人{}。{}</p><p>{}</p></section>",
                verified, unverified == 0 ? std::string() : "，没有核对 " + std::to_string(unverified) + " 人",
                questions == 0
                    ? std::string("没有测试。")
                    : "测试 " + std::to_string(questions) + " 题，" + std::to_string(quiz->pass_mark) + " 分合格。",
                links);
}

// ---- acts

Html ActForm(const Training& training, const Request& request, std::string_view act, const Html& fields,
             std::string_view button) {
  return Markup(
      "<form method=\"post\" action=\"{}\" class=\"gk-plain-form\" novalidate>{}<input type=\"hidden\" "
      "name=\"version\" value=\"{}\">{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">{}</button></div></form>",
      Url::Local(PathOf(training.id) + "/" + std::string(act)), web::FormKeys(request), training.version, fields,
      button);
}

Html CheckInPart(const Training& training, const Request& request, Date today) {
  if (TakesIn(training, today)) {
    return Markup("<h2>扫码签到：正在进行</h2><p><a class=\"btn btn-primary\" href=\"{}\">打开签到二维码</a></p>{}",
                  Url::Local(PathOf(training.id) + "/code"), ActForm(training, request, "close", {}, "结束签到"));
  }
  if (training.on != today) {
    return Markup("<h2>扫码签到</h2><p class=\"gk-soft\">培训当天才能开；别的日子在名单里逐人登记。</p>");
  }
  return Markup("<h2>扫码签到</h2>{}", ActForm(training, request, "open", {}, "开始签到"));
}

Html CancelForm(const Training& training, const Request& request, const FieldErrors& errors) {
  const bool is_it = !errors.empty() && request.path.ends_with("/cancel");
  return Markup(
      "<details class=\"gk-fold\" {}><summary>{}</summary><div>{}</div></details>", web::AttributeIf(is_it, "open"),
      training.state == TrainingState::kHeld ? std::string_view("登记错了，取消") : std::string_view("不办了，取消"),
      ActForm(training, request, "cancel",
              web::AreaField({.name = "why",
                              .label = "为什么取消",
                              .value = is_it ? std::string(request.form.Get("why")) : std::string(),
                              .hint = "取消以后不能恢复，名单和成绩留着，不计学时。",
                              .required = true},
                             2, errors),
              "取消这次培训"));
}

Html ActsOf(const Training& training, const Request& request, Date today, const FieldErrors& errors) {
  if (training.state == TrainingState::kCancelled) return {};
  Html acts = CheckInPart(training, request, today);
  if (training.state == TrainingState::kPlanned && training.on <= today) {
    acts.Add("<h2>办完了</h2><p class=\"gk-soft\">标为“已举办”以后，核对过的人计入学时；签到同时结束。</p>{}",
             ActForm(training, request, "hold", {}, "标为已举办"));
  }
  return Markup("<section class=\"card item-part\">{}{}</section>", acts, CancelForm(training, request, errors));
}

// ---- material

std::string SizeOf(std::int64_t bytes) {
  constexpr std::int64_t kKilo = 1'024;
  if (bytes < kKilo * kKilo) return std::to_string((bytes + kKilo - 1) / kKilo) + " KB";
  return std::to_string((bytes + kKilo * kKilo / 2) / (kKilo * kKilo)) + " MB";
}

Html FileRow(const Training& training, const TrainingFile& file, const Request& request, bool is_own) {
  const std::string path = PathOf(training.id) + "/files/" + std::to_string(file.number);
  Html remove;
  if (is_own) {
    remove = Markup(
        "<details class=\"gk-fold\"><summary aria-label=\"移除{}\">移除</summary><form method=\"post\" "
        "action=\"{}\">{}<p "
        "class=\"gk-soft\">移除以后不能恢复。</p><button class=\"btn\" "
        "type=\"submit\">确定移除</button></form></details>",
        file.name, Url::Local(path + "/remove"), web::FormKeys(request));
  }
  return Markup("<li><a href=\"{}\">{}</a>　<span class=\"gk-soft\">{}</span> {}</li>", Url::Local(path), file.name,
                SizeOf(file.bytes), remove);
}

Html FilesPart(db::Session& session, const Training& training, const Request& request, bool is_own,
               const FieldErrors& errors) {
  Html rows;
  for (const TrainingFile& file : TrainingFilesOf(session, training.id)) {
    rows.Add("{}", FileRow(training, file, request, is_own));
  }
  Html add;
  if (is_own) {
    Html says;
    if (const FieldError* error = ErrorOf(errors, "file")) says.Add("<p class=\"gk-fault\">{}</p>", error->message);
    add = Markup(
        "<form method=\"post\" action=\"{}\" enctype=\"multipart/form-data\" class=\"gk-plain-form\" novalidate>{}<div "
        "class=\"gk-field\"><label class=\"form-label\" for=\"file\">放入材料</label><input class=\"form-control\" "
        "type=\"file\" id=\"file\" name=\"file\" aria-describedby=\"file-says\"><div class=\"gk-says\" "
        "id=\"file-says\">{}<p class=\"form-hint\">课件、通知、照片，一个不超过 20 MB，最多 20 "
        "个。</p></div></div><div "
        "class=\"gk-sends\"><button class=\"btn\" type=\"submit\">放入</button></div></form>",
        Url::Local(PathOf(training.id) + "/files"), web::FormKeys(request), says);
  }
  return Markup("<section class=\"card item-part\"><h2>材料</h2>{}{}</section>",
                rows.empty() ? Markup("<p>还没有材料。</p>") : Markup("<ul class=\"training-files\">{}</ul>", rows),
                add);
}

// ---- history

std::string WordsOf(std::string_view kind) {
  constexpr std::pair<std::string_view, std::string_view> kWords[] = {
      {"planned", "安排"},        {"changed", "修改"},    {"opened", "开始扫码签到"},
      {"closed", "结束扫码签到"}, {"held", "标为已举办"}, {"cancelled", "取消"}};
  for (const auto& [id, words] : kWords) {
    if (id == kind) return std::string(words);
  }
  return std::string(kind);
}

Html History(db::Session& session, TrainingId id) {
  Html lines;
  for (const TrainingEvent& event : TrainingEventsOf(session, id)) {
    lines.Add("<li>{}　{}　{}{}</li>", ToBeijingMinute(event.at), WordsOf(event.kind), event.person_name,
              event.words.empty() ? Html() : Markup("<div class=\"gk-soft\">{}</div>", event.words));
  }
  return Markup("<section class=\"card item-part\"><h2>经过</h2><ol class=\"take-part-history\">{}</ol></section>",
                lines);
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  const Training training = TrainingIn(reader, request, visitor);
  const bool is_own = visitor.May(Act::kHandleCases, training.id.organ);
  const bool is_changed = is_own && training.state != TrainingState::kCancelled;
  web::Page page = TrainingFrame(visitor, training.title, training);
  page.width = web::Width::kText;
  if (is_changed) {
    page.actions.Add("<a class=\"btn\" href=\"{}\">修改</a>", Url::Local(PathOf(training.id) + "/edit"));
  }
  page.body.Add("{}{}{}{}{}{}", web::FaultList(errors, "没有办成"), FactsOf(reader, training),
                is_own ? ActsOf(training, request, today, errors) : Html(), PeoplePart(reader, training, is_own),
                FilesPart(reader, training, request, is_changed, errors), History(reader, training.id));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response Get(Desk& desk, const Request& request, const Visitor& visitor) { return Show(desk, request, visitor, {}); }

Training OwnOne(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  return OwnTrainingIn(reader, request, visitor);
}

template <class Done>
Response Do(Desk& desk, const Request& request, const Visitor& visitor, Done done) {
  const Training training = OwnOne(desk, request, visitor);
  const auto actor = web::OrProblem(ActorFor(visitor, Act::kHandleCases, training.id.organ, account::OnceKey(request)));
  const auto result = done(actor, SeenTraining{training.id, request.form.Int("version").value_or(0)});
  if (!result) return Show(desk, request, visitor, result.errors());
  return Response::SeeOther(Url::Local(PathOf(training.id)));
}

Response PostOpen(Desk& desk, const Request& request, const Visitor& visitor) {
  return Do(desk, request, visitor,
            [&](const auto& actor, const auto& seen) { return OpenCheckIn(desk, actor, seen); });
}
Response PostClose(Desk& desk, const Request& request, const Visitor& visitor) {
  return Do(desk, request, visitor,
            [&](const auto& actor, const auto& seen) { return CloseCheckIn(desk, actor, seen); });
}
Response PostHold(Desk& desk, const Request& request, const Visitor& visitor) {
  return Do(desk, request, visitor,
            [&](const auto& actor, const auto& seen) { return HoldTraining(desk, actor, seen); });
}
Response PostCancel(Desk& desk, const Request& request, const Visitor& visitor) {
  return Do(desk, request, visitor, [&](const auto& actor, const auto& seen) {
    return CancelTraining(desk, actor, seen, request.form.Get("why"));
  });
}
Response PostFile(Desk& desk, const Request& request, const Visitor& visitor) {
  return Do(desk, request, visitor, [&](const auto& actor, const auto& seen) {
    const auto sent = std::ranges::find_if(
        request.files, [](const web::Upload& each) { return each.field == "file" && !each.file_name.empty(); });
    if (sent == request.files.end()) return AddMaterial(desk, actor, seen.id, "", "");
    const std::string bytes = sent->Read(0, kLargestMaterial + 1);
    return AddMaterial(desk, actor, seen.id, sent->file_name, bytes);
  });
}
Response PostRemove(Desk& desk, const Request& request, const Visitor& visitor) {
  return Do(desk, request, visitor, [&](const auto& actor, const auto& seen) {
    return RemoveMaterial(desk, actor, seen.id, request.params.Int("number").value_or(0));
  });
}

Response SendFile(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const Training training = TrainingIn(reader, request, visitor);
  const auto files = TrainingFilesOf(reader, training.id);
  const auto found = std::ranges::find(files, request.params.Int("number").value_or(0), &TrainingFile::number);
  auto bytes = found == files.end() ? std::nullopt : db::GetBlob(reader, found->digest);
  if (!bytes) throw web::ProblemError({404, "没有这个文件", "没有这个文件，或者已经移除。"});
  return Response::Download(found->name, "application/octet-stream", std::move(*bytes));
}

}  // namespace

void AddTrainingPages(account::Office& office) {
  office.Get("/office/trainings/{id}", Act::kSeeCases, WithDesk(office, Get));
  office.Post("/office/trainings/{id}/open", Act::kHandleCases, WithDesk(office, PostOpen));
  office.Post("/office/trainings/{id}/close", Act::kHandleCases, WithDesk(office, PostClose));
  office.Post("/office/trainings/{id}/hold", Act::kHandleCases, WithDesk(office, PostHold));
  office.Post("/office/trainings/{id}/cancel", Act::kHandleCases, WithDesk(office, PostCancel));
  office.Post("/office/trainings/{id}/files", Act::kHandleCases, WithDesk(office, PostFile), kLimits);
  office.Post("/office/trainings/{id}/files/{number}/remove", Act::kHandleCases, WithDesk(office, PostRemove));
  office.Get("/office/trainings/{id}/files/{number}", Act::kSeeCases, WithDesk(office, SendFile));
}

}  // namespace gongkai::oversight

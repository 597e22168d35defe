// /office/campaign/{year}/units/{unit}: how far one unit is, by which days, what it was urged and when; a call or a
// letter is noted here, and a file that it sent is taken in.

#include <algorithm>

#include "report/campaign/campaign_pages.h"
#include "report/campaign/in_step_actions.h"
#include "report/campaign/unit_store.h"
#include "report/upload_view.h"

namespace gongkai::report {
namespace {

using account::Act;
using account::Visitor;
using gongkai::ToString;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr int kMostShown = 50;
constexpr std::uint64_t kFileBytes = 64U << 20U;

struct Asked {
  int year = 0;
  CampaignLine line;
};

/// Errors: throws ProblemError (404) for a unit that is not in sight, or owes no report on the year.
Asked AskedIn(db::Session& session, const Request& request, const Visitor& visitor, Date today) {
  const int year = CampaignYearIn(request, today);
  const auto unit = request.params.Int("unit");
  auto line = unit ? CampaignLineOf(session, UnitSightOf(visitor), year, UnitId{*unit}, today) : std::nullopt;
  if (!line) {
    throw web::ProblemError({404, "没有这个单位", "没有这个单位，或者它这一年不用报告，请从“年度报告工作”进入。"});
  }
  return {year, std::move(*line)};
}

Url ActUrl(const Asked& asked, std::string_view act) {
  return CampaignUrl(asked.year, "/units/" + std::to_string(asked.line.unit.id.value) + "/" + std::string(act));
}

Html DayText(std::optional<Date> day) { return day ? Markup("{}", *day) : Markup("没有"); }

Html LinksPart(const Asked& asked) {
  Html links;
  const CampaignLine& line = asked.line;
  if (line.unit.organ) {
    const std::string path = "/office/annual/" + std::to_string(asked.year);
    links.Add("<a class=\"btn\" href=\"{}\">核对、签发</a> ",
              Url::Local(path + "/sign").With("organ", std::to_string(line.unit.organ->value)));
    links.Add("<a class=\"btn\" href=\"{}\">三张表</a> ",
              Url::Local(path).With("organ", std::to_string(line.unit.organ->value)));
  }
  if (!line.link.empty()) links.Add("<a class=\"btn\" href=\"{}\">打开收到的报告</a>", Url::Checked(line.link));
  return links.empty() ? Html() : Markup("<p class=\"gk-sends\">{}</p>", links);
}

Html FactsPart(const Asked& asked) {
  const CampaignLine& line = asked.line;
  Html behind;
  if (line.behind) {
    behind = Markup("<div><dt>本级定的日子</dt><dd>应在 {} 前{}，还没有做到</dd></div>", line.behind->day,
                    NameOf(line.behind->kind));
  }
  return Markup(
      "<section class=\"card item-part\"><h2>情况</h2><dl class=\"gk-facts\"><div><dt>走到哪一步</dt><dd>{} "
      "{}</dd></div><div><dt>期限</dt><dd>{}</dd></div><div><dt>报送</dt><dd>{}</dd></div><div><dt>公布</dt><dd>{}</"
      "dd></div>"
      "{}</dl>{}</section>",
      StepBadge(line.step), TimeBadge(line), SourceWordsOf(line), DayText(line.submitted_on),
      DayText(line.published_on), behind, LinksPart(asked));
}

// ---- urging

Html RemindersList(const std::vector<CampaignReminder>& reminders) {
  if (reminders.empty()) return Markup("<p class=\"gk-soft\">还没有催办过。</p>");
  Html lines;
  for (const CampaignReminder& each : reminders) {
    const std::string told = each.way == RemindWay::kNotice ? "，通知了 " + std::to_string(each.people) + " 人" : "";
    lines.Add("<li>{}　{}　{}{}（当时：{}）<p class=\"item-words\">{}</p></li>", each.on, each.by, NameOf(each.way),
              told, NameOf(each.step), each.words);
  }
  return Markup("<ul class=\"item-kept\">{}</ul>", lines);
}

Html CallForm(const Asked& asked, const Request& request, const FieldErrors& errors, Date today) {
  const std::string_view on = request.form.Get("on");
  return Markup(
      "<details {}><summary>记一次电话、函</summary><form method=\"post\" action=\"{}\" class=\"gk-plain-form\" "
      "novalidate>{}{}{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">记下</button></div></form></details>",
      web::AttributeIf(!errors.empty(), "open"), ActUrl(asked, "call"), web::FormKeys(request),
      web::ChoiceField(
          {.name = "way", .label = "怎么催的", .value = std::string(request.form.Get("way")), .required = true},
          {{"phone", "打电话"}, {"letter", "发函"}}, errors),
      web::TextField({.name = "on",
                      .label = "哪一天",
                      .value = on.empty() ? ToString(today) : std::string(on),
                      .type = "date",
                      .required = true},
                     errors),
      web::TextField({.name = "words",
                      .label = "说了什么，对方怎么答",
                      .value = std::string(request.form.Get("words")),
                      .required = true},
                     errors));
}

// ---- files sent by it

Html StateOf(const UploadedFile& file) {
  switch (file.State()) {
    case FileState::kWaiting:
    case FileState::kRead:
      return Markup("<span class=\"gk-soft\">正在读取、核对</span>");
    case FileState::kFailed:
      return Markup("<span class=\"badge gk-badge-error\">没有核对完</span>");
    case FileState::kUnreadable:
      return Markup("<span class=\"badge gk-badge-error\">读不出</span> {}",
                    file.version ? file.version->obstacle : "");
    case FileState::kReplaced:
      return Markup("<span class=\"gk-soft\">已被“{}”取代</span>", file.replaced_by);
    case FileState::kErrors:
      return Markup("<span class=\"badge gk-badge-error\">有错误</span>");
    case FileState::kWarnings:
      return Markup("<span class=\"badge gk-badge-warning\">有存疑</span>");
    case FileState::kClean:
      return Markup("<span class=\"badge gk-badge-good\">没有问题</span>");
  }
  return {};
}

Html FilesList(db::Session& session, const std::vector<CampaignFile>& files, int year) {
  Html lines;
  for (const CampaignFile& each : files) {
    const auto upload = FindUpload(session, each.upload);
    if (!upload) continue;
    for (const UploadedFile& file : FilesOf(session, *upload, each.upload)) {
      const bool opens = file.report && file.report->deleted_at.empty();
      lines.Add("<li>{}　{}收　{} {}</li>", ToBeijingMinute(each.at), each.by,
                opens ? Markup("<a href=\"{}\">{}</a>", Url::Local("/office/reports/{}", file.report->id),
                               file.file.file_name)
                      : Markup("{}", file.file.file_name),
                StateOf(file));
      if (opens && file.report->year != year) {
        lines.Add(
            "<li><span class=\"badge gk-badge-warning\">这份文件里没有读到 {} 年度，不算作这一年的报告</span></li>",
            year);
      }
    }
  }
  return lines.empty() ? Markup("<p class=\"gk-soft\">没有收到文件。</p>")
                       : Markup("<ul class=\"item-kept\">{}</ul>", lines);
}

Html FileForm(const Asked& asked, const Request& request, const FieldErrors& errors) {
  const FieldError* const fault = ErrorOf(errors, "files");
  return Markup(
      "<form method=\"post\" action=\"{}\" class=\"gk-plain-form\" enctype=\"multipart/form-data\" novalidate>{}<label "
      "class=\"form-label\" for=\"files\">代收这个单位的报告</label><input class=\"form-control\" type=\"file\" "
      "id=\"files\" name=\"files\" required aria-describedby=\"files-hint\" {} "
      "accept=\".txt,.md,.html,.htm,.docx,.doc,.wps,.pdf,text/plain,text/html,application/pdf\">{}<p "
      "class=\"form-hint\" "
      "id=\"files-hint\">Word、PDF、网页、纯文本都能读；读出来的数字算作这个单位的，不看文件里写的是谁。</p><div "
      "class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">收下，核对</button></div></form>",
      ActUrl(asked, "file"), web::FormKeys(request), web::AttributeIf(fault != nullptr, "aria-invalid=\"true\""),
      fault != nullptr ? Markup("<p class=\"gk-fault\" role=\"alert\">{}</p>", fault->message) : Html());
}

struct Faults {
  FieldErrors call, file;
};

Response Draw(Site& site, const Request& request, const Visitor& visitor, const Faults& faults) {
  const Date today = BeijingDay(site.desk.office.now());
  BringInStep(site.desk, CampaignYearIn(request, today));
  db::Reader reader = site.desk.database.Read();
  const Asked asked = AskedIn(reader, request, visitor, today);
  const UnitId unit = asked.line.unit.id;
  const bool may_run = MayRunCampaign(visitor);
  web::Page page = CampaignFrame(visitor, asked.year, asked.line.unit.name, "/units");
  page.styles.emplace_back("css/items.css");
  const std::string_view done = request.query.Get("done");
  page.body.Add("{}{}{}{}", web::FaultList(faults.call, "没有记下"), web::FaultList(faults.file, "没有收下"),
                SaidPart(done == "call"   ? "已记下。"
                         : done == "file" ? "已收下，正在读取、核对。"
                                          : ""),
                FactsPart(asked));
  const bool may_call = may_run && !AgainstReminding(asked.line.step);
  page.body.Add("<section class=\"card item-part\"><h2>催办</h2>{}{}</section>",
                RemindersList(RemindersOf(reader, asked.year, unit, kMostShown)),
                may_call ? CallForm(asked, request, faults.call, today) : Html());
  const auto files = CampaignFilesOf(reader, asked.year, unit, kMostShown);
  if (may_run || !files.empty()) {
    page.body.Add("<section class=\"card item-part\" id=\"received\"><h2>交来的文件</h2>{}{}</section>",
                  FilesList(reader, files, asked.year), may_run ? FileForm(asked, request, faults.file) : Html());
  }
  FieldErrors all = faults.call;
  all.insert(all.end(), faults.file.begin(), faults.file.end());
  return Response::Of(RenderPage(page, request), web::StatusOf(all));
}

Asked AskedOf(Site& site, const Request& request, const Visitor& visitor) {
  db::Reader reader = site.desk.database.Read();
  return AskedIn(reader, request, visitor, BeijingDay(site.desk.office.now()));
}

Response PostCall(Site& site, const Request& request, const Visitor& visitor) {
  const Asked asked = AskedOf(site, request, visitor);
  const auto done = NoteCall(site.desk.office, CampaignActor(visitor, request), asked.year, asked.line.unit.id,
                             {.way = std::string(request.form.Get("way")),
                              .on = std::string(request.form.Get("on")),
                              .words = std::string(request.form.Get("words"))});
  if (!done) return Draw(site, request, visitor, {.call = done.errors(), .file = {}});
  return Response::SeeOther(CampaignUnitUrl(asked.year, asked.line.unit.id).With("done", "call"));
}

Response PostFile(Site& site, const Request& request, const Visitor& visitor) {
  const Asked asked = AskedOf(site, request, visitor);
  std::vector<HandedIn> files;
  for (const web::Upload& upload : request.files) {
    if (!upload.file_name.empty()) files.push_back({upload.file_name, upload.Read()});
  }
  const Holder holder = HolderAt(visitor, CampaignOrgan(visitor));
  const auto done =
      TakeInFile(site.desk, CampaignActor(visitor, request), holder, asked.year, asked.line.unit.id, files);
  if (!done) return Draw(site, request, visitor, {.call = {}, .file = done.errors()});
  site.wake();
  return Response::SeeOther(CampaignUnitUrl(asked.year, asked.line.unit.id).With("done", "file"));
}

}  // namespace

void AddCampaignUnitPages(account::Office& office, Site& site) {
  const auto with_site = [&site](auto handler) {
    return [&site, handler](const Request& request, const Visitor& visitor) { return handler(site, request, visitor); };
  };
  office.Get("/office/campaign/{year}/units/{unit}", Act::kSeeReports,
             with_site([](Site& given, const Request& request, const Visitor& visitor) {
               return Draw(given, request, visitor, {});
             }));
  office.Post("/office/campaign/{year}/units/{unit}/call", Act::kSetReportDeadline, with_site(PostCall));
  office.Post("/office/campaign/{year}/units/{unit}/file", Act::kSetReportDeadline, with_site(PostFile),
              {.file_bytes = kFileBytes, .total_bytes = kFileBytes});
}

}  // namespace gongkai::report

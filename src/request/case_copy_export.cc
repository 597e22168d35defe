#include "request/case_copy_export.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "docwrite/zip.h"
#include "request/applicant_status.h"
#include "request/letter_paper_view.h"
#include "request/viewing_store.h"

namespace gongkai::request {
namespace {

using account::Desk;
using nlohmann::ordered_json;

struct Named {
  std::string_view label;
  std::string value;
};

/// What was typed, under the words of the form.
std::vector<Named> TypedIn(const Case& held, const CaseWords& words) {
  const Applicant& who = words.applicant;
  const Asked& asked = words.asked;
  return {{"登记编号", held.register_number},
          {"提交日期", ToChinese(held.submitted)},
          {"提交方式", std::string(law::NameOf(held.channel))},
          {"申请人类别", std::string(NameOf(who.kind))},
          {"姓名或者名称", who.name.Reveal()},
          {"证件", std::string(NameOf(who.document))},
          {"证件号码", who.number.Reveal()},
          {"联系人", who.contact.Reveal()},
          {who.agent_basis == AgentBasis::kByLaw ? "法定代理人" : "委托代理人", who.agent.Reveal()},
          {"电话", who.phone.Reveal()},
          {"电子邮箱", who.email.Reveal()},
          {"地址", who.address.Reveal()},
          {"邮政编码", who.postcode.Reveal()},
          {"登记簿上的姓名", words.earlier_name.Reveal()},
          {"申请的信息", asked.title.Reveal()},
          {"具体描述", asked.text.Reveal()},
          {"文号", asked.file_number.Reveal()},
          {"载体", std::string(NameOf(asked.carrier))},
          {"获取方式", std::string(NameOf(asked.way))}};
}

/// The applicant's own acts, and what the law makes the organ tell.
bool IsApplicants(const CaseEvent& event) {
  switch (event.kind) {
    case CaseEventKind::kSubmitted:
    case CaseEventKind::kSignedFor:
    case CaseEventKind::kConfirmed:
    case CaseEventKind::kRouted:
    case CaseEventKind::kClock:
    case CaseEventKind::kDelivered:
    case CaseEventKind::kImported:
      return true;
    case CaseEventKind::kNoted:
      return !event.person;
    default:
      return false;
  }
}

/// What was written with an event is the applicant's where the applicant wrote it.
std::string OwnWords(const CaseEvent& event, const PersonalText& words) {
  return event.person ? std::string() : words.Reveal();
}

struct Copy {
  std::string text;
  ordered_json json;
  std::vector<docwrite::ZipFile> files;
};

void AddTyped(Copy& copy, const Case& held, const CaseWords& words) {
  copy.text += "一、您填写的\n";
  for (const Named& each : TypedIn(held, words)) {
    if (each.value.empty()) continue;
    copy.text += std::string(each.label) + "：" + each.value + "\n";
    copy.json["typed"][std::string(each.label)] = each.value;
  }
}

void AddEvents(Copy& copy, db::Session& session, const account::Keys& keys, CaseId id) {
  copy.text += "\n二、经过\n";
  const std::vector<CaseEvent> events = EventsOf(session, id);
  const std::vector<PersonalText> words = EventWordsOf(session, keys, id);
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (!IsApplicants(events[i])) continue;
    const std::string own = i < words.size() ? OwnWords(events[i], words[i]) : std::string();
    const std::string line = ToChinese(events[i].on) + "　" + Describe(events[i]);
    copy.text += line + "\n" + (own.empty() ? "" : "　　" + own + "\n");
    copy.json["events"].push_back(
        {{"on", gongkai::ToString(events[i].on)}, {"what", Describe(events[i])}, {"words", own}});
  }
}

void AddLetters(Copy& copy, db::Session& session, const account::Keys& keys, CaseId id) {
  copy.text += "\n三、给您的文书\n";
  int number = 0;
  for (const CaseLetter& letter : LettersOf(session, id)) {
    const auto kind = LetterKindFrom(letter.kind);
    const auto opened = kind && IsForApplicant(*kind) ? OpenLetter(session, keys, id, letter.ref) : std::nullopt;
    if (!opened) continue;
    const std::string name = std::string(NameOf(*kind));
    copy.text += ToChinese(letter.dated) + "　" + name + "　" + letter.number + "\n";
    copy.json["letters"].push_back(
        {{"kind", name}, {"number", letter.number}, {"dated", gongkai::ToString(letter.dated)}});
    copy.files.push_back(
        {"文书/" + std::to_string(++number) + "-" + name + ".pdf", PutOnPaper(opened->text, LetterPaper::kPdf)});
  }
}

/// Times to read on the spot that the applicant took or let pass.
void AddViewings(Copy& copy, db::Session& session, CaseId id) {
  for (const Viewing& each : ViewingsOf(session, id)) {
    if (!each.chosen_at) continue;
    const std::string line = Describe(each.time) + "　" + std::string(NameOf(each.state));
    copy.text += "查阅、抄录：" + line + "\n";
    copy.json["viewings"].push_back(line);
  }
}

/// The last part of a name, without what leads out of a folder.
std::string SafeName(std::string name) {
  std::ranges::replace_if(
      name, [](char c) { return c == '/' || c == '\\' || c == ':' || c == '\0'; }, '_');
  return name.empty() ? "文件" : name;
}

bool IsApplicants(FileKind kind) {
  return kind == FileKind::kApplication || kind == FileKind::kIdentity || kind == FileKind::kCorrection ||
         kind == FileKind::kAuthority;
}

void AddFiles(Copy& copy, db::Session& session, const account::Keys& keys, CaseId id) {
  for (const CaseFile& file : FilesOf(session, id)) {
    if (!IsApplicants(file.kind)) continue;
    auto opened = OpenFile(session, keys, id, file.number);
    if (!opened) continue;
    const std::string name = std::to_string(file.number) + "-" + SafeName(opened->name.Reveal());
    copy.files.push_back({"附件/" + name, std::move(opened->bytes).Reveal()});
    copy.json["files"].push_back(name);
  }
}

}  // namespace

Result<std::string> ExportForApplicant(Desk& desk, CaseId id) {
  Copy copy;
  account::OrganId handler{0};
  {
    db::Reader reader = desk.database.Read();
    const auto held = FindCase(reader, id);
    if (!held) return Error{ErrorKind::kNotFound, "没有这件申请。", {}};
    handler = held->handler;
    const auto words = OpenWords(reader, desk.keys, id);
    if (!words) return Error{ErrorKind::kConflict, "保管期满，这件申请的个人信息已经按规定销毁。", {}};
    copy.json["case"] = ToString(id);
    AddTyped(copy, *held, *words);
    AddEvents(copy, reader, desk.keys, id);
    AddViewings(copy, reader, id);
    AddLetters(copy, reader, desk.keys, id);
    AddFiles(copy, reader, desk.keys, id);
  }
  copy.files.push_back({"我的信息.txt", copy.text});
  copy.files.push_back(
      {"我的信息.json", copy.json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n"});
  account::RetryDeed(desk, account::Actor{}, [&](account::Deed& deed) {
    deed.Record(handler, "case.copy_for_applicant", "case:" + ToString(id));
    deed.Commit();
    return 0;
  });
  return docwrite::WriteZip(copy.files);
}

}  // namespace gongkai::request

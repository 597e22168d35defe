#include "request/demo_cases_redaction.h"

#include <array>
#include <stdexcept>

#include "docwrite/pdf.h"
#include "request/case_file_actions.h"
#include "request/redact_text_view.h"
#include "request/redact_work_actions.h"

namespace gongkai::request {
namespace {

using account::DemoLife;

struct Household {
  std::string_view name, account;
};
// Invented, as everybody is; accounts that no bank gives.
constexpr std::array<Household, 4> kOthers = {{{"苗晚禾", "澄农商 0000 1101"},
                                               {"费知秋", "澄农商 0000 1102"},
                                               {"厉见山", "澄农商 0000 1103"},
                                               {"公孙砚", "澄农商 0000 1104"}}};

template <class T>
T Must(FormResult<T> result, std::string_view what) {
  if (result) return *result;
  const FieldError& first = result.errors().front();
  throw std::runtime_error("partial release of the demo, " + std::string(what) + ": " + first.field + " " +
                           first.message);
}

std::string OriginalOf(const std::string& title) {
  docwrite::PdfDocument document{.title = title, .author = {}};
  document.blocks.emplace_back(docwrite::PdfTitle{title});
  document.blocks.emplace_back(
      docwrite::PdfLine{"本组五户，合计 86400 元，按每亩 1800 元发放（演示用的材料，内容是编的）。"});
  document.blocks.emplace_back(docwrite::PdfLine{"申请人本户：12 亩，21600 元。"});
  for (const Household& each : kOthers) {
    document.blocks.emplace_back(
        docwrite::PdfLine{std::string(each.name) + "：9 亩，16200 元，" + std::string(each.account) + "。"});
  }
  return docwrite::WritePdf(document);
}

Redaction Now(DemoLife& life, const RedactRef& ref) {
  db::Reader reader = life.desk.database.Read();
  return *FindRedaction(reader, life.desk.keys, ref.id, ref.number);
}

SeenCase SeenNow(DemoLife& life, CaseId id) {
  db::Reader reader = life.desk.database.Read();
  const auto held = FindCase(reader, id);
  return {id, held->handler, held->version};
}

int PutOriginal(DemoLife& life, const SeenCase& seen, const DemoRedaction& of) {
  Must(AddCaseFiles(life.desk, of.handler, seen, {{FileKind::kOriginal, of.title + ".pdf", OriginalOf(of.title)}}),
       "original");
  db::Reader reader = life.desk.database.Read();
  return FilesOf(reader, seen.id).back().number;
}

void Withhold(DemoLife& life, const RedactRef& ref, const DemoRedaction& of) {
  for (const Household& each : kOthers) {
    Must(MarkWords(life.desk, of.handler, ref, {.ground = "privacy", .reason = "其他农户的姓名"},
                   PersonalText(std::string(each.name)), {}),
         "mark a name");
    Must(MarkWords(life.desk, of.handler, ref, {.ground = "privacy", .reason = "其他农户的账号"},
                   PersonalText(std::string(each.account)), {}),
         "mark an account");
  }
}

/// By a second person, over what was marked.
void Check(DemoLife& life, const RedactRef& ref, const DemoRedaction& of) {
  const std::string plan = [&] {
    const Redaction redaction = Now(life, ref);
    db::Reader reader = life.desk.database.Read();
    return AtHand(reader, life.desk.keys, redaction).digest;
  }();
  Must(CheckRedaction(life.desk, of.deputy, ref, plan), "check");
}

}  // namespace

std::optional<std::string> RedactForDemo(DemoLife& life, const screening::Tools& tools, const SeenCase& seen,
                                         const DemoRedaction& of) {
  const RedactTools engine = RedactToolsOf(tools);
  const int original = PutOriginal(life, seen, of);
  const int number = Must(BeginRedaction(life.desk, of.handler, SeenNow(life, seen.id), original), "begin");
  const RedactRef ref{seen.id, seen.handler, number};
  PrepareRedaction(life.desk, engine, of.handler, ref);
  if (Now(life, ref).state != RedactState::kDrawing) {
    Must(DropRedaction(life.desk, of.handler, ref), "drop");
    return std::nullopt;
  }
  Withhold(life, ref, of);
  Must(HandInRedaction(life.desk, of.handler, ref), "hand in");
  Check(life, ref, of);
  BurnRedaction(life.desk, engine, of.deputy, ref);
  const Redaction released = Now(life, ref);
  if (released.state != RedactState::kReleased) {
    throw std::runtime_error("partial release of the demo, copy: " + released.words.trouble);
  }
  return released.copy_digest;
}

}  // namespace gongkai::request

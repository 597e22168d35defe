// The township of case_office_desk_test.h with partial releases: pages of three lines each are made of any file, and
// what is burnt is clean unless a test says otherwise. 林溪 marks, 文石 checks.
#pragma once

#include "request/case_file_actions.h"
#include "request/case_office_desk_test.h"
#include "request/redact_pages.h"

namespace gongkai::request {

/// A page whose characters are ten points wide; a line every twenty points, from 100 on.
inline docread::PageText PageWith(int number, const std::vector<std::string>& lines) {
  docread::PageText page{.page = number, .width = 600, .height = 800, .text = {}, .glyphs = {}};
  double top = 100;
  for (const std::string& line : lines) {
    double left = 50;
    for (std::size_t at = 0; at < line.size();) {
      std::size_t end = at + 1;
      while (end < line.size() && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) ++end;
      if (line[at] != ' ') {
        page.glyphs.push_back({static_cast<std::uint32_t>(page.text.size()),
                               static_cast<std::uint32_t>(end - at),
                               {left, top, left + 10, top + 10}});
      }
      page.text += line.substr(at, end - at);
      left += 10;
      at = end;
    }
    page.text += "\n";
    top += 20;
  }
  return page;
}

struct RedactDesk : CaseOfficeDesk {
  explicit RedactDesk(const testing::TestDatabase& place) : CaseOfficeDesk(place) {
    AddRedactPagesWith(pages, Tools());
  }

  static constexpr const char* kNumber = "330102199001011234";
  std::vector<redaction::Remainder> left{};  // what the next search finds
  std::string problem{};                     // why nothing is burnt
  std::vector<std::function<void()>> work{};
  bool at_once = true;
  CaseId id = Apply();
  Actor deputy = ActorAs(wen, PostKind::kDeputy);
  Actor chief = ActorAs(jiang, PostKind::kChief);
  RedactTools redact_tools = Tools();

  RedactTools Tools() {
    return {.make =
                [](std::string_view, std::string_view name, const redaction::Progress&) {
                  redaction::WorkingCopy copy;
                  if (name.ends_with(".exe")) {
                    copy.obstacle = docread::Obstacle::kUnsupported;
                    copy.obstacle_message = "这种文件做不成页面。";
                    return copy;
                  }
                  copy.pdf = "%PDF-pages";
                  copy.pages = {PageWith(1, {"石桥村补助名单", std::string("王小梅 ") + kNumber, "金额一百元"}),
                                PageWith(2, {"王小梅的说明", "无"}), PageWith(3, {"完"})};
                  copy.notes = {"隐藏的工作表 1 张不在页面上，不会提供。"};
                  return copy;
                },
            .draw =
                [](std::string_view, int page, double) {
                  return redaction::DrawnPage{"JPEG" + std::to_string(page), 100, 100, {}};
                },
            .burn =
                [this](const redaction::Plan& plan, std::string_view, std::span<const docread::PageText> texts,
                       const redaction::Progress&) {
                  redaction::ReleaseResult made;
                  made.problem = problem;
                  if (!problem.empty()) return made;
                  made.bytes = "%PDF-burnt";
                  made.digest = docread::DigestOfFile(made.bytes);
                  made.plan = redaction::DigestOf(plan);
                  made.pages = static_cast<int>(texts.size());
                  made.remainders = left;
                  return made;
                },
            .screener = screening::ToolsAtOnce([this] { return now; }).screener,
            .start =
                [this](const std::string&, const std::function<void()>& done) {
                  if (at_once) return done();
                  work.push_back(done);
                }};
  }

  int PutFile(const std::string& name, const std::string& bytes, FileKind kind = FileKind::kOriginal) {
    Require(AddCaseFiles(desk, handler, Seen(id), {{kind, name, bytes}}));
    db::Reader reader = database->Read();
    return FilesOf(reader, id).back().number;
  }
  RedactRef Ref(int number) { return {id, township, number}; }
  /// Begun, and its pages made.
  RedactRef Begun(const std::string& name = "名单.xlsx") {
    const auto begun = BeginRedaction(desk, handler, Seen(id), PutFile(name, "原件的字节：" + name));
    Require(begun);
    const RedactRef ref = Ref(*begun);
    StartRedactWork(desk, redact_tools, handler, ref);
    return ref;
  }
  Redaction Now(const RedactRef& ref) {
    db::Reader reader = database->Read();
    return *FindRedaction(reader, keys, ref.id, ref.number);
  }
  std::vector<KeptMark> Marks(const RedactRef& ref) {
    db::Reader reader = database->Read();
    return MarksOf(reader, keys, ref.id, ref.number);
  }
  std::string PlanDigest(const RedactRef& ref) {
    db::Reader reader = database->Read();
    return AtHand(reader, keys, *FindRedaction(reader, keys, ref.id, ref.number)).digest;
  }
  static MarkForm Private(const std::string& reason = "当事人的姓名") {
    return {.layer = redaction::Layer::kHandler, .ground = "privacy", .reason = reason};
  }
  void MarkName(const RedactRef& ref) { Require(MarkWords(desk, handler, ref, Private(), PersonalText("王小梅"), {})); }
  /// Marked, handed in, checked, burnt.
  RedactRef Released() {
    const RedactRef ref = Begun();
    MarkName(ref);
    Require(HandInRedaction(desk, handler, ref));
    Require(CheckRedaction(desk, deputy, ref, PlanDigest(ref)));
    StartRedactWork(desk, redact_tools, deputy, ref);
    REQUIRE(Now(ref).state == RedactState::kReleased);
    return ref;
  }
};

}  // namespace gongkai::request

// The county looks at how organs deal with messages: every figure is counted once more from the messages themselves,
// and each leads to as many rows as it says.
#include <algorithm>

#include "disclosure/participation/message_tally_store.h"
#include "disclosure/participation/participation_desk_test.h"
#include "docread/workbook.h"

namespace gongkai::disclosure {
namespace {

struct TallyDesk : ParticipationDesk {
  using ParticipationDesk::ParticipationDesk;

  PersonId he = Hire("heqing", "何清", office, PostKind::kSupervisor);
  Actor neighbour = ActorAs(xie, PostKind::kHandler);
  std::vector<MessageId> all;

  MessageId SendTo(OrganId organ, MessageKind kind) {
    SendForm form = Form(kind, "第" + std::to_string(sent) + "件事");
    form.organ = organ;
    all.push_back(Send(form).id);
    return all.back();
  }
  const Actor& ActorOf(MessageId id) { return MessageOf(id).handler == township ? drafter : neighbour; }
  void Days(int days) { now += std::chrono::days(days); }
  void Write(std::string_view sql, MessageId id) {
    db::Transaction act = database->Begin();
    act.Execute(sql, id.organ.value, id.number);
    act.Commit();
  }

  /// Three months of messages to two organs: answered in time and late, declined, removed, handed on, left lying.
  void Fill() {
    constexpr MessageKind kKinds[] = {MessageKind::kEnquiry, MessageKind::kMailbox, MessageKind::kCriticism,
                                      MessageKind::kSuggestion};
    for (int i = 0; i < 30; ++i) {
      const MessageId id = SendTo(i % 3 == 0 ? other_township : township, kKinds[i % 4]);
      if (i % 5 == 2) REQUIRE(AnswerMessage(desk, ActorOf(id), Seen(id), "纳入主动公开。已经办好。"));
      if (i % 10 == 6) REQUIRE(TakeMessage(desk, ActorOf(id), Seen(id)));
      Days(3);
    }
    for (std::size_t i = 0; i < 30; ++i) {
      const MessageId id = all[i];
      if (i % 5 == 0) REQUIRE(AnswerMessage(desk, ActorOf(id), Seen(id), "纳入主动公开。让您久等了。"));
      if (i % 10 == 1) REQUIRE(DeclineMessage(desk, ActorOf(id), Seen(id), "不归我们管。"));
      if (i % 10 == 3) {
        REQUIRE(RemoveMessages(desk, ActorOf(id), {MessageOf(id).handler}, {id}, "灌水。"));
      }
    }
    REQUIRE(HandOnMessage(desk, drafter, Seen(all[4]), other_township, "是他们的路。"));
    // Comments end with their outcome; one that looks like junk waits for a look.
    Write("UPDATE public_message SET kind = 'comment' WHERE organ_id = ? AND number = ?", all[5]);
    Write("UPDATE public_message SET kind = 'comment' WHERE organ_id = ? AND number = ?", all[14]);
    Write("UPDATE public_message SET marks = 2 WHERE organ_id = ? AND number = ?", all[19]);
    Days(30);
    SendTo(township, MessageKind::kEnquiry);
    Days(10);
    // Of two with the same last day one ends a minute before its end in Beijing, one a minute behind it.
    const MessageId before = SendTo(township, MessageKind::kEnquiry), behind = SendTo(township, MessageKind::kEnquiry);
    const Instant end = Instant(std::chrono::sys_days(MessageOf(before).due_on)) - kBeijingOffset + 24h;
    now = end - 1min;
    REQUIRE(AnswerMessage(desk, drafter, Seen(before), "今天办好了。"));
    now = end + 1min;
    REQUIRE(AnswerMessage(desk, drafter, Seen(behind), "昨天就该办好。"));
    now = end + 10h;
    SendTo(other_township, MessageKind::kEnquiry);  // just came
  }

  /// Counted by looking at one message after the other.
  MessageTally Recount(std::optional<OrganId> organ, std::optional<MessageKind> kind, const DayRange& period) {
    MessageTally tally;
    for (const MessageId id : all) {
      const Message message = MessageOf(id);
      const Date day = BeijingDay(message.at);
      if (message.state == MessageState::kRemoved || day < period.first || day > period.last) continue;
      if ((organ && message.handler != *organ) || (kind && message.kind != *kind)) continue;
      ++tally.received;
      if (message.state == MessageState::kAnswered) ++tally.answered;
      if (message.state == MessageState::kDeclined) ++tally.declined;
      const bool has_day = message.kind != MessageKind::kComment;
      if (!IsOpen(message.state)) {
        if (has_day && BeijingDay(*message.ended_at) > message.due_on) ++tally.late;
        continue;
      }
      ++tally.open;
      const bool is_unlooked = message.state == MessageState::kNew && message.marks != 0;
      if (is_unlooked) ++tally.unlooked;
      const auto days = (std::chrono::sys_days(today()) - std::chrono::sys_days(message.due_on)).count();
      if (!has_day || is_unlooked || days <= 0) continue;
      ++tally.overdue[days <= 7 ? 0 : days <= 30 ? 1 : days <= 90 ? 2 : 3];
    }
    return tally;
  }
  MessageTallies Tallies(const DayRange& period) {
    db::Reader reader = database->Read();
    return MessageTalliesOf(reader, std::nullopt, period, today());
  }
};

/// The figures of a row as the page shows them; of what is a link its words.
std::vector<int> FiguresBehind(std::string_view page, const std::string& head) {
  std::vector<int> figures;
  std::size_t at = page.find(head);
  if (at == std::string_view::npos) return figures;
  const std::string_view row = page.substr(at + head.size(), page.find("</tr>", at) - at - head.size());
  for (at = row.find("<td"); at != std::string_view::npos; at = row.find("<td", at)) {
    const std::size_t end = row.find("</td>", at);
    std::string text;
    bool is_tag = false;
    for (const char c : row.substr(at, end - at)) {
      if (c == '<') is_tag = true;
      if (!is_tag) text += c;
      if (c == '>') is_tag = false;
    }
    figures.push_back(std::stoi(text));
    at = end;
  }
  return figures;
}

std::vector<int> FiguresOf(const MessageTally& tally) {
  std::vector<int> figures = {tally.received, tally.answered, tally.declined, tally.late, tally.open, tally.Overdue()};
  figures.insert(figures.end(), tally.overdue.begin(), tally.overdue.end());
  return figures;
}

int RowsOn(std::string_view page) {
  int rows = 0;
  const std::string_view mark = "data-label=\"最迟办理\"";
  for (std::size_t at = page.find(mark); at != std::string_view::npos; at = page.find(mark, at + 1)) ++rows;
  return rows;
}

/// The address of a link that stands in a cell with that label, within the row.
std::string LinkIn(std::string_view page, const std::string& head, const std::string& label) {
  const std::size_t row = page.find(head);
  if (row == std::string_view::npos) return "";
  const std::size_t cell = page.find("data-label=\"" + label + "\">", row);
  const std::string mark = "<a href=\"";
  const std::size_t at = page.find(mark, cell);
  if (cell == std::string_view::npos || at > page.find("</td>", cell)) return "";
  std::string address(page.substr(at + mark.size(), page.find('"', at + mark.size()) - at - mark.size()));
  for (std::size_t amp = address.find("&amp;"); amp != std::string::npos; amp = address.find("&amp;")) {
    address.replace(amp, 5, "&");
  }
  return address;
}

constexpr const char* kTownshipRow = "澄砚县枕溪镇人民政府</a></th>";
constexpr const char* kOtherRow = "澄砚县砚台镇人民政府</a></th>";
constexpr const char* kSumRow = "<th scope=\"row\">合计</th>";

TEST_CASE_ON_BOTH_ENGINES("every figure is what counting the messages one by one gives", place) {
  TallyDesk county(place);
  county.Fill();
  const DayRange year{2026y / 1 / 1, county.today()}, april{2026y / 4 / 1, 2026y / 4 / 30};
  for (const DayRange& period : {year, april, DayRange{2025y / 1 / 1, 2025y / 12 / 31}}) {
    const MessageTallies tallies = county.Tallies(period);
    CHECK(SumOf(tallies, std::nullopt, std::nullopt) == county.Recount(std::nullopt, std::nullopt, period));
    for (const OrganId organ : {county.township, county.other_township, county.bureau}) {
      CHECK(SumOf(tallies, organ, std::nullopt) == county.Recount(organ, std::nullopt, period));
      for (const MessageKind kind : MessageKinds()) {
        CHECK(SumOf(tallies, organ, kind) == county.Recount(organ, kind, period));
      }
    }
  }
  // So that the recount counts something of each.
  const MessageTally all = county.Recount(std::nullopt, std::nullopt, year);
  CHECK(all.received == 31);  // of 34 three were removed
  CHECK(all.late > 0);
  CHECK(all.late < all.answered + all.declined);
  CHECK(all.unlooked == 1);
  CHECK(all.overdue[0] + all.overdue[1] > 0);
  CHECK(all.overdue[2] > 0);
  CHECK(county.Count("SELECT COUNT(*) FROM public_message WHERE (ended_at IS NULL) <> (ended_on IS NULL)") == 0);
}

TEST_CASE_ON_BOTH_ENGINES("the supervisor sees all organs, follows what he may see, and takes it as a workbook",
                          place) {
  TallyDesk county(place);
  county.Fill();
  const DayRange year{2026y / 1 / 1, county.today()};
  const TestBrowser he = county.SignIn(county.he);
  const std::string page(he.Get("/office/message-organs").Bytes());
  CHECK(FiguresBehind(page, kTownshipRow) == FiguresOf(county.Recount(county.township, std::nullopt, year)));
  CHECK(FiguresBehind(page, kOtherRow) == FiguresOf(county.Recount(county.other_township, std::nullopt, year)));
  CHECK(FiguresBehind(page, kSumRow) == FiguresOf(county.Recount(std::nullopt, std::nullopt, year)));
  CHECK(FiguresBehind(page, "澄砚县民政局</a></th>") == std::vector<int>(10, 0));  // nothing came: that is zero
  CHECK(FiguresBehind(page, "<th scope=\"row\">办事咨询</th>") ==
        FiguresOf(county.Recount(std::nullopt, MessageKind::kEnquiry, year)));
  // Their words are the organs' own.
  CHECK(LinkIn(page, kTownshipRow, "收到").empty());
  CHECK(he.Get("/office/messages?organ=" + std::to_string(county.township.value)).status == 404);
  CHECK_FALSE(Has(page, "第1件事"));
  // Narrowed in the address.
  const DayRange april{2026y / 4 / 1, 2026y / 4 / 30};
  const std::string narrowed(he.Get("/office/message-organs?from=2026-04-01&until=2026-04-30&kind=mailbox&organ=" +
                                    std::to_string(county.township.value))
                                 .Bytes());
  CHECK(FiguresBehind(narrowed, kTownshipRow) ==
        FiguresOf(county.Recount(county.township, MessageKind::kMailbox, april)));
  CHECK_FALSE(Has(narrowed, kOtherRow));
  const auto file = he.Get("/office/message-organs/export");
  REQUIRE(file.status == 200);
  const docread::Workbook book = docread::ReadWorkbook(file.Bytes());
  REQUIRE(book.sheets.size() == 3);
  CHECK(book.sheets[1].rows.size() == 3 + MessageKinds().size() + 1);
  const auto cell = [&](int row, int column) {
    const docread::SheetCell* found = docread::CellAt(book.sheets[0], row, column);
    return found == nullptr ? std::string() : found->text;
  };
  int row = 3;
  while (!cell(row, 0).empty() && cell(row, 0) != "澄砚县枕溪镇人民政府") ++row;
  const MessageTally township = county.Recount(county.township, std::nullopt, year);
  CHECK(cell(row, 1) == std::to_string(township.received));
  CHECK(cell(row, 4) == std::to_string(township.late));
  CHECK(cell(row, 7) == std::to_string(township.Overdue()));
}

TEST_CASE_ON_BOTH_ENGINES("an organ sees its own row, and each figure leads to as many rows", place) {
  TallyDesk county(place);
  county.Fill();
  const TestBrowser lin = county.SignIn(county.lin);
  const std::string page(lin.Get("/office/message-organs").Bytes());
  CHECK_FALSE(Has(page, "砚台镇"));
  const MessageTally own = county.Recount(county.township, std::nullopt, {2026y / 1 / 1, county.today()});
  CHECK(FiguresBehind(page, kTownshipRow) == FiguresOf(own));
  const std::pair<const char*, int> figures[] = {
      {"收到", own.received},          {"已答复", own.answered},       {"不予办理", own.declined},
      {"其中超期办结", own.late},      {"还在办", own.open},           {"逾期未办", own.Overdue()},
      {"逾期7天以内", own.overdue[0]}, {"逾期8—30天", own.overdue[1]}, {"逾期31—90天", own.overdue[2]},
      {"逾期90天以上", own.overdue[3]}};
  for (const auto& [label, figure] : figures) {
    CAPTURE(label);
    const std::string address = LinkIn(page, kTownshipRow, label);
    CHECK(address.empty() == (figure == 0));
    if (address.empty()) continue;
    const std::string list(lin.Get(address).Bytes());
    CHECK(RowsOn(list) == figure);
    CHECK(Has(list, "只列出"));
  }
  CHECK(lin.Get("/office/message-organs?organ=" + std::to_string(county.other_township.value)).status == 404);
  CHECK(lin.Get("/office/message-organs/export?organ=" + std::to_string(county.other_township.value)).status == 404);
  const PersonId member = county.Hire("shenji", "沈计", county.office, PostKind::kAuditAdmin);
  CHECK(county.SignIn(member).Get("/office/message-organs").status == 403);
  CHECK(county.anybody.Get("/office/message-organs").status == 303);
}

TEST_CASE_ON_BOTH_ENGINES("a period without a message says so, and one that is none keeps what was typed", place) {
  TallyDesk county(place);
  const TestBrowser he = county.SignIn(county.he);
  CHECK(Has(he.Get("/office/message-organs").Bytes(), "这段时间没有收到公众留言。"));
  const auto wrong = he.Get("/office/message-organs?from=%3Cb%3E&until=2026-02-30");
  CHECK(wrong.status == 422);
  CHECK(Has(wrong.Bytes(), "value=\"&lt;b&gt;\""));
  CHECK(Has(wrong.Bytes(), "value=\"2026-02-30\""));
  CHECK(Has(wrong.Bytes(), "日期写成 2026-03-10 这样。"));
  CHECK(he.Get("/office/message-organs/export?from=x").status == 422);
}

}  // namespace
}  // namespace gongkai::disclosure

// Looking at everything that goes out with the decision of a case, outside of any transaction: its words, the names of
// the files, the files themselves. They lie sealed, and are opened in memory alone; what they hold is looked at in
// children, and kept nowhere but as findings that are sealed again (reply_screening_store.h).
//
// Source: 保守国家秘密法第三十五条 and its 实施条例第四十二条: what goes to one applicant is examined as what is
// published. Next to read: reply_screening_actions.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "account/deed.h"
#include "request/case_actions.h"
#include "request/case_store.h"
#include "screening/run_actions.h"
#include "screening/tools_actions.h"

namespace gongkai::request {

/// A file that goes out with the decision.
struct ReplyFile {
  std::string key;  // by its name, so that a file that is replaced under its name keeps what was decided of it
  int number = 0;   // within the case
  std::string name;
  std::string digest;  // of the sealed bytes
  std::int64_t bytes = 0;
};

/// The decision as it would go out, read at one moment.
struct ReplyAtHand {
  Case held;
  CaseFold fold;
  CaseWords words;
  DecisionText decision;
  std::string digest;  // of all of it
  std::vector<ReplyFile> files;
};
/// None where nothing is written, or all is erased.
std::optional<ReplyAtHand> ReplyAtHandOf(db::Session& session, const account::Keys& keys, const Case& held);

/// Of the keyed digests of what is found: the same number in another case has another one.
screening::Subject ScreenedAs(CaseId id);

/// Given, or else those for text alone.
screening::Tools ToolsOr(const account::Desk& desk, const screening::Tools& given);

screening::Looked LookAtReply(account::Desk& desk, const screening::Tools& tools, const ReplyAtHand& reply,
                              const screening::Screener& screener);

/// Whether files have to be opened that are too large, or too many, for somebody to wait.
bool TakesLong(const ReplyAtHand& reply);

/// "理由", "文件的名称", "文件“名单.xlsx”"; of a file that is not there any more it says so.
std::string LabelOfReplyPart(std::string_view part, const ReplyAtHand& reply);
/// The text of the decision that a part stands for; null for files and their names.
PersonalText* WordsOfPart(DecisionText& decision, std::string_view part);
bool IsReplyFile(std::string_view part);
/// The field of the form of a decision that a part stands for.
std::string FieldOfReplyPart(std::string_view part);

/// Whether that is what the applicant gave of himself: who asks for his own data may have them.
/// Source: 个人信息保护法第四十五条.
bool IsOwn(const Applicant& applicant, std::string_view text);

}  // namespace gongkai::request

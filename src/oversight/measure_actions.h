// What is done about an organ, and what follows: the department in charge (and in its own name the next higher organ)
// asks, the organ reports, it is looked at and closed or sent back. A 处理建议 is between the department and the body
// to which it goes: the organ is neither told of it nor sees it. Source: 条例第四十七条、第五十二条、第五十三条.
#pragma once

#include "account/deed.h"
#include "base/field_errors.h"
#include "oversight/measure_store.h"

namespace gongkai::oversight {

/// `keeper`: the organ in which the actor looks after openness. Errors: those of FaultsOf; "against" for what is none
/// of its organs; kVersionField.
FormResult<MeasureId> IssueMeasure(account::Desk& desk, const account::Actor& actor, OrganId keeper,
                                   const MeasureForm& form);

struct SeenMeasure {
  MeasureId id;
  std::int64_t version = 0;
};
/// By the organ `against`, in whose name the actor came. Errors: those of FaultsOfReport; kVersionField.
FormResult<MeasureId> ReportMeasure(account::Desk& desk, const account::Actor& actor, const SeenMeasure& seen,
                                    OrganId organ, std::string_view words, std::string_view day);
/// What was reported is enough; or the 通报 that asks for nothing is out. Errors: "closing" when it is too long;
/// kVersionField.
FormResult<MeasureId> AcceptMeasure(account::Desk& desk, const account::Actor& actor, const SeenMeasure& seen,
                                    std::string_view words);
/// Errors: those of FaultsOfReturn; kVersionField.
FormResult<MeasureId> ReturnMeasure(account::Desk& desk, const account::Actor& actor, const SeenMeasure& seen,
                                    std::string_view why, std::string_view day);
/// Of a 处理建议. Errors: those of FaultsOfReply; kVersionField.
FormResult<MeasureId> RecordReply(account::Desk& desk, const account::Actor& actor, const SeenMeasure& seen,
                                  std::optional<ProposalReply> reply, std::string_view words, std::string_view day);
/// Errors: "withdraw_why"; kVersionField.
FormResult<MeasureId> WithdrawMeasure(account::Desk& desk, const account::Actor& actor, const SeenMeasure& seen,
                                      std::string_view why);

}  // namespace gongkai::oversight

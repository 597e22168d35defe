// Making the test after a training, and taking it.
#pragma once

#include "account/deed.h"
#include "oversight/training/check_in_ticket.h"
#include "oversight/training/quiz_store.h"

namespace gongkai::oversight {

/// The version of the test that was on the page; 0: there was none.
struct SeenQuiz {
  TrainingId training;
  std::int64_t version = 0;
};
/// `place`: which question it takes the place of, from 0; none: it comes last. What is answered is the new version.
/// Errors: those of QuestionFrom, kVersionField.
FormResult<std::int64_t> PutQuestion(account::Desk& desk, const account::Actor& actor, const SeenQuiz& seen,
                                     std::optional<std::size_t> place, const QuestionForm& form);
/// Errors: kVersionField.
FormResult<std::int64_t> DropQuestion(account::Desk& desk, const account::Actor& actor, const SeenQuiz& seen,
                                      std::size_t place);
/// Pass mark, tries, last day. Errors: those of QuizFrom, kVersionField.
FormResult<std::int64_t> SetQuiz(account::Desk& desk, const account::Actor& actor, const SeenQuiz& seen,
                                 const QuizForm& form);

/// One try. `version`: that the page showed. Errors: those of FaultsOf; "" when it is not open to him, kVersionField
/// when the questions were changed in between: nothing is counted then.
FormResult<QuizResult> TakeQuiz(account::Desk& desk, const account::Actor& actor, Seat seat, std::int64_t version,
                                const Answers& answers);

}  // namespace gongkai::oversight

// Steps that several acts on assessments share, within their deed.
#pragma once

#include <string>
#include <string_view>

#include "account/deed.h"
#include "account/permission.h"
#include "assessment/assessment_store.h"

namespace gongkai::assessment {

/// An assessment as the person who acts saw it.
struct SeenAssessment {
  AssessmentId id{0};
  std::int64_t version = 0;
};

/// Of the form as a whole; beside one field.
FieldErrors Refused(std::string sentence);
FieldErrors Under(std::string_view field, std::string sentence);
FieldErrors SomebodyWasFaster();

/// The post under which this is done reaches somewhere with it; how far the page has asked.
bool MayAct(const account::Deed& deed, account::Act act);

std::string ObjectOf(AssessmentId id);  // "assessment:3"
std::string PathOf(AssessmentId id);    // "/office/assessment/3"
std::string PathOf(AssessmentId id, OrganId organ);
std::string PathOf(AssessmentId id, OrganId organ, int indicator);

/// Locked, in that state. Errors: as a whole.
FormResult<Assessment> LockedIn(account::Deed& deed, AssessmentId id, PeriodState state);

/// Into what the pages tell of it.
void NoteEvent(account::Deed& deed, AssessmentId id, OrganId organ, int indicator, std::string words);

/// Those of the organ who write what it says of itself, and its head.
void TellAssessed(account::Deed& deed, OrganId organ, std::string title, std::string detail, std::string path);
void TellKeeper(account::Deed& deed, const Assessment& assessment, std::string title, std::string path);

}  // namespace gongkai::assessment

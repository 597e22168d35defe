// What people do with trainings: plan, change, open and close the signing in, say that it was held, cancel, put
// material in, set the targets of organs. Each is one deed.
#pragma once

#include <vector>

#include "account/deed.h"
#include "oversight/training/material.h"
#include "oversight/training/training_store.h"

namespace gongkai::oversight {

/// Whether the post of the actor may do that at all; for which organ it does, the page asks (account::ActorFor).
bool PostMay(const account::Deed& deed, account::Act act);
std::string ObjectOf(TrainingId id);  // "training:1-3", in the trail

/// Of the organ in whose name the actor came. Of one for the whole county the other organs' people who keep trainings
/// are told, once. Errors: those of TrainingFrom.
FormResult<TrainingId> PlanTraining(account::Desk& desk, const account::Actor& actor, OrganId organ,
                                    const TrainingForm& form);

struct SeenTraining {
  TrainingId id;
  std::int64_t version = 0;
};
/// Of one that was held with a reason. Whom it was announced to learns another day, time or place, and that it is for
/// him no more. Errors: those of TrainingFrom, "why"; kVersionField.
FormResult<TrainingId> ChangeTraining(account::Desk& desk, const account::Actor& actor, const SeenTraining& seen,
                                      const TrainingForm& form, std::string_view why);
/// On its day alone. Errors: kVersionField.
FormResult<TrainingId> OpenCheckIn(account::Desk& desk, const account::Actor& actor, const SeenTraining& seen);
/// By which telephone somebody came is forgotten. Errors: kVersionField.
FormResult<TrainingId> CloseCheckIn(account::Desk& desk, const account::Actor& actor, const SeenTraining& seen);
/// It took place; closes the signing in. Errors: kVersionField.
FormResult<TrainingId> HoldTraining(account::Desk& desk, const account::Actor& actor, const SeenTraining& seen);
/// It does not take place, or counts no more. Whom it was announced to and who took part learn it, each once. Errors:
/// "why", kVersionField.
FormResult<TrainingId> CancelTraining(account::Desk& desk, const account::Actor& actor, const SeenTraining& seen,
                                      std::string_view why);

/// Errors: "file", kVersionField.
FormResult<TrainingId> AddMaterial(account::Desk& desk, const account::Actor& actor, TrainingId id,
                                   std::string_view name, std::string_view bytes);
/// Errors: kVersionField.
FormResult<TrainingId> RemoveMaterial(account::Desk& desk, const account::Actor& actor, TrainingId id,
                                      std::int64_t number);

/// Of each of these organs, which the department in charge looks after; how many. Errors: those of TargetFrom, "organ".
FormResult<std::int64_t> SetTargets(account::Desk& desk, const account::Actor& actor, OrganId keeper,
                                    const std::vector<OrganId>& organs, const TargetForm& form);

}  // namespace gongkai::oversight

// Of a training for the whole county the other organs are told: that it takes place, that it was changed, that it does
// not take place. Those who keep their trainings learn it, but for the actor; each within the deed that is told of.
// Notices leave the house as letters: day, time and place stand in them, and no words that may name a person.
#pragma once

#include "account/deed.h"
#include "oversight/training/training.h"

namespace gongkai::oversight {

/// Of one that is still to come; of one of days gone by nobody is told.
void TellOfPlanning(account::Deed& deed, const Training& training);

/// One notice a change, and none where those to whom it was announced need not come at another time or to another
/// place. One that was the organ's own is announced now. `after` is not kept yet.
void TellOfChange(account::Deed& deed, const Training& before, const Training& after);

/// Before it is cancelled: organs that know of it learn that; who signed in himself learns that it does not count. Each
/// once.
void TellOfCancelling(account::Deed& deed, const Training& training);

}  // namespace gongkai::oversight

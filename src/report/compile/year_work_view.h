// What an organ put down of the work of its year (year_note.h), for other subjects: YearWorksOf.
#pragma once

#include "report/compile/year_note_store.h"  // IWYU pragma: export

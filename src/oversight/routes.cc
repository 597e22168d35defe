#include "oversight/routes.h"

#include "oversight/pages.h"
#include "oversight/survey/public_survey_pages.h"
#include "oversight/survey/survey_pages.h"
#include "oversight/training/training_pages.h"

namespace gongkai::oversight {

void AddRoutes(account::Office& office) {
  AddOversightPages(office);
  AddMeasureListPages(office);
  AddMeasureFormPages(office);
  AddMeasurePages(office);
  AddTrainingRoutes(office);
  AddSurveyListPages(office);
  AddSurveyFormPages(office);
  AddSurveyPages(office);
  AddPublicSurveyPages(office.router(), office.desk());
}

}  // namespace gongkai::oversight

#include "request/case_event.h"

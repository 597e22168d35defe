-- That a campaign was begun, its days, who was urged and for whom a file came stays as it was put down. Tested by src/report/campaign/campaign_actions_test.cc.
CREATE TRIGGER campaign_no_update BEFORE UPDATE ON campaign
BEGIN SELECT RAISE(ABORT, 'campaign is only added to'); END;
CREATE TRIGGER campaign_no_delete BEFORE DELETE ON campaign
BEGIN SELECT RAISE(ABORT, 'campaign is only added to'); END;
CREATE TRIGGER campaign_no_replace BEFORE INSERT ON campaign
WHEN EXISTS (SELECT 1 FROM campaign o WHERE o.year = NEW.year)
BEGIN SELECT RAISE(ABORT, 'campaign is only added to'); END;
CREATE TRIGGER campaign_day_no_update BEFORE UPDATE ON campaign_day
BEGIN SELECT RAISE(ABORT, 'campaign_day is only added to'); END;
CREATE TRIGGER campaign_day_no_delete BEFORE DELETE ON campaign_day
BEGIN SELECT RAISE(ABORT, 'campaign_day is only added to'); END;
CREATE TRIGGER campaign_day_no_replace BEFORE INSERT ON campaign_day
WHEN EXISTS (SELECT 1 FROM campaign_day o WHERE o.year = NEW.year AND o.number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'campaign_day is only added to'); END;
CREATE TRIGGER campaign_reminder_no_update BEFORE UPDATE ON campaign_reminder
BEGIN SELECT RAISE(ABORT, 'campaign_reminder is only added to'); END;
CREATE TRIGGER campaign_reminder_no_delete BEFORE DELETE ON campaign_reminder
BEGIN SELECT RAISE(ABORT, 'campaign_reminder is only added to'); END;
CREATE TRIGGER campaign_file_no_update BEFORE UPDATE ON campaign_file
BEGIN SELECT RAISE(ABORT, 'campaign_file is only added to'); END;
CREATE TRIGGER campaign_file_no_delete BEFORE DELETE ON campaign_file
BEGIN SELECT RAISE(ABORT, 'campaign_file is only added to'); END;
CREATE TRIGGER campaign_file_no_replace BEFORE INSERT ON campaign_file
WHEN EXISTS (SELECT 1 FROM campaign_file o WHERE o.upload_id = NEW.upload_id)
BEGIN SELECT RAISE(ABORT, 'campaign_file is only added to'); END;
CREATE TRIGGER campaign_reminder_no_replace BEFORE INSERT ON campaign_reminder
WHEN EXISTS (SELECT 1 FROM campaign_reminder o WHERE o.unit_id = NEW.unit_id AND o.year = NEW.year AND o.reminded_on = NEW.reminded_on AND o.way = NEW.way)
BEGIN SELECT RAISE(ABORT, 'campaign_reminder is only added to'); END;

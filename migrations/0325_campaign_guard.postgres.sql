-- That a campaign was begun, its days, who was urged and for whom a file came stays as it was put down. Tested by src/report/campaign/campaign_actions_test.cc.
CREATE FUNCTION campaign_stays() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  RAISE EXCEPTION 'campaign is only added to';
END $body$;
CREATE TRIGGER campaign_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON campaign
  FOR EACH STATEMENT EXECUTE FUNCTION campaign_stays();
CREATE FUNCTION campaign_day_stays() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  RAISE EXCEPTION 'campaign_day is only added to';
END $body$;
CREATE TRIGGER campaign_day_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON campaign_day
  FOR EACH STATEMENT EXECUTE FUNCTION campaign_day_stays();
CREATE FUNCTION campaign_reminder_stays() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  RAISE EXCEPTION 'campaign_reminder is only added to';
END $body$;
CREATE TRIGGER campaign_reminder_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON campaign_reminder
  FOR EACH STATEMENT EXECUTE FUNCTION campaign_reminder_stays();
CREATE FUNCTION campaign_file_stays() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  RAISE EXCEPTION 'campaign_file is only added to';
END $body$;
CREATE TRIGGER campaign_file_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON campaign_file
  FOR EACH STATEMENT EXECUTE FUNCTION campaign_file_stays();
